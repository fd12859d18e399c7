"""The entry form in each state it can be in: accessible by day and by night, on a laptop and on a phone."""

import pytest
from playwright.sync_api import Page, expect

from measurements.models import Measurement
from tests.journeys.filling_in import (
    OFFLINE,
    SIGNED_OUT,
    NewPage,
    SignIn,
    answer,
    go_to_form,
    kept,
    open_form,
    status,
)
from tests.journeys.looking import problems_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases="__all__")]


def test_the_form_is_accessible_and_fits_in_every_state(
    live_server: object, new_page: NewPage, sign_in: SignIn, empty_draft: Measurement
) -> None:
    page = open_form(new_page(excused="net::ERR_"), sign_in, live_server, empty_draft)
    found = {"empty": problems_of(page)}

    page.get_by_label("Begindatum").fill("31-4-2026")
    for number in ("1", "2", "3a"):
        answer(page, number, "Niet gescoord")
    page.locator("details[data-explains='3a'] summary").click()
    expect(page.get_by_text("De begindatum bestaat niet.")).to_be_visible()
    found["half filled in, an explanation open, a date that cannot be kept"] = problems_of(page)

    page.get_by_role("button", name="Meting controleren").click()
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page).to_have_title("Fout: Meting LEEG - ASH-benchmark")
    found["errors"] = problems_of(page)

    go_to_form(page, live_server, empty_draft)
    found["conflict"] = problems_of(in_conflict(page, live_server, empty_draft))

    go_to_form(page, live_server, empty_draft)
    page.context.set_offline(True)
    answer(page, "3b", "Ja")
    expect(status(page)).to_have_text(OFFLINE)
    found["offline"] = problems_of(page)
    page.context.set_offline(False)
    kept(page, empty_draft)

    other = page.context.new_page()
    other.goto(f"{live_server}/metingen/instellingen/")
    found["settings"] = problems_of(other)
    other.get_by_role("button", name="Bewaren").click()
    expect(other.get_by_role("status")).to_have_text("Uw instellingen zijn bewaard.")
    other.get_by_role("button", name="Uitloggen").click()
    answer(page, "3c", "Ja")
    expect(status(page)).to_have_text(SIGNED_OUT)
    found["signed out"] = problems_of(page)
    assert {state: problems for state, problems in found.items() if problems} == {}


def in_conflict(page: Page, live_server: object, draft: Measurement) -> Page:
    """The page after another tab saved another answer."""
    other = go_to_form(page.context.new_page(), live_server, draft)
    answer(other, "1", "Nee")
    kept(other, draft, started_within_24h=False)
    other.close()
    answer(page, "1", "Ja")
    expect(page.locator(".conflict")).to_be_focused()
    return page
