"""How much each year brings and how its figures differ from those of 2022; invented, except for 2022."""

from dataclasses import dataclass
from typing import Final

from benchmark.demo.institutions import MERGED_ON, OUTLINES, Outline
from benchmark.demo.randomness import stream

PUBLISHED_YEAR: Final = 2022
FIRST_YEAR: Final = 2018

SMALLEST_SIZE: Final = 3
SPREAD: Final = 0.10
"""How much the size of one institution swings from year to year (standard deviation of its logarithm)."""


@dataclass(frozen=True, slots=True)
class Year:
    """The volume as a share of 2022's, and shifts of the chances, in standard normal units."""

    volume: float
    process: float
    outcome: float


YEARS: Final[dict[int, Year]] = {
    2018: Year(0.67, -0.16, 0.22),
    2019: Year(0.70, -0.12, 0.24),
    2020: Year(0.66, -0.14, 0.16),
    2021: Year(0.80, -0.04, 0.00),
    2022: Year(1.00, 0.00, 0.00),
    2023: Year(0.90, 0.03, -0.04),
    2024: Year(0.86, -0.02, -0.02),
    2025: Year(0.82, 0.05, 0.05),
}
LATER: Final = Year(0.82, 0.07, 0.08)
"""Every year that the table does not know yet."""


def year_plan(year: int) -> Year:
    """What this year brings; years after the table are all alike."""
    return YEARS.get(year, LATER)


def takes_part(outline: Outline, year: int) -> bool:
    """Whether the institution fills in measurements in this year."""
    ended = bool(outline.merged_into) and year >= MERGED_ON.year
    return outline.first_year <= year and not ended


def valid_measurements(outline: Outline, year: int, seed: int) -> int:
    """How many valid measurements the institution has in this year: the published number in 2022."""
    if not takes_part(outline, year):
        return 0
    joined = [other for other in OUTLINES if other.merged_into == outline.code and not takes_part(other, year)]
    size = outline.valid_in_2022 + sum(other.valid_in_2022 for other in joined)
    if year == PUBLISHED_YEAR:
        return size
    swing = stream(seed, "size", outline.code, year).lognormvariate(0, SPREAD)
    return max(SMALLEST_SIZE, round(size * year_plan(year).volume * swing))
