"""The forms of the measurement pages."""
