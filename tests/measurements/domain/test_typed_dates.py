"""Dates as people type them."""

from datetime import date

import pytest

from measurements.domain.typed_dates import ImpossibleDate, UnreadableDate, parse_date, written_date


@pytest.mark.parametrize("text", ["27-3-2026", "27-03-2026", "27/3/2026", "27.03.2026", "27032026", "2026-03-27"])
def test_a_date_can_be_typed_in_several_ways(text: str) -> None:
    assert parse_date(text) == date(2026, 3, 27)


def test_the_29th_of_february_exists_in_leap_years_only() -> None:
    assert parse_date("29-2-2028") == date(2028, 2, 29)
    with pytest.raises(ImpossibleDate):
        parse_date("29-02-2026")


@pytest.mark.parametrize("text", ["31-04-2026", "2026-04-31", "31042026", "0-1-2026", "1-13-2026", "1-1-0000"])
def test_a_date_that_is_not_on_the_calendar_is_impossible(text: str) -> None:
    with pytest.raises(ImpossibleDate):
        parse_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "20260101",
        "20111231",
        "2026-W01-1",
        "2026-1-1",
        "1-1-26",
        "1/1-2026",
        "1/1/26",
        "1-1-2026 ",
        "1-1-2026\n",
        "٢٧-٣-٢٠٢٦",
        "२७-३-२०२६",
        "１-１-２０２６",
        "1_0-1-2026",
        "1-1-2026\x00",
        "27 maart 2026",
        "nan",
        "9" * 10_000,
    ],
)
def test_anything_else_cannot_be_read_as_a_date(text: str) -> None:
    with pytest.raises(UnreadableDate):
        parse_date(text)


def test_a_date_is_written_the_way_it_can_be_typed() -> None:
    assert written_date(date(2026, 3, 7)) == "7-3-2026"
    assert parse_date(written_date(date(2026, 3, 7))) == date(2026, 3, 7)
