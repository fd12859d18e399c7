"""Numbers, dates and names in sentences."""

from collections.abc import Sequence
from datetime import date


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun, such as "1 meting" or "1.347 metingen"; "geen metingen" for none."""
    return f"geen {many}" if number == 0 else f"{number:,} {one if number == 1 else many}".replace(",", ".")


def which(number: int, one: str, many: str) -> str:
    """The form of a verb or pronoun that goes with this number."""
    return one if number == 1 else many


def measurements(number: int) -> str:
    """A number of measurements, such as "1 meting"."""
    return counted(number, "meting", "metingen")


def and_list(words: Sequence[str]) -> str:
    """Words in a row, such as "Noord, Oost en Zuid"."""
    return " en ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def written(day: date) -> str:
    """The day as the pages write it, such as 31-12-2025."""
    return f"{day.day}-{day.month}-{day.year}"
