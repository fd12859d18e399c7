"""The start page of each role, composed by what somebody may do; only config may know all apps."""
