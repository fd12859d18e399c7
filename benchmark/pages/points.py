"""How a difference is written: in whole points with its sign, and never as 0 where it was shown to be more or less."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from benchmark.domain.differences import Change
from benchmark.domain.rounding import half_up
from benchmark.files.dataset import Cell

BESIDE_0: Final[Mapping[Change | None, str]] = {Change.HIGHER: "meer dan 0", Change.LOWER: "minder dan 0"}


def points_text(value: float, change: Change | None) -> str:
    """A difference, or an end of its interval, as a part of 1: half up, such as "+8"; "0" has no sign.

    What rounds to 0 although 0 lies outside the interval is "meer dan 0" or "minder dan 0".
    """
    whole = half_up(Fraction(value) * 100)
    if whole:
        return f"{whole:+d}"
    return BESIDE_0.get(change, "0")


def points_cell(text: str) -> Cell:
    """The points for a file, as a number to count with; "meer dan 0" and nothing stay texts."""
    return int(text) if text.lstrip("+-").isdigit() else text
