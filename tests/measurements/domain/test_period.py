"""Periods and how they stand in an address."""

from datetime import date

import pytest

from measurements.domain.period import (
    months_until,
    parse_period,
    quarters_until,
    three_years_until,
    twelve_months_until,
)


@pytest.mark.parametrize(
    ("code", "first", "last", "label"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 1), "2022"),
        ("2022-K1", date(2022, 1, 1), date(2022, 3, 1), "1e kwartaal 2022"),
        ("2022-K4", date(2022, 10, 1), date(2022, 12, 1), "4e kwartaal 2022"),
        ("2022-03", date(2022, 3, 1), date(2022, 3, 1), "maart 2022"),
        ("2026-10-12m", date(2025, 11, 1), date(2026, 10, 1), "twaalf maanden tot en met oktober 2026"),
        ("2000-12", date(2000, 12, 1), date(2000, 12, 1), "december 2000"),
        ("2024-2026", date(2024, 1, 1), date(2026, 12, 1), "2024 tot en met 2026"),
    ],
)
def test_a_code_names_its_months(code: str, first: date, last: date, label: str) -> None:
    period = parse_period(code)
    assert (period.first_day, period.last_month, period.label, period.code) == (first, last, label, code)


@pytest.mark.parametrize(
    "code",
    [
        *("", "22", "2022-K5", "2022-13", "2022-1", "٢٠٢٢", "2022 ", "1999", "0000", "2022-K1x", "2022-12-12m"),
        *("2000-03-12m", "2022-2023", "2022-2025", "2022-2020", "2098-2100", "2022-K1-12m", "2022-00-12m"),
    ],
)
def test_what_is_no_period_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match=r"^" if not code else code[:2]):
        parse_period(code)


@pytest.mark.parametrize(
    ("code", "day_after"),
    [
        ("2022", date(2023, 1, 1)),
        ("2022-K1", date(2022, 4, 1)),
        ("2022-12", date(2023, 1, 1)),
        ("2022-10-12m", date(2022, 11, 1)),
        ("2020-2022", date(2023, 1, 1)),
    ],
)
def test_a_period_ends_where_the_next_begins(code: str, day_after: date) -> None:
    assert parse_period(code).day_after == day_after


@pytest.mark.parametrize(("month", "quarters"), [(1, 1), (3, 1), (4, 2), (11, 4), (12, 4)])
def test_what_has_begun_this_year_is_named_the_last_first(month: int, quarters: int) -> None:
    today = date(2026, month, 1)
    assert [period.code for period in quarters_until(today)] == [f"2026-K{n}" for n in range(quarters, 0, -1)]
    assert [period.first_day.month for period in months_until(today)] == list(range(month, 0, -1))


def test_twelve_months_until_december_are_the_calendar_year() -> None:
    assert twelve_months_until(date(2026, 12, 24)).code == "2026"
    assert twelve_months_until(date(2026, 11, 22)).code == "2026-11-12m"


def test_three_years_end_with_the_year_named() -> None:
    assert three_years_until(2026).code == "2024-2026"


def test_only_a_calendar_year_is_a_year() -> None:
    assert parse_period("2026").is_year
    assert not any(parse_period(code).is_year for code in ("2026-11-12m", "2024-2026", "2026-K1", "2026-03"))
