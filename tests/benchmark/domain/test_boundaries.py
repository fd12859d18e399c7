"""From how many met a verdict comes out; the numbers are those of the method's own table, and scipy's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from benchmark.domain.boundaries import (
    fewest_that_show_the_norm,
    first_n_that_can_show_the_norm,
    most_that_disprove_the_norm,
    percent_that_shows_the_norm,
)
from benchmark.domain.share import EffectiveMean, TrajectoryMean
from benchmark.domain.verdict import Verdict, judge

TABLE = {
    10: (None, 4),
    25: (25, 15),
    45: (42, 30),
    50: (46, 33),
    55: (50, 37),
    58: (53, 39),
    72: (65, 50),
    73: (66, 50),
    80: (72, 56),
    81: (73, 56),
    86: (77, 60),
    89: (79, 63),
    102: (90, 72),
    135: (118, 98),
    185: (159, 136),
    197: (169, 145),
}


@pytest.mark.parametrize(("scored", "boundaries"), TABLE.items())
def test_the_boundaries_are_those_of_the_table(scored: int, boundaries: tuple[int | None, int]) -> None:
    assert (fewest_that_show_the_norm(scored), most_that_disprove_the_norm(scored)) == boundaries


@pytest.mark.parametrize("scored", [0, 1, 9])
def test_under_10_nothing_shows_or_disproves_the_norm(scored: int) -> None:
    assert fewest_that_show_the_norm(scored) is None
    assert most_that_disprove_the_norm(scored) is None


@pytest.mark.parametrize("scored", [10, 16, 17, 40, 120])
def test_the_boundaries_agree_with_the_binomial_chances_of_scipy(scored: int) -> None:
    showing = [met for met in range(scored + 1) if binom.sf(met - 1, scored, 0.8) <= 0.025]
    disproving = [met for met in range(scored + 1) if binom.cdf(met, scored, 0.8) <= 0.025]
    assert fewest_that_show_the_norm(scored) == min(showing, default=None)
    assert most_that_disprove_the_norm(scored) == max(disproving, default=None)


def test_17_is_the_first_number_that_can_show_the_norm() -> None:
    assert first_n_that_can_show_the_norm() == 17
    assert 0.8**17 <= 0.025 < 0.8**16


@given(st.floats(10, 2000))
def test_the_percent_that_shows_the_norm_does_and_one_less_does_not(size: float) -> None:
    percent = percent_that_shows_the_norm(size)
    means = {part: EffectiveMean(TrajectoryMean(part * 20, 20, 100), size) for part in range(101)}
    showing = [part for part, mean in means.items() if judge(mean).verdict is Verdict.MET]
    assert percent == min(showing, default=None)


def test_under_17_independent_answers_no_percent_shows_the_norm() -> None:
    assert percent_that_shows_the_norm(16) is None
    assert percent_that_shows_the_norm(17) == 100
