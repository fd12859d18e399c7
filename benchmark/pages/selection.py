"""Entered, valid and excluded, with the reasons in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from benchmark.domain.figures import Figures
from measurements.domain.selection import RULE_CODES

REASONS: Final[Mapping[str, str]] = {
    "empty": "Er is niets gescoord",
    "R2": "Minder dan 8 van de 11 uitvoeringscriteria zijn gescoord",
    "R3": "Minder dan 2 van de 3 uitkomstcriteria zijn gescoord",
    "R1": "Geen enkel uitvoeringscriterium is behaald",
}
"""Per selection rule what is the matter with a measurement that breaks it."""


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """A reason and how many measurements it leaves out: as first reason, and whatever else is the matter."""

    text: str
    first: int
    any: int


@dataclass(frozen=True, slots=True)
class Selection:
    """How many measurements were entered, how many count, and why the others do not."""

    entered: int
    valid: int
    excluded: int
    reasons: tuple[ReasonRow, ...]


def selection(figures: Figures) -> Selection:
    """The counts of the selection, with the reasons in the order in which they are looked for."""
    rows = (ReasonRow(REASONS[code], figures.excluded_first[code], figures.excluded_any[code]) for code in RULE_CODES)
    return Selection(figures.entered, figures.valid, figures.excluded, tuple(rows))
