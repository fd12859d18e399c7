"""The counts and the selection rules as SQL, from the same tables that Python reads."""

from collections.abc import Sequence

from django.db.models import F, Func, IntegerField, Q, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import NullIf
from django.db.models.lookups import GreaterThanOrEqual

from measurements.domain.criteria import Criterion
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


def keeps(rule: SelectionRule) -> str:
    """The SQL condition, on a row of measurements, that the rule is kept."""
    count = "process_scored + outcome_scored" if rule.count == "scored" else rule.count
    return f"({count} >= {rule.minimum})"


def is_valid() -> str:
    """The SQL condition that every rule is kept."""
    return "(" + " AND ".join(keeps(rule) for rule in RULES) + ")"


def kept_rules() -> Q:
    """The condition, on a queryset of measurements, that every rule is kept."""
    scored_at_all = F("process_scored") + F("outcome_scored")
    counts = {rule: scored_at_all if rule.count == "scored" else F(rule.count) for rule in RULES}
    return Q(*(GreaterThanOrEqual(count, rule.minimum) for rule, count in counts.items()))


def first_broken(rule: SelectionRule) -> str:
    """The SQL condition that this rule is broken and no rule before it in the table is."""
    earlier = RULES[: RULES.index(rule)]
    return "(" + " AND ".join([*(keeps(other) for other in earlier), f"NOT {keeps(rule)}"]) + ")"
