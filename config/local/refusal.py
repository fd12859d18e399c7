"""The one error a person may see from the local services."""


class Refused(Exception):
    """Something the person at the keyboard can put right; the message says how and holds no password."""
