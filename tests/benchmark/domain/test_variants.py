"""The ways to make one figure of many answers, on the same trajectories."""

from fractions import Fraction

from benchmark.domain.variants import BESIDE_PUBLISHED, VARIANTS
from tests.benchmark.figures_to_show import figures_of_all_met


def test_each_variant_weighs_answers_in_its_own_way() -> None:
    """Ten trajectories: in one of them 5a was not scored and 5b not met, so 1 of 2; in the others 3 of 3."""
    outcome = figures_of_all_met(
        10,
        goal_attainment_units=9 * 6 + 3,
        crisis_resolved_met=9,
        crisis_resolved_scored=9,
        family_safe_enough_met=9,
        outcome_all_met=9,
        outcome_at_norm=9,
    ).outcome
    assert {one.letter: one.value(outcome) for one in VARIANTS} == {
        "A": Fraction(28, 29),
        "B": Fraction(29, 30),
        "C": Fraction(19, 20),
        "D": Fraction(9, 10),
        "E": Fraction(9, 10),
        "F": Fraction(28, 30),
    }


def test_without_data_no_variant_has_a_value() -> None:
    assert {one.value(figures_of_all_met(0).process) for one in VARIANTS} == {None}


def test_beside_what_was_published_ours_comes_first() -> None:
    assert [one.letter for one in BESIDE_PUBLISHED] == ["C", "A", "B", "D"]
