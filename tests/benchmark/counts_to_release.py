"""Counts of institutions made by hand, without a database, for releases to be made from."""

from typing import Any

from benchmark.counters.columns import COUNTER_COLUMNS
from benchmark.domain.releases.counts import Counts, InstitutionCounts
from benchmark.domain.splits import SplitCounts
from measurements.domain.criteria import CRITERIA, FIDELITY_UNITS_PER_ONE, GOAL_ATTAINMENT_UNITS_PER_ONE

SIZES = {"aa": 72, "bb": 89, "cc": 58, "dd": 45, "ee": 102, "ff": 55}
"""Valid measurements of six institutions."""

CODES = {
    "family_type": ["TG01", "TG02", "TG03"],
    "problem": ["PJ01", "PJ02"],
    "work_goal": ["WD01"],
    "follow_up_advice": ["VH01"],
}


def counts_of_sizes(sizes: dict[str, int] = SIZES) -> Counts:
    """Institutions of these sizes, each with about 6% not met on every criterion and two family types."""
    return {code: institution_counts(n) for code, n in sizes.items()}


def institution_counts(n: int, **changes: int) -> InstitutionCounts:
    """n complete measurements, of which about 6% have nothing met but one process criterion."""
    bad = round(n * 0.06)
    good = n - bad
    counters = dict.fromkeys(COUNTER_COLUMNS, 0) | {"entered": n, "valid": n, "process_all_met": good}
    counters |= {"outcome_all_met": good, "everything_met": good, "positive": good}
    counters |= {"fidelity_units": good * FIDELITY_UNITS_PER_ONE, "fidelity_squares": good * FIDELITY_UNITS_PER_ONE**2}
    counters |= {"goal_attainment_units": good * GOAL_ATTAINMENT_UNITS_PER_ONE}
    counters |= {"goal_attainment_squares": good * GOAL_ATTAINMENT_UNITS_PER_ONE**2}
    for criterion in CRITERIA:
        counters |= {f"{criterion.field}_met": good, f"{criterion.field}_scored": n}
        counters |= {f"{criterion.field}_scored_entered": n}
    return InstitutionCounts(counters | changes, _splits(n, good))


def _splits(n: int, good: int) -> dict[str, Any]:
    half, bad_of_half = n // 2, (n - good) // 2
    return {
        "family_type": _thirds(n, good),
        "problem": {"PJ01": _group(half, half - bad_of_half)},
        "not_met": {"0": _group(good, good), "10": _group(n - good, 0)},
    }


def _thirds(n: int, good: int) -> dict[str, SplitCounts]:
    """Three family types of about the same size, each with its part of what was met."""
    third, bad_of_third = n // 3, (n - good) // 3
    first = _group(third, third - bad_of_third)
    return {"TG01": first, "TG02": first, "TG03": _group(n - 2 * third, good - 2 * (third - bad_of_third))}


def _group(n: int, good: int) -> SplitCounts:
    return SplitCounts(
        entered=n,
        valid=n,
        everything_met=good,
        fidelity_units=good * FIDELITY_UNITS_PER_ONE,
        goal_attainment_units=good * GOAL_ATTAINMENT_UNITS_PER_ONE,
        resolved_scored=n,
        resolved=good,
        positive=good,
    )
