"""The exact 95% interval and the Wilson interval of a score."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq
from scipy.stats import beta, binomtest

from benchmark.domain.intervals import exact_interval, wilson_interval
from benchmark.domain.share import EffectiveMean, Share, TrajectoryMean

VECTORS = json.loads(Path("tests/reference/stat_vectors.json").read_text(encoding="utf-8"))["methods"]


@pytest.mark.parametrize("vector", VECTORS["clopper_pearson"]["vectors"], ids=lambda vector: vector["id"])
def test_the_interval_is_that_of_the_reference(vector):
    interval = exact_interval(Share(vector["input"]["m"], vector["input"]["n"]))
    expected = vector["expected"]
    if expected is None:
        assert interval is None
    else:
        assert (interval.low, interval.high) == pytest.approx((expected["lo"], expected["hi"]), abs=1e-6)


def test_nothing_scored_has_no_interval():
    assert exact_interval(Share(0, 0)) is None


def test_none_met_starts_at_exactly_0_and_all_met_ends_at_exactly_1():
    assert exact_interval(Share(0, 10)).low == 0
    assert exact_interval(Share(10, 10)).high == 1


def test_the_interval_mirrors_when_met_and_missed_change_places():
    one, other = exact_interval(Share(13, 73)), exact_interval(Share(60, 73))
    assert (one.low, one.high) == pytest.approx((1 - other.high, 1 - other.low))


sizes = st.floats(1, 3000)
parts = st.integers(0, 1000)
whole = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def mean_of(thousandths, size):
    return EffectiveMean(TrajectoryMean(thousandths * 20, 20, 1000), size)


@pytest.mark.parametrize("interval", [exact_interval, wilson_interval])
@given(whole)
@settings(deadline=None)
def test_an_interval_is_that_of_scipy(interval, share):
    other = binomtest(*share, 0.8).proportion_ci(method="exact" if interval is exact_interval else "wilson")
    found = interval(Share(*share))
    assert (found.low, found.high) == pytest.approx((other.low, other.high), abs=1e-9)


@given(parts.filter(lambda part: 0 < part < 1000), sizes)
@settings(deadline=None)
def test_the_exact_interval_of_a_mean_holds_the_true_scores_at_which_it_is_no_surprise(part, size):
    """The oracle looks for the true score with a tail of 2.5%, by halving."""
    met = part / 1000 * size
    low = brentq(lambda p: beta.cdf(p, met, size - met + 1) - 0.025, 0, 1, xtol=1e-12)
    high = brentq(lambda p: beta.sf(p, met + 1, size - met) - 0.025, 0, 1, xtol=1e-12)
    interval = exact_interval(mean_of(part, size))
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=1e-8)


@given(parts, sizes)
def test_the_wilson_limits_are_the_true_scores_at_196_standard_errors(part, size):
    p, interval = part / 1000, wilson_interval(mean_of(part, size))
    for limit in (interval.low, interval.high):
        assert (p - limit) ** 2 == pytest.approx(1.959963984540054**2 * limit * (1 - limit) / size, abs=1e-9)


@pytest.mark.parametrize("interval", [exact_interval, wilson_interval])
@given(parts, sizes)
def test_every_interval_holds_the_measured_score_and_stays_between_0_and_1(interval, part, size):
    found = interval(mean_of(part, size))
    assert 0 <= found.low <= part / 1000 + 1e-12
    assert part / 1000 - 1e-12 <= found.high <= 1


@pytest.mark.parametrize("interval", [exact_interval, wilson_interval])
def test_a_mean_of_0_starts_at_exactly_0_and_one_of_1_ends_at_exactly_1(interval):
    assert interval(mean_of(0, 15.2)).low == 0
    assert interval(mean_of(1000, 15.2)).high == 1
    assert interval(mean_of(1000, 15.2)).low < 1


@pytest.mark.parametrize("interval", [exact_interval, wilson_interval])
def test_a_mean_of_nothing_has_no_interval(interval):
    assert interval(EffectiveMean(TrajectoryMean(0, 0, 6), 0.0)) is None
    assert interval(Share(0, 0)) is None


@pytest.mark.parametrize("n", range(1, 60))
def test_wilson_ends_at_exactly_0_and_1_at_any_size_in_spite_of_rounding(n):
    """At 10 the formula itself gives 0.9999999999999999, at 11 1.0000000000000002."""
    assert (wilson_interval(Share(0, n)).low, wilson_interval(Share(n, n)).high) == (0, 1)


def test_wilson_calls_0_of_1_under_the_norm_which_is_why_it_is_no_verdict():
    assert wilson_interval(Share(0, 1)).high < 0.8 < exact_interval(Share(0, 1)).high


@pytest.mark.parametrize(
    ("percent", "n", "shown"),
    [(94, 10, (81, 99)), (94, 25, (87, 98)), (94, 197, (92, 96))],
)
def test_a_fidelity_of_94_percent_has_the_intervals_of_the_table(percent, n, shown):
    """With 10.7 answers a trajectory and deff 2.9."""
    interval = exact_interval(mean_of(percent * 10, n * 10.7 / 2.9))
    assert (round(interval.low * 100), round(interval.high * 100)) == shown
