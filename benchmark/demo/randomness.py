"""Chance that can be repeated: fictitious data has to be the same every time."""

from random import Random


def stream(*key: str | int) -> Random:
    """A source of random numbers that is the same for the same key and unrelated to all others."""
    return Random("/".join(map(str, key)))
