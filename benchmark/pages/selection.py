"""Entered, valid and excluded, with the reasons in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from benchmark.domain.figures import Figures
from benchmark.files.dataset import Dataset
from measurements.domain.criteria import OUTCOME_CRITERIA, PROCESS_CRITERIA
from measurements.domain.selection import RULE_CODES, RULES, SelectionRule

NOTHING: Final[Mapping[str, str]] = {
    "scored": "Er is niets gescoord",
    "process_met": "Geen enkel uitvoeringscriterium is behaald",
}
"""In words that a minimum of 1 is not reached, by the field of ScoreCounts."""

TOO_FEW: Final[Mapping[str, str]] = {
    "process_scored": f"van de {len(PROCESS_CRITERIA)} uitvoeringscriteria zijn gescoord",
    "outcome_scored": f"van de {len(OUTCOME_CRITERIA)} uitkomstcriteria zijn gescoord",
}
"""The words after "Minder dan 8", by the field of ScoreCounts."""


def reason_text(rule: SelectionRule) -> str:
    """What is the matter with a measurement that breaks this rule; a rule without words raises KeyError."""
    return NOTHING[rule.count] if rule.minimum == 1 else f"Minder dan {rule.minimum} {TOO_FEW[rule.count]}"


REASONS: Final[Mapping[str, str]] = {rule.code: reason_text(rule) for rule in RULES}
"""Per selection rule what is the matter with a measurement that breaks it."""

SEVERAL_REASONS: Final = "Een meting met twee redenen staat hier twee keer."


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


def reason_tables(selection: Selection, about: str) -> dict[str, Dataset]:
    """Both tables of reasons as files, by their names; none where every measurement counts, as on the page.

    `about` says whose measurements, and of which period.
    """
    if not selection.excluded:
        return {}
    counts = f"Ingevoerd: {selection.entered}. Geldig: {selection.valid}. Telt niet mee: {selection.excluded}."
    columns, title = ("Reden", "Metingen"), "Waarom metingen niet meetellen"
    first = tuple((reason.text, reason.first) for reason in selection.reasons)
    every = tuple((reason.text, reason.any) for reason in selection.reasons)
    return {
        "redenen": Dataset(f"{title}, elk met de eerste reden: {about}", columns, first, (counts,)),
        "alle-redenen": Dataset(f"{title}, alle redenen: {about}", columns, every, (counts, SEVERAL_REASONS)),
    }
