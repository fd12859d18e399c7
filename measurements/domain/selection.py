"""Which measurements count: the selection rules of the benchmark as one table.

Python reads the table through `broken_rules`, SQL through `measurements.sql`; a property test holds both readings
equal. Source: the annual report, "selectie van de metingen"; that several trajectories of one family in one year
each count (R4) needs no rule: nothing here looks at the family.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from measurements.domain.criteria import OUTCOME_CRITERIA, PROCESS_CRITERIA, Criterion

Score = bool | None
"""True = met (behaald), False = not met (niet behaald), None = not scored (niet gescoord), which is never 0."""


@dataclass(frozen=True, slots=True)
class ScoreCounts:
    """How many of the 11 process and 3 outcome criteria of one measurement were scored and met."""

    process_scored: int
    process_met: int
    outcome_scored: int
    outcome_met: int

    @property
    def scored(self) -> int:
        """How many of all 14 criteria were scored; 0 is an empty form."""
        return self.process_scored + self.outcome_scored


@dataclass(frozen=True, slots=True)
class SelectionRule:
    """A measurement counts when `count`, a field of ScoreCounts, is at least `minimum`."""

    code: str
    label: str
    count: str
    minimum: int


RULES: Final[tuple[SelectionRule, ...]] = (
    SelectionRule("empty", "Er is iets gescoord", "scored", 1),
    SelectionRule("R2", "Minstens 8 van de 11 uitvoeringscriteria zijn gescoord", "process_scored", 8),
    SelectionRule("R3", "Minstens 2 van de 3 uitkomstcriteria zijn gescoord", "outcome_scored", 2),
    SelectionRule("R1", "Minstens 1 van de 11 uitvoeringscriteria is behaald", "process_met", 1),
)
"""In the order in which the first reason for an exclusion is looked for."""

RULE_CODES: Final = tuple(rule.code for rule in RULES)


def count_scores(scores: Mapping[str, Score]) -> ScoreCounts:
    """The counts behind the rules, from a score per criterion field; a missing field raises KeyError."""
    return ScoreCounts(
        process_scored=_scored(scores, PROCESS_CRITERIA),
        process_met=_met(scores, PROCESS_CRITERIA),
        outcome_scored=_scored(scores, OUTCOME_CRITERIA),
        outcome_met=_met(scores, OUTCOME_CRITERIA),
    )


def broken_rules(counts: ScoreCounts) -> tuple[SelectionRule, ...]:
    """Every rule that this measurement breaks, first reason first; none means that it is valid."""
    return tuple(rule for rule in RULES if getattr(counts, rule.count) < rule.minimum)


def _scored(scores: Mapping[str, Score], criteria: Iterable[Criterion]) -> int:
    return sum(scores[criterion.field] is not None for criterion in criteria)


def _met(scores: Mapping[str, Score], criteria: Iterable[Criterion]) -> int:
    return sum(scores[criterion.field] is True for criterion in criteria)
