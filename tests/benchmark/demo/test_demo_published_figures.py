"""What is published about 2022 holds in the demo, exactly."""

import json
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from benchmark.demo.institutions import OUTLINES
from benchmark.demo.records import DemoData, DemoMeasurement
from tests.oracles import OUTCOME, PROCESS, mean_share, reasons

PUBLISHED = json.loads((Path(__file__).parents[2] / "reference" / "published.json").read_text(encoding="utf-8"))

Measurements = list[DemoMeasurement]


def half_up(share: Fraction) -> int:
    return int(share * 100 + Fraction(1, 2))


def scores(measurements: Measurements) -> list:
    return [measurement.scores for measurement in measurements]


def test_2022_has_the_published_number_of_valid_measurements(valid_2022: Measurements) -> None:
    assert len(valid_2022) == PUBLISHED["2022"]["valid_measurements"] == 1347


def test_2022_has_the_17_published_sizes_in_the_published_order(valid_2022: Measurements) -> None:
    sizes = Counter(measurement.institution for measurement in valid_2022)
    assert [sizes[outline.code] for outline in OUTLINES] == PUBLISHED["2022"]["valid_per_institution"]
    assert len(sizes) == PUBLISHED["2022"]["institutions"] == 17


def test_2022_has_an_institution_with_4_and_one_with_10(valid_2022: Measurements) -> None:
    sizes = Counter(measurement.institution for measurement in valid_2022)
    assert (sizes["india"], sizes["delta"], sizes["golf"]) == (4, 10, 185)


def test_fidelity_of_2022_is_the_published_94_percent(valid_2022: Measurements) -> None:
    assert half_up(mean_share(scores(valid_2022), PROCESS.values())) == PUBLISHED["2022"]["fidelity_pct"] == 94


def test_goal_attainment_of_2022_is_the_published_83_percent(valid_2022: Measurements) -> None:
    assert half_up(mean_share(scores(valid_2022), OUTCOME.values())) == PUBLISHED["2022"]["goal_attainment_pct"] == 83


@pytest.mark.parametrize("question", sorted(PUBLISHED["headline_2022"]))
def test_the_top_categories_of_2022_stand_in_the_published_order(valid_2022: Measurements, question: str) -> None:
    counts: Counter[str] = Counter()
    for measurement in valid_2022:
        chosen = getattr(measurement.target_group, question)
        counts.update([chosen] if isinstance(chosen, str) else chosen)
    published = PUBLISHED["headline_2022"][question]
    assert [code for code, _ in counts.most_common(len(published))] == published
    frequencies = [count for _, count in counts.most_common(len(published) + 1)]
    assert len(set(frequencies)) == len(frequencies), "a tie has no order"


@pytest.mark.parametrize("broken", [["R2"], ["R3"], ["R1"], ["empty", "R2", "R3", "R1"], ["R2", "R3"]])
def test_2022_has_measurements_that_break_each_rule_and_several(entered: Measurements, broken: list[str]) -> None:
    found = [m for m in entered if m.completed_on.year == 2022 and reasons(m.scores) == broken]
    assert found


@pytest.mark.parametrize("year", range(2018, 2027))
def test_every_year_has_excluded_measurements_but_few(entered: Measurements, year: int) -> None:
    broken = [bool(reasons(m.scores)) for m in entered if m.completed_on.year == year]
    assert 0.03 < sum(broken) / len(broken) < 0.08


@pytest.mark.parametrize("year", range(2018, 2027))
def test_other_years_drift_a_little_around_the_published_figures(valid: Measurements, year: int) -> None:
    of_year = scores([measurement for measurement in valid if measurement.completed_on.year == year])
    assert 91 <= half_up(mean_share(of_year, PROCESS.values())) <= 95
    assert 81 <= half_up(mean_share(of_year, OUTCOME.values())) <= 86


def test_there_are_about_10000_measurements_from_2018_on(demo: DemoData, entered: Measurements) -> None:
    assert 9_500 <= len(demo.measurements) <= 10_500
    assert {m.completed_on.year for m in entered} == set(range(2018, 2027))


def test_the_criteria_differ_around_the_norm(valid_2022: Measurements) -> None:
    met = {
        number: mean_share([m.scores for m in valid_2022 if m.scores[field] is not None], [field])
        for number, field in PROCESS.items()
    }
    assert Fraction(78, 100) < met["3d"] < Fraction(85, 100)
    assert Fraction(78, 100) < met["6"] < Fraction(85, 100)
    assert min(share for number, share in met.items() if number not in ("3d", "6")) > Fraction(90, 100)
    assert met["1"] > Fraction(97, 100)
