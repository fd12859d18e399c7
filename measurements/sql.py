"""The counts and the selection rules as SQL, from the same tables that Python reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import F, Func, IntegerField, Q, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import NullIf
from django.db.models.lookups import GreaterThanOrEqual

from measurements.domain.criteria import (
    CRITERIA,
    FIDELITY_UNITS_PER_ONE,
    GOAL_ATTAINMENT_UNITS_PER_ONE,
    Criterion,
    Kind,
)
from measurements.domain.definitions import Definition
from measurements.domain.selection import RULES, SelectionRule


class NonNulls(Func):
    """How many of the expressions are not NULL."""

    function = "num_nonnulls"
    output_field = IntegerField()


def scored(criteria: Sequence[Criterion]) -> NonNulls:
    """How many of the criteria are scored."""
    return NonNulls(*(F(criterion.field) for criterion in criteria))


def met(criteria: Sequence[Criterion]) -> NonNulls:
    """How many of the criteria are met: not met becomes NULL and is not counted."""
    return NonNulls(*(NullIf(F(criterion.field), Value(False)) for criterion in criteria))


def units(criteria: Sequence[Criterion], units_per_one: int) -> Combinable:
    """met / scored in whole units; NULL when nothing is scored."""
    return Value(units_per_one) * met(criteria) / NullIf(scored(criteria), Value(0))


@dataclass(frozen=True, slots=True)
class Counted:
    """SQL expressions on a row of measurements for what is scored and met under a definition.

    The fields of ScoreCounts, and the trajectory's fidelity and goal attainment in whole units.
    """

    process_scored: str
    process_met: str
    outcome_scored: str
    outcome_met: str
    fidelity_units: str
    goal_attainment_units: str

    @property
    def scored(self) -> str:
        """How many criteria of both kinds are scored."""
        return f"({self.process_scored} + {self.outcome_scored})"


GENERATED: Final = Counted(
    "process_scored", "process_met", "outcome_scored", "outcome_met", "fidelity_units", "goal_attainment_units"
)
"""The columns that PostgreSQL keeps, which are about all criteria."""


def counted(definition: Definition) -> Counted:
    """The expressions for this definition: the generated columns where all criteria count."""
    if definition.criteria == CRITERIA:
        return GENERATED
    process, outcome = (definition.of_kind(kind) for kind in (Kind.PROCESS, Kind.OUTCOME))
    return Counted(
        _how_many(process, "IS NOT NULL"),
        _how_many(process, "IS TRUE"),
        _how_many(outcome, "IS NOT NULL"),
        _how_many(outcome, "IS TRUE"),
        _units(process, FIDELITY_UNITS_PER_ONE),
        _units(outcome, GOAL_ATTAINMENT_UNITS_PER_ONE),
    )


def _how_many(criteria: Sequence[Criterion], condition: str) -> str:
    return "(" + " + ".join(["0", *(f"({one.field} {condition})::int" for one in criteria)]) + ")"


def _units(criteria: Sequence[Criterion], units_per_one: int) -> str:
    return f"({units_per_one} * {_how_many(criteria, 'IS TRUE')} / NULLIF({_how_many(criteria, 'IS NOT NULL')}, 0))"


def keeps(rule: SelectionRule, counts: Counted = GENERATED) -> str:
    """The SQL condition, on a row of measurements, that the rule is kept."""
    return f"({getattr(counts, rule.count)} >= {rule.minimum})"


def is_valid(rules: Sequence[SelectionRule] = RULES, counts: Counted = GENERATED) -> str:
    """The SQL condition that every rule is kept."""
    return "(" + " AND ".join(keeps(rule, counts) for rule in rules) + ")"


def kept_rules() -> Q:
    """The condition, on a queryset of measurements, that every rule is kept."""
    scored_at_all = F("process_scored") + F("outcome_scored")
    counts = {rule: scored_at_all if rule.count == "scored" else F(rule.count) for rule in RULES}
    return Q(*(GreaterThanOrEqual(count, rule.minimum) for rule, count in counts.items()))


def first_broken(rule: SelectionRule, rules: Sequence[SelectionRule] = RULES, counts: Counted = GENERATED) -> str:
    """The SQL condition that this rule is broken and no rule before it in the table is."""
    earlier = rules[: rules.index(rule)]
    return "(" + " AND ".join([*(keeps(other, counts) for other in earlier), f"NOT {keeps(rule, counts)}"]) + ")"
