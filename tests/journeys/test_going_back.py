"""What somebody chose survives following a link and going back, and signing in again: it stands in the address."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from benchmark.services import counting
from measurements.models import Measurement
from tests.journeys.conftest import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases="__all__")]

NewPage = Callable[..., Page]
SignIn = Callable[[Page, str], None]
LEAD = "lead@aa.example"


@pytest.fixture
def two_years(submitted: Callable[..., Measurement]) -> None:
    """Twelve measurements of each of two years."""
    for year in (2023, 2024):
        for _ in range(12):
            submitted(completed_on=date(year, 5, 1), referred_on=None, started_on=None, ended_on=None)
    counting.refresh_tallies()


@pytest.fixture
def page(new_page: NewPage, sign_in: SignIn, two_years: None) -> Page:
    """The page of a team lead who has just signed in."""
    opened: Page = new_page()
    sign_in(opened, LEAD)
    return opened


def choose(page: Page, period: str, team: str) -> None:
    page.locator("[name=periode]").select_option(period)
    page.locator("#team").select_option(team)
    page.get_by_role("button", name="Toon").click()
    page.wait_for_url(f"**/instellingen/aa/?periode={period}**team={team}**")


def test_the_choice_is_as_it_was_after_going_back(page: Page, live_server: Any) -> None:
    page.goto(f"{live_server}/instellingen/aa/?periode=2024")
    choose(page, "2023", "noord")
    chosen = page.url
    page.get_by_role("link", name="Datakwaliteit").last.click()
    page.wait_for_url("**/datakwaliteit/**")
    page.go_back()
    expect(page).to_have_url(chosen)
    expect(page.locator("[name=periode]")).to_have_value("2023")
    expect(page.locator("#team")).to_have_value("noord")
    expect(page.locator(".lead")).to_contain_text("2023")


def test_a_choice_that_was_made_and_not_sent_is_gone_after_going_back(page: Page, live_server: Any) -> None:
    """Else the filter would say another year than the figures below it."""
    page.goto(f"{live_server}/instellingen/aa/?periode=2024")
    page.locator("[name=periode]").select_option("2023")
    page.get_by_role("link", name="Datakwaliteit").last.click()
    page.wait_for_url("**/datakwaliteit/**")
    page.go_back()
    expect(page.locator("[name=periode]")).to_have_value("2024")
    expect(page.locator(".lead")).to_contain_text("2024")


def test_two_choices_back_is_the_first_one(page: Page, live_server: Any) -> None:
    page.goto(f"{live_server}/instellingen/aa/")
    choose(page, "2024", "noord")
    choose(page, "2023", "zuid")
    page.go_back()
    expect(page.locator("[name=periode]")).to_have_value("2024")
    expect(page.locator("#team")).to_have_value("noord")


def test_filters_and_page_of_the_list_of_measurements_are_as_they_were(page: Page, live_server: Any) -> None:
    page.goto(f"{live_server}/metingen/?periode=2023&status=telt-mee")
    before = page.locator("tbody th a").all_inner_texts()
    page.locator("tbody th a").first.click()
    page.wait_for_load_state()
    page.go_back()
    expect(page.get_by_label("Status")).to_have_value("telt-mee")
    expect(page.locator("[name=periode]")).to_have_value("2023")
    assert page.locator("tbody th a").all_inner_texts() == before


def test_who_has_to_sign_in_first_comes_out_at_the_link_with_its_choice(
    new_page: NewPage, sign_in_by_form: SignIn, two_years: None, live_server: Any
) -> None:
    page = new_page()
    sign_in_by_form(page, LEAD)
    page.get_by_role("button", name="Uitloggen").click()
    page.goto(f"{live_server}/instellingen/aa/?periode=2023&team=noord")
    page.get_by_label("E-mailadres").fill(LEAD)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    expect(page).to_have_url(f"{live_server}/instellingen/aa/?periode=2023&team=noord")
    expect(page.locator("[name=periode]")).to_have_value("2023")
