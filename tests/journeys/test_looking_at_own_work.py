"""The own picture in a real browser: empty, with a few measurements, with many, and beside one of them."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from measurements.models import Measurement
from tests.journeys.looking import problems_of
from tests.measurement_data import scores_from_row

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases="__all__")]

ROWS = ("11111111111|111", "1111011111-|1-1", "11110111000|011", "-----------|11-")


def test_the_own_picture_is_accessible_and_fits_in_every_state(
    live_server: object,
    new_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    submitted: Callable[..., Measurement],
) -> None:
    page = new_page()
    sign_in(page, "worker.noord@aa.example")
    found = {}

    def look(state: str, *places: str) -> None:
        for place in places:
            page.goto(f"{live_server}{place}")
            found[state, place] = problems_of(page)

    look("empty", "/metingen/mijn-beeld/")
    today = timezone.localdate()
    codes = [submitted(completed_on=today, **scores_from_row(row)).code for row in ROWS]
    look("a few", "/metingen/mijn-beeld/", f"/metingen/{codes[1]}/")
    for number in range(12):
        submitted(completed_on=today, **scores_from_row(ROWS[number % 3]))
    look("many", "/", "/metingen/mijn-beeld/", f"/metingen/{codes[1]}/")
    assert {where: problems for where, problems in found.items() if problems} == {}
