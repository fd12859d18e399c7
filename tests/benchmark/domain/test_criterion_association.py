"""Whether the result goes with one criterion, within institutions."""

from math import exp, log, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmark.domain.criterion_association import common_odds_ratio, criterion_associations
from benchmark.domain.share import Share
from benchmark.domain.success_factors import FactorCount
from benchmark.domain.trend_tests import TrendPoint, mantel_trend

shares = st.integers(0, 30).flatmap(lambda n: st.builds(Share, st.integers(0, n), st.just(n)))
strata = st.lists(st.tuples(shares, shares), max_size=5)


def mantel_haenszel(pairs):
    """sum ad/n over sum bc/n."""
    up = sum(m.met * (n.scored - n.met) / (m.scored + n.scored) for m, n in pairs if m.scored + n.scored)
    down = sum((m.scored - m.met) * n.met / (m.scored + n.scored) for m, n in pairs if m.scored + n.scored)
    return up / down if up and down else None


def test_one_institution_by_hand():
    """For a single table it is the plain odds ratio with the interval of Woolf."""
    found = common_odds_ratio([(Share(9, 10), Share(5, 10))])
    margin = 1.959963984540054 * sqrt(1 / 9 + 1 / 1 + 1 / 5 + 1 / 5)
    assert found.value == pytest.approx(9)
    assert found.interval.low == pytest.approx(exp(log(9) - margin))
    assert found.interval.high == pytest.approx(exp(log(9) + margin))


@settings(deadline=None)  # the first ratio of a process imports statsmodels, which takes 2 s
@given(strata)
def test_it_is_the_weighted_ratio_of_the_tables_and_lies_in_its_interval(pairs):
    found, expected = common_odds_ratio(pairs), mantel_haenszel(pairs)
    assert (found is None) == (expected is None)
    if found:
        assert found.value == pytest.approx(expected)
        assert found.interval.low <= found.value <= found.interval.high


def test_two_institutions_with_the_same_odds_ratio_keep_it_together():
    assert common_odds_ratio([(Share(9, 10), Share(5, 10)), (Share(18, 20), Share(1, 2))]).value == pytest.approx(9)


@pytest.mark.parametrize(
    "pairs",
    [
        [],
        [(Share(0, 0), Share(0, 0))],
        [(Share(9, 10), Share(0, 0))],
        [(Share(10, 10), Share(5, 5))],
        [(Share(10, 10), Share(2, 5))],
        [(Share(0, 10), Share(2, 5))],
    ],
)
def test_without_both_results_on_both_sides_there_is_no_odds_ratio(pairs):
    assert common_odds_ratio(pairs) is None


COUNTS = [
    FactorCount(1, "4a", 1, Share(54, 60)),
    FactorCount(1, "4a", 0, Share(12, 20)),
    FactorCount(2, "4a", 1, Share(34, 40)),
    FactorCount(2, "4a", 0, Share(5, 10)),
    FactorCount(3, "4a", 1, Share(3, 3)),
    FactorCount(1, "3c", 1, Share(66, 80)),
]


def test_an_association_sums_over_institutions_and_tests_within_them():
    (found,) = criterion_associations(COUNTS, ["4a"])
    assert (found.criterion, found.met, found.not_met) == ("4a", Share(91, 103), Share(17, 30))
    assert found.within == mantel_trend(
        [
            [TrendPoint(1, Share(54, 60)), TrendPoint(0, Share(12, 20))],
            [TrendPoint(1, Share(34, 40)), TrendPoint(0, Share(5, 10))],
        ]
    )
    assert found.within.z > 0
    pairs = [(Share(54, 60), Share(12, 20)), (Share(34, 40), Share(5, 10)), (Share(3, 3), Share(0, 0))]
    assert found.odds_ratio == common_odds_ratio(pairs)


def test_a_criterion_that_was_always_met_or_that_nobody_scored_has_no_test():
    always, nobody = criterion_associations(COUNTS, ["3c", "6"])
    assert (always.met, always.not_met, always.within.z, always.odds_ratio) == (Share(66, 80), Share(0, 0), None, None)
    assert (nobody.met, nobody.within.z, nobody.odds_ratio) == (Share(0, 0), None, None)
