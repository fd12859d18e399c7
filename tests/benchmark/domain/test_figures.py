"""The figures behind counters, where they are about to go wrong."""

from fractions import Fraction

from benchmark.counters.columns import COUNTER_COLUMNS
from benchmark.domain.figures import figures_from
from benchmark.domain.share import Share

NOTHING = dict.fromkeys(COUNTER_COLUMNS, 0)


def test_figures_of_nothing_have_no_value_and_do_not_divide_by_zero() -> None:
    figures = figures_from(NOTHING)
    assert (figures.entered, figures.valid, figures.excluded) == (0, 0, 0)
    assert figures.fidelity.value is figures.goal_attainment.value is figures.process.criterion_mean is None
    assert figures.process.missing_as_zero.value is figures.missing("1", only_valid=True).value is None
    assert (figures.process.criteria_at_norm, figures.process.assessed) == (0, ())


def test_a_criterion_that_nobody_scored_is_not_among_those_assessed() -> None:
    counters = NOTHING | {"valid": 5, "entered": 6, "crisis_resolved_met": 4, "crisis_resolved_scored": 5}
    figures = figures_from(counters)
    assert figures.outcome.assessed == (Share(4, 5),)
    assert figures.outcome.criteria_at_norm == 1
    assert figures.outcome.criterion_mean == Fraction(4, 5)
    assert figures.excluded == 1


def test_missing_is_told_among_the_valid_and_among_all_entered() -> None:
    counters = NOTHING | {
        "valid": 10,
        "entered": 20,
        "weekly_supervision_scored": 9,
        "weekly_supervision_scored_entered": 12,
    }
    figures = figures_from(counters)
    assert figures.missing("6", only_valid=True) == Share(1, 10)
    assert figures.missing("6", only_valid=False) == Share(8, 20)
