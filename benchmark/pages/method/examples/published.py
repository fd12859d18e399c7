"""What was published before, and the years of which only a picture is known."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from benchmark.domain.published import PUBLISHED, YEARS_WITHOUT_NUMBERS, PublishedFigure
from benchmark.domain.rounding import percent_text
from benchmark.pages.method.examples.table import Table, table
from benchmark.pages.wording import whole

UNKNOWN_YEARS: Final = f"{YEARS_WITHOUT_NUMBERS[0]} tot en met {YEARS_WITHOUT_NUMBERS[-1]}"
PUBLISHED_COVERAGE: Final = (Fraction(50, 100), Fraction(60, 100))
"""The part of the trajectories with a measurement, in published research."""


@dataclass(frozen=True, slots=True)
class PublishedFigures:
    """The published figures as a table, and what is not known."""

    figures: Table
    unknown_years: str
    coverage: str


def published_figures() -> PublishedFigures:
    """Built anew at each call."""
    columns = ("Jaren", "Aantal", "Behandelgetrouwheid", "Doelbereiking", "Bron")
    rows = (
        (one.period, _number(one), percent_text(one.fidelity), percent_text(one.goal_attainment), one.source)
        for one in PUBLISHED
    )
    return PublishedFigures(
        figures=table("Landelijke cijfers die al waren gepubliceerd; deze zijn echt", columns, rows, ("Bron",)),
        unknown_years=UNKNOWN_YEARS,
        coverage=" tot ".join(map(percent_text, PUBLISHED_COVERAGE)),
    )


def _number(one: PublishedFigure) -> str:
    """How many there were, and of what."""
    return f"{whole(one.n)} {'gezinnen' if one.counts_families else 'trajecten'}"
