"""What goes with success over all trajectories and within institutions, and when that is told."""

import pytest

from benchmark.domain.dose_response import dose_response
from benchmark.domain.share import Share
from benchmark.domain.success_factors import (
    GOES_WITH,
    RUNS,
    FactorCount,
    NotTold,
    by_institution,
    over_all,
    run_results,
    why_not_told,
)
from benchmark.domain.trend_tests import TrendPoint, mantel_trend


def counts(factor, tables):
    """From {institution: {level: (n, with result)}}."""
    return [
        FactorCount(institution, factor, level, Share(met, n))
        for institution, table in tables.items()
        for level, (n, met) in table.items()
    ]


RISING = {1: {0: (60, 54), 1: (30, 24), 2: (20, 12)}, 2: {0: (40, 34), 1: (20, 14), 3: (10, 4)}}


def main_run(tables):
    return run_results(counts("not_met", tables))[0]


def test_over_all_adds_up_institutions_and_by_institution_keeps_them_apart():
    rows = counts("not_met", RISING)
    assert over_all(rows) == {0: Share(88, 100), 1: Share(38, 50), 2: Share(12, 20), 3: Share(4, 10)}
    assert by_institution(rows)[2] == {0: Share(34, 40), 1: Share(14, 20), 3: Share(4, 10)}


def test_counts_of_the_same_level_add_up():
    rows = [FactorCount(1, "not_met", 0, Share(3, 4)), FactorCount(1, "not_met", 0, Share(2, 6))]
    assert over_all(rows) == {0: Share(5, 10)}
    assert by_institution(rows) == {1: {0: Share(5, 10)}}


def test_a_run_is_the_dose_response_over_all_and_mantel_within_institutions():
    result = main_run(RISING)
    assert result.pooled == dose_response(result.table)
    assert result.within == mantel_trend(
        [TrendPoint(-level, Share(met, n)) for level, (n, met) in table.items()] for table in RISING.values()
    )
    assert result.within.z > 0


def test_every_run_sees_its_own_counts_only():
    rows = counts("not_met", RISING) + counts("not_met_complete", {1: {0: (10, 9), 1: (10, 4)}}) + counts("4a", RISING)
    main, complete, without_report = run_results(rows)
    assert [result.run for result in (main, complete, without_report)] == list(RUNS)
    assert main.table[0] == Share(88, 100)
    assert complete.table == {0: Share(9, 10), 1: Share(4, 10)}
    assert without_report.table == {}
    assert (without_report.pooled.trend, without_report.within.z, without_report.agrees) == (None, None, False)


def test_both_ways_of_counting_must_point_the_same_way():
    falling = {1: {0: (30, 12), 1: (30, 24)}, 2: {0: (30, 12), 1: (30, 24)}}
    assert main_run(RISING).agrees
    assert main_run(falling).agrees
    assert not main_run({1: {0: (50, 50), 1: (50, 50)}}).agrees


def test_a_difference_between_institutions_alone_is_not_told():
    result = main_run({1: {0: (80, 70), 1: (20, 19)}, 2: {0: (20, 8), 1: (80, 36)}})
    assert result.pooled.trend.z > 0
    assert result.within.z < 0
    assert why_not_told(result, is_national=True, is_team=False) is NotTold.NOT_THE_SAME_WAY


def test_the_nation_may_always_tell_what_agrees():
    small = main_run({1: {0: (10, 9), 1: (10, 5)}})
    assert why_not_told(small, is_national=True, is_team=False) is None
    assert why_not_told(small, is_national=False, is_team=False) is NotTold.TOO_FEW


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({0: (60, 52), 1: (40, 28)}, None),
        ({0: (59, 51), 1: (40, 28)}, NotTold.TOO_FEW),
        ({0: (60, 52), 1: (40, 29)}, NotTold.TOO_FEW_WITHOUT_RESULT),
    ],
    ids=["100 and 20 without", "99", "100 and 19 without"],
)
def test_an_institution_needs_100_trajectories_of_which_20_without_the_result(table, expected):
    assert why_not_told(main_run({1: table}), is_national=False, is_team=False) is expected


def test_it_is_never_told_of_one_team():
    assert why_not_told(main_run(RISING), is_national=False, is_team=True) is NotTold.ONE_TEAM


def test_the_words_claim_no_cause():
    assert GOES_WITH == "hangt samen met"
    assert not any("leidt" in run.label for run in RUNS)
