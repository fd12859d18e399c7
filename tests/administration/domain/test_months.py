"""What tallies, which count whole months, say about a day."""

from datetime import date

from administration.domain.months import by_year_after, first_month, in_split_month

ENTERED = {date(2024, 12, 1): 4, date(2025, 1, 1): 5, date(2025, 2, 1): 0, date(2026, 1, 1): 6}


def test_months_that_begin_after_the_day_are_added_up_by_year() -> None:
    assert by_year_after(ENTERED, date(2024, 12, 31)) == {2025: 5, 2026: 6}
    assert by_year_after(ENTERED, date(2025, 1, 1)) == {2026: 6}


def test_the_last_day_of_a_month_splits_none() -> None:
    assert in_split_month(ENTERED, date(2024, 12, 31)) == 0
    assert in_split_month(ENTERED, date(2024, 12, 30)) == 4


def test_the_first_month_is_one_in_which_something_was_entered() -> None:
    assert first_month({date(2024, 1, 1): 0, date(2024, 3, 1): 2}) == date(2024, 3, 1)
    assert first_month({}) is None
