"""What a tally counts: one table from which the model, the recount and the figures are made.

Each counter is additive: the sum over teams and months is the counter of the institution, quarter, year or nation.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

from django.db import models

from measurements.domain.criteria import CRITERIA
from measurements.domain.definitions import FIRST, Definition
from measurements.sql import Counted, counted, first_broken, is_valid, keeps


@dataclass(frozen=True, slots=True)
class Counter:
    """One column of the tally, and the SQL aggregate over entered measurements that fills it."""

    column: str
    aggregate: str
    field: type[models.Field] = models.PositiveIntegerField


def count_where(condition: str) -> str:
    """The SQL that counts the entered measurements for which the condition holds."""
    return f"count(*) FILTER (WHERE {condition})"


def sum_where(condition: str, expression: str) -> str:
    """The SQL that sums a whole number over the entered measurements for which the condition holds; 0 without any."""
    return f"coalesce(sum({expression}) FILTER (WHERE {condition}), 0)"


@cache
def counters_under(definition: Definition) -> tuple[Counter, ...]:
    """The counters as this definition fills them; their columns are the same under every definition."""
    counts = counted(definition)
    return (*_selection(definition, counts), *_composites(definition, counts), *_criteria(definition))


def valid_under(definition: Definition) -> str:
    """The SQL condition that an entered measurement counts under this definition."""
    return is_valid(definition.rules, counted(definition))


def _selection(definition: Definition, counts: Counted) -> tuple[Counter, ...]:
    rules = definition.rules
    return (
        Counter("entered", "count(*)"),
        Counter("valid", count_where(valid_under(definition))),
        *(
            Counter(f"excluded_first_{rule.code.lower()}", count_where(first_broken(rule, rules, counts)))
            for rule in rules
        ),
        *(Counter(f"excluded_any_{rule.code.lower()}", count_where(f"NOT {keeps(rule, counts)}")) for rule in rules),
    )


def _composites(definition: Definition, counts: Counted) -> tuple[Counter, ...]:
    """Of the year figures the sums and the sums of squares, in whole units, and what stands beside them."""
    valid, norm = valid_under(definition), definition.norm
    conditions = {
        "process_all_met": f"{counts.process_met} = {counts.process_scored}",
        "outcome_all_met": f"{counts.outcome_met} = {counts.outcome_scored}",
        "process_at_norm": f"{norm.denominator} * {counts.process_met} >= {norm.numerator} * {counts.process_scored}",
        "outcome_at_norm": f"{norm.denominator} * {counts.outcome_met} >= {norm.numerator} * {counts.outcome_scored}",
        "everything_met": f"{counts.process_met} + {counts.outcome_met} = {len(definition.criteria)}",
        "positive": f"{counts.outcome_met} >= 2",
    }
    sums = {
        "fidelity_units": counts.fidelity_units,
        "goal_attainment_units": counts.goal_attainment_units,
        "fidelity_squares": f"{counts.fidelity_units}::bigint * {counts.fidelity_units}",
        "goal_attainment_squares": f"{counts.goal_attainment_units}::bigint * {counts.goal_attainment_units}",
    }
    return (
        *(Counter(column, sum_where(valid, what), models.PositiveBigIntegerField) for column, what in sums.items()),
        *(Counter(column, count_where(f"{valid} AND {what}")) for column, what in conditions.items()),
    )


def _criteria(definition: Definition) -> tuple[Counter, ...]:
    valid = valid_under(definition)
    fields = [criterion.field for criterion in CRITERIA]
    return (
        *(Counter(f"{field}_met", count_where(f"{valid} AND {field}")) for field in fields),
        *(Counter(f"{field}_scored", count_where(f"{valid} AND {field} IS NOT NULL")) for field in fields),
        *(Counter(f"{field}_scored_entered", count_where(f"{field} IS NOT NULL")) for field in fields),
    )


COUNTERS: Final = counters_under(FIRST)
COUNTER_COLUMNS: Final = tuple(counter.column for counter in COUNTERS)
