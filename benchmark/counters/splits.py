"""By what the main counts are split: one table, from which the recount is made.

A split gives each measurement a value, several values (a multiple choice) or none (NULL: it is not in the split).
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

from django.db import models

from benchmark.counters.columns import Counter, count_where, sum_where, valid_under
from benchmark.domain.splits import FEW, MANY, MANY_ON_ONE_DAY, UNKNOWN_DAYS, Split
from measurements.domain.criteria import PROCESS_CRITERIA
from measurements.domain.definitions import FIRST, Definition
from measurements.sql import counted

ADMINISTRATIVE: Final = ("4c", "5d")
"""Process criteria about what the final report says, which is where the outcomes are recorded too."""


@dataclass(frozen=True, slots=True)
class SplitSql:
    """The SQL that gives the values of a split: an expression, or a set of them."""

    split: Split
    values: str
    is_set: bool = False


_WITHOUT_REPORT: Final = [one for one in PROCESS_CRITERIA if one.form_number not in ADMINISTRATIVE]

SPLITS: Final[tuple[SplitSql, ...]] = (
    SplitSql(Split.FAMILY_TYPE, "NULLIF(family_type, '')"),
    SplitSql(Split.PROBLEM, "SELECT DISTINCT unnest(problems)", is_set=True),
    SplitSql(Split.WORK_GOAL, "SELECT DISTINCT unnest(work_goals)", is_set=True),
    SplitSql(Split.FOLLOW_UP_ADVICE, "SELECT DISTINCT unnest(follow_up_advice)", is_set=True),
    SplitSql(Split.NOT_MET, "(process_scored - process_met)::text"),
    SplitSql(
        Split.NOT_MET_COMPLETE,
        f"CASE WHEN process_scored = {len(PROCESS_CRITERIA)} THEN (process_scored - process_met)::text END",
    ),
    SplitSql(
        Split.NOT_MET_WITHOUT_REPORT,
        "(" + " + ".join(f"({one.field} IS FALSE)::int" for one in _WITHOUT_REPORT) + ")::text",
    ),
    SplitSql(
        Split.CRITERION,
        "VALUES " + ", ".join(f"('{one.form_number}:' || {one.field}::int)" for one in PROCESS_CRITERIA),
        is_set=True,
    ),
    SplitSql(Split.DAYS_TO_FILL_IN, f"coalesce((completed_on - ended_on)::text, '{UNKNOWN_DAYS}')"),
    SplitSql(Split.SENT_THAT_DAY, f"CASE WHEN sent_that_day >= {MANY_ON_ONE_DAY} THEN '{MANY}' ELSE '{FEW}' END"),
)


@cache
def split_counters_under(definition: Definition) -> tuple[Counter, ...]:
    """What is counted per value of a split."""
    counts, valid = counted(definition), valid_under(definition)
    everything_met = f"{counts.process_met} + {counts.outcome_met} = {len(definition.criteria)}"
    return (
        Counter("entered", "count(*)"),
        Counter("valid", count_where(valid)),
        Counter("everything_met", count_where(f"{valid} AND {everything_met}")),
        Counter("fidelity_units", sum_where(valid, counts.fidelity_units), models.PositiveBigIntegerField),
        Counter(
            "goal_attainment_units", sum_where(valid, counts.goal_attainment_units), models.PositiveBigIntegerField
        ),
        Counter("resolved_scored", count_where(f"{valid} AND crisis_resolved IS NOT NULL")),
        Counter("resolved", count_where(f"{valid} AND crisis_resolved")),
        Counter("positive", count_where(f"{valid} AND {counts.outcome_met} >= 2")),
    )


def split_rows() -> str:
    """The SQL set of (split, value) of one measurement, to be joined laterally to it."""
    plain = ", ".join(f"('{one.split}', {one.values})" for one in SPLITS if not one.is_set)
    sets = [f"SELECT '{one.split}', value FROM ({one.values}) AS of_one (value)" for one in SPLITS if one.is_set]  # noqa: S608
    return " UNION ALL ".join([f"VALUES {plain}", *sets])


SPLIT_COUNTERS: Final = split_counters_under(FIRST)
SPLIT_COUNTER_COLUMNS: Final = tuple(counter.column for counter in SPLIT_COUNTERS)
