"""What a tally counts: one table from which the model, the recount and the figures are made.

Each counter is additive: the sum over teams and months is the counter of the institution, quarter, year or nation.
"""

from dataclasses import dataclass
from typing import Final

from django.db import models

from measurements.domain.criteria import CRITERIA
from measurements.domain.selection import RULES
from measurements.sql import first_broken, is_valid, keeps

VALID: Final = is_valid()


@dataclass(frozen=True, slots=True)
class Counter:
    """One column of the tally, and the SQL aggregate over entered measurements that fills it."""

    column: str
    aggregate: str
    field: type[models.Field] = models.PositiveIntegerField


def count_where(condition: str) -> str:
    """The SQL that counts the entered measurements for which the condition holds."""
    return f"count(*) FILTER (WHERE {condition})"


def sum_of_valid(column: str) -> str:
    """The SQL that sums a whole number over the valid measurements; 0 without any."""
    return f"coalesce(sum({column}) FILTER (WHERE {VALID}), 0)"


COUNTERS: Final[tuple[Counter, ...]] = (
    Counter("entered", "count(*)"),
    Counter("valid", count_where(VALID)),
    *(Counter(f"excluded_first_{rule.code.lower()}", count_where(first_broken(rule))) for rule in RULES),
    *(Counter(f"excluded_any_{rule.code.lower()}", count_where(f"NOT {keeps(rule)}")) for rule in RULES),
    Counter("fidelity_units", sum_of_valid("fidelity_units"), models.PositiveBigIntegerField),
    Counter("goal_attainment_units", sum_of_valid("goal_attainment_units"), models.PositiveBigIntegerField),
    Counter("process_all_met", count_where(f"{VALID} AND process_met = process_scored")),
    Counter("outcome_all_met", count_where(f"{VALID} AND outcome_met = outcome_scored")),
    Counter("process_at_norm", count_where(f"{VALID} AND 5 * process_met >= 4 * process_scored")),
    Counter("outcome_at_norm", count_where(f"{VALID} AND 5 * outcome_met >= 4 * outcome_scored")),
    *(Counter(f"{criterion.field}_met", count_where(f"{VALID} AND {criterion.field}")) for criterion in CRITERIA),
    *(
        Counter(f"{criterion.field}_scored", count_where(f"{VALID} AND {criterion.field} IS NOT NULL"))
        for criterion in CRITERIA
    ),
    *(
        Counter(f"{criterion.field}_scored_entered", count_where(f"{criterion.field} IS NOT NULL"))
        for criterion in CRITERIA
    ),
)

COUNTER_COLUMNS: Final = tuple(counter.column for counter in COUNTERS)
