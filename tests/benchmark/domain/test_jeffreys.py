"""The chance that a true score reaches the norm."""

import pytest
from scipy.stats import beta, binom

from benchmark.domain.intervals import exact_interval
from benchmark.domain.jeffreys import chance_of_reaching_norm, jeffreys_interval, jeffreys_quantiles
from benchmark.domain.share import Share

SHARES = [Share(met, n) for n in (1, 4, 10, 73) for met in range(n + 1)]


@pytest.mark.parametrize("share", SHARES, ids=str)
def test_it_is_the_beta_distribution_with_half_an_answer_more_on_each_side(share):
    posterior = beta(share.met + 0.5, share.scored - share.met + 0.5)
    quantiles = jeffreys_quantiles(share)
    assert (quantiles.low, quantiles.high) == pytest.approx(posterior.interval(0.95), abs=1e-9)
    assert chance_of_reaching_norm(share) == pytest.approx(posterior.sf(0.8), abs=1e-9)


def test_at_the_edges_the_interval_goes_on_to_0_and_to_1():
    none, everything = jeffreys_interval(Share(0, 10)), jeffreys_interval(Share(10, 10))
    assert none.low == 0 < jeffreys_quantiles(Share(0, 10)).low
    assert everything.high == 1 > jeffreys_quantiles(Share(10, 10)).high
    assert none.high == jeffreys_quantiles(Share(0, 10)).high
    assert everything.low == jeffreys_quantiles(Share(10, 10)).low


def test_away_from_the_edges_it_is_the_quantiles():
    assert jeffreys_interval(Share(1, 4)) == jeffreys_quantiles(Share(1, 4))


def test_without_scores_there_is_no_interval_and_no_chance():
    nothing = Share(0, 0)
    assert (jeffreys_quantiles(nothing), jeffreys_interval(nothing), chance_of_reaching_norm(nothing)) == (None,) * 3


def wrong_claims(low_end, n):
    """The chance at a true score of 80% that the interval lies above it."""
    return sum(binom.pmf(met, n, 0.8) for met in range(n + 1) if low_end(Share(met, n)).low >= 0.8)


def test_as_a_verdict_it_would_be_wrong_three_times_as_often_as_the_exact_interval():
    assert max(wrong_claims(jeffreys_interval, n) for n in range(10, 30)) == pytest.approx(0.086, abs=5e-4)
    assert max(wrong_claims(exact_interval, n) for n in range(10, 30)) == pytest.approx(0.023, abs=5e-4)
