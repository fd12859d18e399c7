"""The demo's data, generated once, and the valid measurements in it by the obvious second implementation."""

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from benchmark.demo.generator import generate
from benchmark.demo.records import DemoData, DemoMeasurement
from tests.oracles import reasons


@pytest.fixture(scope="session")
def demo_on() -> Callable[[date], DemoData]:
    """A function that gives the data of a day, generated once."""
    return cache(generate)


@pytest.fixture(scope="session")
def demo(demo_on: Callable[[date], DemoData]) -> DemoData:
    return demo_on(date(2026, 11, 21))


@pytest.fixture(scope="session")
def entered(demo: DemoData) -> list[DemoMeasurement]:
    return [measurement for measurement in demo.measurements if measurement.state == "submitted"]


@pytest.fixture(scope="session")
def valid(entered: list[DemoMeasurement]) -> list[DemoMeasurement]:
    return [measurement for measurement in entered if not reasons(measurement.scores)]


@pytest.fixture(scope="session")
def valid_2022(valid: list[DemoMeasurement]) -> list[DemoMeasurement]:
    return [measurement for measurement in valid if measurement.completed_on.year == 2022]
