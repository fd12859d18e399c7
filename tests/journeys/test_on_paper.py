"""Charts on paper: also those nobody scrolled to, for the width of a sheet, and back on screen afterwards."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from benchmark.services import counting
from measurements.models import Measurement

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases="__all__")]

TICKS = ".xaxislayer-above .xtick text"
UNDRAWN = "[data-chart]:not([data-ready])"
PRINT_COUNTS_UNDRAWN = (
    f"window.print = () => {{ document.body.dataset.undrawn = document.querySelectorAll('{UNDRAWN}').length }}"
)
KEY = "Streepjeslijn: norm van 80%"
ABSENT = "De grafiek staat niet op papier: kies Afdrukken op de pagina."

Opens = Callable[..., Page]


@pytest.fixture
def opened(
    live_server: object,
    new_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    submitted: Callable[..., Measurement],
) -> Opens:
    """A function that shows a team lead a page of results over twelve measurements; printing is counted only."""

    def open_page(path: str, **options: object) -> Page:
        for _ in range(12):
            submitted()
        counting.refresh_tallies()
        page = new_page(**options)
        page.add_init_script(PRINT_COUNTS_UNDRAWN)
        sign_in(page, "lead@aa.example")
        page.goto(f"{live_server}/instellingen/aa/{path}")
        return page

    return open_page


def test_years_stand_short_and_level_on_paper_and_whole_on_screen(opened: Opens) -> None:
    page = opened("verloop/")
    plot = page.locator("[data-chart]")
    plot.scroll_into_view_if_needed()
    expect(plot).to_have_attribute("data-ready", "")
    on_screen = plot.bounding_box()
    expect(plot.locator(TICKS).filter(has_text="2024")).to_have_count(1)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(plot.locator(TICKS).filter(has_text="'24")).to_have_count(1)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(plot.locator(TICKS).filter(has_text="2024")).to_have_count(1)
    assert plot.bounding_box() == on_screen


def test_the_button_prints_once_a_chart_is_drawn_that_nobody_scrolled_to(opened: Opens) -> None:
    page = opened("", height=400)
    expect(page.locator(UNDRAWN)).to_have_count(1)
    assert page.evaluate("typeof window.Plotly") == "undefined"
    page.get_by_role("button", name="Afdrukken").dispatch_event("click")
    expect(page.locator("body")).to_have_attribute("data-undrawn", "0")


@pytest.mark.parametrize("keys", ["Control+p", "Meta+p"])
def test_the_keys_for_printing_wait_for_the_charts_too(opened: Opens, keys: str) -> None:
    page = opened("", height=400)
    expect(page.locator(UNDRAWN)).to_have_count(1)
    page.keyboard.press(keys)
    expect(page.locator("body")).to_have_attribute("data-undrawn", "0")


def test_the_menu_of_the_browser_prints_every_chart_once_one_was_drawn(opened: Opens) -> None:
    page = opened("doelgroep/", height=400)
    page.locator("[data-chart]").first.scroll_into_view_if_needed()
    expect(page.locator("[data-chart]").first).to_have_attribute("data-ready", "")
    assert page.locator(UNDRAWN).count() > 0
    page.pdf()
    expect(page.locator(UNDRAWN)).to_have_count(0)


def test_a_chart_that_is_not_on_paper_takes_the_words_about_its_lines_with_it(opened: Opens) -> None:
    page = opened("", height=400)
    figure = page.locator("figure", has=page.locator("[data-chart]"))
    page.emulate_media(media="print")
    expect(figure.get_by_text(ABSENT)).to_be_visible()
    expect(figure.get_by_text(KEY)).to_be_hidden()
    expect(figure.locator("figcaption p").first).to_be_visible()
    page.keyboard.press("Control+p")
    expect(figure.get_by_text(KEY)).to_be_visible()
    expect(figure.get_by_text(ABSENT)).to_be_hidden()


def test_a_page_without_charts_just_prints(opened: Opens) -> None:
    page = opened("datakwaliteit/")
    page.get_by_role("button", name="Afdrukken").click()
    expect(page.locator("body")).to_have_attribute("data-undrawn", "0")


def test_without_javascript_there_is_no_button_and_no_advice_to_choose_it(opened: Opens) -> None:
    page = opened("", java_script_enabled=False)
    expect(page.get_by_text("Afdrukken", exact=True)).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.get_by_text(ABSENT)).to_be_hidden()
