"""Readable pseudonymous codes for measurements: nothing in them says who the family is."""

import random
from typing import Final

LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"
DIGITS: Final = "23456789"
"""Without I, O, 0 and 1, which people mix up when they read a code to each other."""


def random_code(source: random.Random) -> str:
    """A code such as K7-4F2Q, drawn from `source`; about 200 million different ones, unique only by checking."""
    letter, digit = source.choice(LETTERS), source.choice(DIGITS)
    tail = "".join(source.choice(LETTERS + DIGITS) for _ in range(4))
    return f"{letter}{digit}-{tail}"
