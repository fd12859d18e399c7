"""The verdict on a criterion, in three words and with a reason."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmark.domain.intervals import exact_interval
from benchmark.domain.share import EffectiveMean, Share, TrajectoryMean
from benchmark.domain.verdict import Reason, Verdict, judge

VECTORS = json.loads(Path("tests/reference/stat_vectors.json").read_text(encoding="utf-8"))["methods"]
REASONS = {
    "geen_gegevens": Reason.NO_DATA,
    "te_weinig_metingen": Reason.TOO_FEW,
    "interval_boven_norm": Reason.INTERVAL_ABOVE,
    "interval_onder_norm": Reason.INTERVAL_BELOW,
    "norm_in_interval": Reason.NORM_IN_INTERVAL,
}
LAST_NOT_MET_AND_FIRST_MET = {
    25: (15, 25), 45: (30, 42), 50: (33, 46), 55: (37, 50), 58: (39, 53), 72: (50, 65), 73: (50, 66),
    80: (56, 72), 81: (56, 73), 86: (60, 77), 89: (63, 79), 102: (72, 90), 135: (98, 118), 185: (136, 159),
    197: (145, 169), 1347: (1048, 1107),
}  # fmt: skip


@pytest.mark.parametrize("vector", VECTORS["oordeel_criterium"]["vectors"], ids=lambda vector: vector["id"])
def test_the_judgement_is_that_of_the_reference(vector):
    judgement = judge(Share(vector["input"]["m"], vector["input"]["n"]))
    expected = vector["expected"]
    assert judgement.verdict == expected["oordeel"]
    assert judgement.reason == REASONS[expected["reden"]]
    assert judgement.at_norm == expected["gemeten_op_norm"]
    assert judgement.chance_high == pytest.approx(expected["p_hoog"], abs=1e-6)
    assert judgement.chance_low == pytest.approx(expected["p_laag"], abs=1e-6)


@pytest.mark.parametrize(("n", "bounds"), LAST_NOT_MET_AND_FIRST_MET.items())
def test_the_bounds_at_the_sizes_of_2022_are_those_of_the_table(n, bounds):
    last_not_met, first_met = bounds
    assert judge(Share(last_not_met, n)).verdict == Verdict.NOT_MET
    assert judge(Share(last_not_met + 1, n)).verdict == Verdict.OPEN
    assert judge(Share(first_met - 1, n)).verdict == Verdict.OPEN
    assert judge(Share(first_met, n)).verdict == Verdict.MET


def test_17_of_17_is_the_first_all_met_that_shows_the_norm():
    assert judge(Share(16, 16)).verdict == Verdict.OPEN
    assert judge(Share(17, 17)).verdict == Verdict.MET


@pytest.mark.parametrize("met", range(10))
def test_nine_scores_never_give_a_verdict(met):
    assert judge(Share(met, 9)).reason == Reason.TOO_FEW


def test_the_verdict_and_the_drawn_interval_never_disagree():
    for n in range(10, 121):
        for met in range(n + 1):
            interval = exact_interval(Share(met, n))
            verdict = Verdict.MET if interval.low >= 0.8 else Verdict.NOT_MET if interval.high <= 0.8 else Verdict.OPEN
            assert judge(Share(met, n)).verdict == verdict


RANK = {Verdict.NOT_MET: 0, Verdict.OPEN: 1, Verdict.MET: 2}
sizes = st.floats(1, 3000)


def mean_of(thousandths, n=20, size=100.0):
    return EffectiveMean(TrajectoryMean(thousandths * n, n, 1000), size)


@given(st.integers(0, 1000), sizes)
def test_the_verdict_on_a_year_figure_is_the_place_of_its_interval(part, size):
    interval = exact_interval(mean_of(part, size=size))
    verdict = Verdict.MET if interval.low >= 0.8 else Verdict.NOT_MET if interval.high <= 0.8 else Verdict.OPEN
    assert judge(mean_of(part, size=size)).verdict == verdict


@given(st.integers(0, 999), sizes)
def test_a_higher_year_figure_never_has_a_lower_verdict(part, size):
    lower, higher = judge(mean_of(part, size=size)), judge(mean_of(part + 1, size=size))
    assert RANK[lower.verdict] <= RANK[higher.verdict]


@given(st.integers(10, 400), st.data())
def test_one_more_met_never_lowers_a_verdict(n, data):
    met = data.draw(st.integers(0, n - 1))
    assert RANK[judge(Share(met, n)).verdict] <= RANK[judge(Share(met + 1, n)).verdict]


def test_a_year_figure_of_nine_trajectories_has_no_verdict_however_many_answers():
    assert judge(mean_of(1000, n=9, size=99)).reason == Reason.TOO_FEW
    assert judge(mean_of(1000, n=10, size=99)).verdict == Verdict.MET


def test_a_year_figure_is_held_against_the_norm_on_its_exact_value():
    assert judge(mean_of(800)).at_norm is True
    assert judge(EffectiveMean(TrajectoryMean(22175, 1, 27720), 100.0)).at_norm is False


def test_a_year_without_valid_trajectories_has_no_verdict():
    judgement = judge(EffectiveMean(TrajectoryMean(0, 0, 6), 0.0))
    assert (judgement.verdict, judgement.reason) == (None, Reason.NO_DATA)
    assert judgement.at_norm is judgement.chance_high is judgement.chance_low is None
