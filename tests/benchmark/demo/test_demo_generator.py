"""The same data every time, and a past that does not depend on the day."""

from collections.abc import Callable
from datetime import date

import pytest

from benchmark.demo.generator import generate
from benchmark.demo.records import DemoData, DemoMeasurement

DemoOn = Callable[[date], DemoData]

EARLY = date(2018, 3, 1)


def filled_in_until(data: DemoData, day: date) -> list[DemoMeasurement]:
    return [m for m in data.measurements if m.completed_on is not None and m.completed_on <= day]


def test_two_runs_are_equal(demo: DemoData) -> None:
    assert generate(date(2026, 11, 21)) == demo


def test_another_seed_gives_other_data() -> None:
    assert generate(EARLY, seed=1).measurements != generate(EARLY).measurements


@pytest.mark.parametrize("today", [EARLY, date(2022, 12, 31), date(2026, 12, 31), date(2027, 3, 1)])
def test_the_past_does_not_depend_on_today(demo: DemoData, demo_on: DemoOn, today: date) -> None:
    both = min(today, date(2026, 11, 21))
    assert filled_in_until(demo_on(today), both) == filled_in_until(demo, both)


@pytest.mark.parametrize("today", [EARLY, date(2022, 12, 31), date(2026, 11, 21)])
def test_nothing_lies_after_today(demo_on: DemoOn, today: date) -> None:
    for measurement in demo_on(today).measurements:
        assert measurement.dates.ended_on <= today
        assert measurement.completed_on is None or measurement.completed_on <= today


def test_today_itself_counts(demo_on: DemoOn) -> None:
    assert EARLY in {m.completed_on for m in demo_on(EARLY).measurements}
