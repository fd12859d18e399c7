"""Whether an institution delivered in a month."""

from datetime import date

import pytest

from benchmark.domain.participation import Delivered, Delivery, delivery, took_part

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("active_from", "active_until", "taking_part"),
    [
        (date(2024, 3, 31), None, True),
        (date(2024, 4, 1), None, False),
        (date(2020, 1, 1), date(2024, 3, 1), True),
        (date(2020, 1, 1), date(2024, 2, 29), False),
        (date(2024, 3, 5), date(2024, 3, 5), True),
    ],
)
def test_one_day_in_the_month_is_taking_part(active_from: date, active_until: date | None, taking_part: bool) -> None:
    assert took_part(active_from, active_until, date(2024, 3, 1)) is taking_part


@pytest.mark.parametrize(
    ("entered", "month", "takes_part", "state"),
    [
        (1, date(2026, 11, 1), True, Delivery.DELIVERED),
        (1, date(2026, 1, 1), False, Delivery.DELIVERED),
        (0, date(2026, 10, 1), True, Delivery.NOTHING),
        (0, date(2026, 11, 1), True, Delivery.NOT_YET),
        (0, date(2026, 12, 1), True, Delivery.AHEAD),
        (0, date(2026, 10, 1), False, Delivery.ABSENT),
    ],
)
def test_a_month_without_measurements_says_what_that_means(
    entered: int, month: date, takes_part: bool, state: Delivery
) -> None:
    assert delivery(Delivered(entered, 0), month, TODAY, takes_part=takes_part) is state
