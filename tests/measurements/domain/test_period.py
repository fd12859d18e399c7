"""Periods and how they stand in an address."""

from datetime import date

import pytest

from measurements.domain.period import months_until, parse_period, quarters_until


@pytest.mark.parametrize(
    ("code", "first", "last", "label"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 1), "2022"),
        ("2022-K1", date(2022, 1, 1), date(2022, 3, 1), "1e kwartaal 2022"),
        ("2022-K4", date(2022, 10, 1), date(2022, 12, 1), "4e kwartaal 2022"),
        ("2022-03", date(2022, 3, 1), date(2022, 3, 1), "maart 2022"),
    ],
)
def test_a_code_names_its_months(code: str, first: date, last: date, label: str) -> None:
    period = parse_period(code)
    assert (period.first_day, period.last_month, period.label, period.code) == (first, last, label, code)


@pytest.mark.parametrize(
    "code", ["", "22", "2022-K5", "2022-13", "2022-1", "٢٠٢٢", "2022 ", "1999", "0000", "2022-K1x"]
)
def test_what_is_no_period_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match=r"^" if not code else code[:2]):
        parse_period(code)


@pytest.mark.parametrize(
    ("code", "day_after"),
    [("2022", date(2023, 1, 1)), ("2022-K1", date(2022, 4, 1)), ("2022-12", date(2023, 1, 1))],
)
def test_a_period_ends_where_the_next_begins(code: str, day_after: date) -> None:
    assert parse_period(code).day_after == day_after


@pytest.mark.parametrize(("month", "quarters"), [(1, 1), (3, 1), (4, 2), (11, 4), (12, 4)])
def test_what_has_begun_this_year_is_named_the_last_first(month: int, quarters: int) -> None:
    today = date(2026, month, 1)
    assert [period.code for period in quarters_until(today)] == [f"2026-K{n}" for n in range(quarters, 0, -1)]
    assert [period.first_day.month for period in months_until(today)] == list(range(month, 0, -1))
