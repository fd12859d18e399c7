"""Versions of the definitions, and the years in which they change."""

from dataclasses import replace
from datetime import date

import pytest

from measurements.domain import definitions
from measurements.domain.definitions import FIRST, definition_by_version, definition_of, years_of_change


@pytest.fixture
def second_from_2024(monkeypatch: pytest.MonkeyPatch) -> definitions.Definition:
    """A definition that takes the place of the first one in 2024."""
    second = replace(FIRST, version="3.0", applies_from=date(2024, 1, 1))
    monkeypatch.setattr(definitions, "DEFINITIONS", (*definitions.DEFINITIONS, second))
    return second


def test_the_first_definition_holds_until_another_takes_its_place(second_from_2024: definitions.Definition) -> None:
    assert definition_of(date(2023, 12, 31)) is FIRST
    assert definition_of(date(2024, 1, 1)) is second_from_2024


def test_a_definition_for_comparison_holds_on_no_day() -> None:
    assert definition_of(date(2099, 12, 31)) is FIRST
    assert definition_by_version("2.0-volledig").applies_from is None


def test_before_the_first_definition_there_is_none() -> None:
    with pytest.raises(KeyError):
        definition_of(date(1999, 12, 31))
    with pytest.raises(KeyError):
        definition_by_version("1.0")


def test_a_trend_breaks_before_the_first_year_of_another_definition(
    second_from_2024: definitions.Definition,
) -> None:
    assert years_of_change([2022, 2023, 2024, 2025]) == {2024}
    assert years_of_change([2025, 2022]) == {2025}
    assert years_of_change([2024, 2025]) == frozenset()
    assert years_of_change([]) == frozenset()


def test_every_definition_has_a_version_of_its_own_and_starts_a_year() -> None:
    versions = [one.version for one in definitions.DEFINITIONS]
    assert len(set(versions)) == len(versions)
    assert all(
        one.applies_from is None or one.applies_from.strftime("%m-%d") == "01-01" for one in definitions.DEFINITIONS
    )


def test_complete_only_asks_for_every_score() -> None:
    minima = {rule.code: rule.minimum for rule in definition_by_version("2.0-volledig").rules}
    assert minima == {"empty": 1, "R2": 11, "R3": 3, "R1": 1}
