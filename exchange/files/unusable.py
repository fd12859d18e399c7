"""A file that cannot be used as a whole, and the numbers in what is said about it."""


class UnusableFile(Exception):
    """Nothing can be read of this file; str() is what is wrong and what to do now, in Dutch."""


def in_dutch(number: int) -> str:
    """100000 as 100.000."""
    return f"{number:,}".replace(",", ".")
