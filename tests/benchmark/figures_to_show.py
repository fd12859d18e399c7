"""Figures made by hand, without a database: n trajectories with everything met, but for what a test changes."""

from benchmark.counters.columns import COUNTER_COLUMNS
from benchmark.domain.figures import Figures, figures_from
from measurements.domain.criteria import (
    CRITERIA,
    FIDELITY_UNITS_PER_ONE,
    GOAL_ATTAINMENT_UNITS_PER_ONE,
)


def figures_of_all_met(n: int, **changes: int) -> Figures:
    """The figures of n valid measurements in which everything was met, but for these counters."""
    counters = dict.fromkeys(COUNTER_COLUMNS, 0) | {
        "entered": n,
        "valid": n,
        "fidelity_units": n * FIDELITY_UNITS_PER_ONE,
        "goal_attainment_units": n * GOAL_ATTAINMENT_UNITS_PER_ONE,
        "process_all_met": n,
        "outcome_all_met": n,
    }
    for criterion in CRITERIA:
        counters |= {f"{criterion.field}_met": n, f"{criterion.field}_scored": n}
    assert not set(changes) - set(counters)
    return figures_from(counters | changes)
