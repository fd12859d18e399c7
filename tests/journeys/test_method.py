"""The method page in a real browser: read by somebody who has no account, on a laptop, a phone and paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from benchmark.pages.method.page import chapter_views
from tests.journeys.looking import problems_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases="__all__")]

OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"


@pytest.fixture(autouse=True)
def examples_are_there() -> None:
    """The first look at the examples loads statsmodels, which takes longer on a busy machine than a browser waits."""
    chapter_views()


def test_the_page_is_accessible_and_fits_with_the_formulas_folded_in_and_out(
    live_server: object, new_page: Callable[..., Page], world: None
) -> None:
    page = new_page()
    page.goto(f"{live_server}/methode/")
    found = problems_of(page)
    page.evaluate(OPEN_ALL)
    assert found + problems_of(page) == []


def test_a_reader_goes_to_a_chapter_opens_its_formulas_and_goes_back_by_keyboard(
    live_server: object, new_page: Callable[..., Page], world: None
) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto(f"{live_server}/inloggen/")
    page.get_by_role("link", name="Over de cijfers").click()
    page.get_by_role("link", name="Hoe zeker is een score?").first.press("Enter")
    expect(page.get_by_role("heading", name="Hoe zeker is een score?")).to_be_in_viewport()
    formula = page.get_by_text("laag = B⁻¹(0,025; x, n − x + 1)")
    expect(formula).to_be_hidden()
    page.locator("summary", has_text="Hoe zeker is een score?").press("Enter")
    expect(formula).to_be_visible()
    page.get_by_role("link", name="Terug naar de inhoud van deze pagina, na: Hoe zeker is een score?").press("Enter")
    expect(page.get_by_role("heading", name="Op deze pagina")).to_be_in_viewport()


def test_on_paper_the_formulas_are_open_and_the_ways_back_are_gone(
    live_server: object, new_page: Callable[..., Page], world: None
) -> None:
    page = new_page()
    page.goto(f"{live_server}/methode/")
    page.emulate_media(media="print")
    expect(page.get_by_text("laag = B⁻¹(0,025; x, n − x + 1)")).to_be_visible()
    assert [link for link in page.locator(".back-to-top").all() if link.is_visible()] == []
