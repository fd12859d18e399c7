"""Criteria not met against the result: bins, chart, trend and odds ratio."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmark.domain.dose_response import DoseBin, chart_bins, chart_label, dose_bins, dose_response
from benchmark.domain.intervals import wilson_interval
from benchmark.domain.share import Share

shares = st.integers(0, 30).flatmap(lambda n: st.builds(Share, st.integers(0, n), st.just(n)))
tables = st.dictionaries(st.integers(0, 11), shares, max_size=8)


def table(*rows):
    return {not_met: Share(met, scored) for not_met, scored, met in rows}


def spans(bins):
    return [(one.first, one.last, one.share.scored) for one in bins]


def labels(bins):
    return [chart_label(one) for one in bins]


def test_levels_are_joined_from_the_worse_end_until_there_are_10():
    assert spans(dose_bins(table((0, 9, 8), (1, 3, 2), (2, 20, 11), (3, 2, 0)))) == [(0, 1, 12), (2, 3, 22)]
    assert spans(dose_bins(table((0, 70, 64), (1, 10, 8), (7, 8, 3), (8, 2, 1)))) == [
        (0, 0, 70),
        (1, 1, 10),
        (7, 8, 10),
    ]


def test_what_is_left_at_the_better_end_joins_the_bin_next_to_it():
    assert spans(dose_bins(table((0, 9, 8), (1, 10, 7), (2, 12, 6)))) == [(0, 1, 19), (2, 2, 12)]


def test_fewer_than_10_in_all_make_no_bin():
    assert dose_bins(table((0, 4, 4), (1, 5, 2))) == ()
    assert dose_bins({}) == ()


@given(tables)
def test_bins_hold_every_trajectory_once_and_10_at_least(found):
    bins = dose_bins(found)
    total = sum(share.scored for share in found.values())
    assert all(one.share.scored >= 10 for one in bins)
    assert sum(one.share.scored for one in bins) == (total if total >= 10 else 0)
    assert sum(one.share.met for one in bins) == (sum(s.met for s in found.values()) if total >= 10 else 0)
    assert all(one.last < other.first for one, other in pairwise(bins))


@given(tables)
def test_the_chart_holds_the_same_trajectories(found):
    bins = chart_bins(found)
    assert sum(one.share.scored for one in bins) == sum(one.share.scored for one in dose_bins(found))
    assert all(one.share.scored >= 10 for one in bins)
    assert len(bins) <= 4


def test_the_order_of_the_table_does_not_matter():
    rows = ((2, 20, 11), (0, 9, 8), (3, 2, 0), (1, 3, 2))
    assert dose_bins(table(*rows)) == dose_bins(table(*sorted(rows)))
    assert dose_response(table(*rows)) == dose_response(table(*sorted(rows)))


def test_the_chart_groups_3_and_more_before_it_joins():
    large = table((0, 700, 640), (1, 300, 258), (2, 150, 117), (3, 80, 56), (4, 60, 37), (8, 4, 1))
    assert spans(chart_bins(large)) == [(0, 0, 700), (1, 1, 300), (2, 2, 150), (3, 3, 144)]
    assert labels(chart_bins(large)) == ["alles behaald", "1 niet", "2 niet", "3 of meer niet"]


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ((50, 20, 8, 4), ["alles behaald", "1 niet", "2 of meer niet"]),
        ((50, 5, 4, 3), ["alles behaald", "1 of meer niet"]),
        ((5, 4, 3, 2), ["alle trajecten"]),
        ((50, 5, 8, 30), ["alles behaald", "1 of 2 niet", "3 of meer niet"]),
        ((5, 7, 20, 30), ["hoogstens 1 niet", "2 niet", "3 of meer niet"]),
        ((5, 1, 4, 30), ["hoogstens 2 niet", "3 of meer niet"]),
    ],
)
def test_joined_points_are_called_by_what_is_in_them(sizes, expected):
    assert labels(chart_bins({not_met: Share(0, n) for not_met, n in enumerate(sizes)})) == expected


def test_a_bin_has_the_interval_of_wilson():
    assert DoseBin(0, 0, Share(70, 73)).interval == wilson_interval(Share(70, 73))


def test_more_results_where_more_is_met_is_upwards():
    rising = dose_response(table((0, 40, 36), (1, 40, 30), (2, 40, 20)))
    falling = dose_response(table((0, 40, 20), (1, 40, 30), (2, 40, 36)))
    assert rising.trend.z > 0
    assert rising.logistic.odds_ratio > 1
    assert falling.trend.z == pytest.approx(-rising.trend.z)
    assert falling.logistic.odds_ratio == pytest.approx(1 / rising.logistic.odds_ratio)


def test_the_odds_ratio_is_per_criterion():
    """9:1 against 4:1 is 9/4 in one step, and 3/2 twice in two."""
    one_step = dose_response(table((0, 100, 90), (1, 100, 80)))
    two_steps = dose_response(table((0, 100, 90), (2, 100, 80)))
    assert one_step.logistic.odds_ratio == pytest.approx(9 / 4)
    assert two_steps.logistic.odds_ratio == pytest.approx(3 / 2)


def test_the_trend_looks_at_levels_and_not_at_bins():
    response = dose_response(table((0, 5, 5), (1, 5, 3), (2, 5, 1)))
    assert len(response.bins) == 1
    assert response.trend.z > 2


@pytest.mark.parametrize("rows", [[(0, 10, 10), (1, 5, 5)], [(0, 73, 70)], [(0, 10, 0), (1, 12, 0)]])
def test_without_anything_that_varies_there_is_no_trend(rows):
    response = dose_response(table(*rows))
    assert (response.trend.z, response.trend.p, response.logistic) == (None, None, None)


def test_without_trajectories_there_is_nothing():
    response = dose_response({})
    assert (response.bins, response.trend, response.logistic) == ((), None, None)
