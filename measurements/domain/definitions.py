"""Versions of what the benchmark means: which criteria and rules count, and the norm, each with the period it is for.

A change of a definition is a new row with the first day from which it holds, always the first of a year: figures of
earlier years keep their own. A version that holds from no day is only there to lay a year beside itself under other
rules.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Final

from measurements.domain.criteria import CRITERIA, NORM, OUTCOME_CRITERIA, PROCESS_CRITERIA, Criterion, Kind
from measurements.domain.selection import RULES, SelectionRule


@dataclass(frozen=True, slots=True)
class Definition:
    """The criteria whose scores count, the rules of selection over them, and the norm as a part of 1."""

    version: str
    label: str
    applies_from: date | None
    criteria: tuple[Criterion, ...]
    rules: tuple[SelectionRule, ...]
    norm: Fraction

    def of_kind(self, kind: Kind) -> tuple[Criterion, ...]:
        """The criteria of this kind, in report order."""
        return tuple(criterion for criterion in self.criteria if criterion.kind is kind)


FIRST: Final = Definition("2.0", "kwaliteitsmeting ASH 2.0", date(2000, 1, 1), CRITERIA, RULES, NORM)

COMPLETE_ONLY: Final = replace(
    FIRST,
    version="2.0-volledig",
    label="alleen metingen waarin alles is gescoord",
    applies_from=None,
    rules=(
        RULES[0],
        SelectionRule("R2", "Alle 11 uitvoeringscriteria zijn gescoord", "process_scored", len(PROCESS_CRITERIA)),
        SelectionRule("R3", "Alle 3 uitkomstcriteria zijn gescoord", "outcome_scored", len(OUTCOME_CRITERIA)),
        RULES[3],
    ),
)
"""For laying a year beside itself: how much do the figures owe to measurements with gaps?"""

DEFINITIONS: Final[tuple[Definition, ...]] = (FIRST, COMPLETE_ONLY)


def definition_of(day: date) -> Definition:
    """The definition that holds on this day; KeyError before the first one."""
    started = [one for one in DEFINITIONS if one.applies_from is not None and one.applies_from <= day]
    if not started:
        raise KeyError(day)
    return max(started, key=lambda one: one.applies_from or day)


def definition_by_version(version: str) -> Definition:
    """The definition with this version; KeyError when there is none."""
    return {one.version: one for one in DEFINITIONS}[version]


def years_of_change(years: Iterable[int]) -> frozenset[int]:
    """Those of these years in which another definition holds than in the year before among them.

    A trend line breaks before such a year.
    """
    versions = {year: definition_of(date(year, 1, 1)).version for year in sorted(set(years))}
    return frozenset(year for before, year in pairwise(sorted(versions)) if versions[before] != versions[year])
