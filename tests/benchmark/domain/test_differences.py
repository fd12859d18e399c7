"""The difference between two scores, and the word for it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep

from benchmark.domain.differences import Change, Difference, difference
from benchmark.domain.share import EffectiveMean, Share, TrajectoryMean

shares = st.integers(1, 300).flatmap(lambda n: st.builds(Share, st.integers(0, n), st.just(n)))
means = st.builds(
    lambda part, size: EffectiveMean(TrajectoryMean(part * 20, 20, 1000), size),
    st.integers(0, 1000),
    st.floats(1, 3000),
)
figures = st.one_of(shares, means)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
    ],
)
def test_it_is_that_of_the_examples_in_the_paper(one, other, low, high):
    found = difference(Share(*one), Share(*other))
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@given(shares, shares)
@settings(deadline=None)
def test_it_is_that_of_statsmodels(one, other):
    low, high = confint_proportions_2indep(
        one.met, one.scored, other.met, other.scored, method="newcomb", compare="diff"
    )
    found = difference(one, other)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)


@given(figures, figures)
def test_the_other_way_round_it_mirrors(one, other):
    there, back = difference(one, other), difference(other, one)
    assert (there.value, there.low, there.high) == pytest.approx((-back.value, -back.high, -back.low), abs=1e-12)


@given(figures, figures)
def test_the_interval_holds_the_difference_and_stays_between_minus_1_and_1(one, other):
    found = difference(one, other)
    assert -1 - 1e-12 <= found.low <= found.value <= found.high <= 1 + 1e-12


@given(figures)
def test_the_same_score_twice_is_no_change(figure):
    found = difference(figure, figure)
    assert found.value == 0
    assert found.change in (Change.NOT_SHOWN, None)


@pytest.mark.parametrize("other", [Share(3, 4), Share(0, 0), EffectiveMean(TrajectoryMean(3, 4, 1), 4.0)])
@pytest.mark.parametrize("nothing", [Share(0, 0), EffectiveMean(TrajectoryMean(0, 0, 6), 0.0)])
def test_beside_nothing_there_is_no_difference(nothing, other):
    assert difference(nothing, other) is None
    assert difference(other, nothing) is None


@pytest.mark.parametrize(
    ("low", "high", "change"),
    [
        (0.01, 0.2, Change.HIGHER),
        (-0.2, -0.01, Change.LOWER),
        (-0.01, 0.2, Change.NOT_SHOWN),
        (0.0, 0.2, Change.NOT_SHOWN),
        (-0.2, 0.0, Change.NOT_SHOWN),
    ],
)
def test_it_is_higher_or_lower_only_when_0_lies_outside_the_interval(low, high, change):
    assert Difference((low + high) / 2, low, high, 10).change == change


def test_a_difference_that_rests_on_nine_trajectories_has_no_word():
    assert difference(Share(9, 9), Share(0, 200)).change is None
    assert difference(Share(200, 200), Share(0, 9)).change is None
    assert difference(Share(10, 10), Share(0, 200)).change == Change.HIGHER


def test_equal_means_of_different_sizes_differ_by_exactly_0():
    one, other = (EffectiveMean(TrajectoryMean(7 * n, n, 10), n * 3.7) for n in (30, 45))
    assert difference(one, other).value == 0


@pytest.mark.parametrize(("n", "points"), [(25, 21), (50, 15), (80, 12), (135, 9), (197, 7), (1347, 3)])
def test_at_83_percent_the_noise_between_two_years_is_that_of_the_table(n, points):
    year = EffectiveMean(TrajectoryMean(83, 1, 100), float(n))
    found = difference(year, year)
    assert round((found.high - found.low) * 50) == points
