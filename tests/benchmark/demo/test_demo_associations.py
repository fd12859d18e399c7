"""The associations published about 2013-2019 (De Meyer e.a. 2020) hold among the valid measurements."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from itertools import pairwise
from math import sqrt

import pytest

from benchmark.demo.records import DemoData, DemoMeasurement
from tests.oracles import OUTCOME, PROCESS, reasons

OUT_OF_HOME = {"VH09", "VH10", "VH11", "VH12"}
"""The codes of reference/codebook.json with out_of_home."""

Measurements = list[DemoMeasurement]


def is_positive(measurement: DemoMeasurement) -> bool:
    return sum(measurement.scores[field] is True for field in OUTCOME.values()) >= 2


def positives_by_number_met(measurements: Measurements) -> dict[int, list[bool]]:
    bins = defaultdict(list)
    for measurement in measurements:
        met = sum(measurement.scores[field] is True for field in PROCESS.values())
        bins[met].append(is_positive(measurement))
    return bins


def rises_from_six(measurements: Measurements) -> bool:
    bins = positives_by_number_met(measurements)
    shares = [Fraction(sum(bins[met]), len(bins[met])) for met in range(6, 12)]
    return all(lower < higher for lower, higher in pairwise(shares))


def two_by_two(measurements: Measurements, field: str) -> tuple[int, int, int, int]:
    """Met and positive, met and not, not met and positive, not met and not."""
    cells = [(m.scores[field], is_positive(m)) for m in measurements if m.scores[field] is not None]
    a, b, c, d = (cells.count(cell) for cell in ((True, True), (True, False), (False, True), (False, False)))
    return a, b, c, d


def odds_ratio(measurements: Measurements, field: str) -> Fraction:
    a, b, c, d = two_by_two(measurements, field)
    return Fraction(a * d, b * c)


def phi(measurements: Measurements, field: str) -> float:
    a, b, c, d = two_by_two(measurements, field)
    return (a * d - b * c) / sqrt((a + b) * (c + d) * (a + c) * (b + d))


def two_strongest(strengths: dict[str, float | Fraction]) -> set[str]:
    return set(sorted(strengths, key=lambda number: strengths[number])[-2:])


def out_of_home_ratio(measurements: Measurements) -> Fraction:
    """How many times as often out-of-home placement is advised without a positive outcome as with one."""
    share = {}
    for positive in (True, False):
        advised = [
            bool(OUT_OF_HOME & set(m.target_group.follow_up_advice)) for m in measurements if is_positive(m) is positive
        ]
        share[positive] = Fraction(sum(advised), len(advised))
    return share[False] / share[True]


def assert_associations(measurements: Measurements) -> None:
    assert rises_from_six(measurements)
    assert two_strongest({n: phi(measurements, field) for n, field in PROCESS.items()}) == {"3c", "4a"}
    assert two_strongest({n: odds_ratio(measurements, field) for n, field in PROCESS.items()}) == {"3c", "4a"}
    assert out_of_home_ratio(measurements) > 3


def test_the_published_associations_hold_over_all_years(valid: Measurements) -> None:
    assert_associations(valid)


def test_the_published_associations_hold_in_2022_alone(valid_2022: Measurements) -> None:
    assert_associations(valid_2022)


@pytest.mark.parametrize("today", [date(2026, 12, 31), date(2027, 3, 1)])
def test_the_published_associations_hold_on_other_days(demo_on: Callable[[date], DemoData], today: date) -> None:
    assert_associations([m for m in demo_on(today).measurements if m.state == "submitted" and not reasons(m.scores)])


def test_every_number_of_criteria_met_from_six_on_is_well_filled(valid: Measurements) -> None:
    bins = positives_by_number_met(valid)
    assert min(sizes(bins[met] for met in range(6, 12))) >= 80


def test_few_trajectories_have_everything_met(valid: Measurements) -> None:
    everything = [all(m.scores.values()) for m in valid]
    assert 0.25 < sum(everything) / len(everything) < 0.50


def sizes(bins: Iterable[list[bool]]) -> list[int]:
    return [len(trajectories) for trajectories in bins]
