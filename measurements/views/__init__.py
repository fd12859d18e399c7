"""The pages about measurements."""
