"""The administration in a real browser: every page fits and is accessible, and a merger can be done by keyboard."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from benchmark.services import counting
from institutions.models import Institution, Location
from measurements.models import CodebookEntry, Measurement, State
from tests.journeys.looking import problems_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases="__all__")]

ADMINISTRATOR = "administrator@sejn.example"
AA = "/beheer/instellingen/aa/"
PAGES = (
    "/beheer/",
    "/beheer/instellingen/",
    "/beheer/instellingen/nieuw/",
    AA,
    f"{AA}wijzigen/",
    f"{AA}beeindigen/",
    f"{AA}fusie/",
    f"{AA}open-vergelijking/",
    f"{AA}locaties/nieuw/",
    f"{AA}teams/nieuw/",
    f"{AA}teams/noord/",
    f"{AA}teams/noord/beeindigen/",
    "/beheer/instellingen/bb/",
    "/beheer/instellingen/bb/ongedaan-maken/",
    "/beheer/keuzelijsten/",
    "/beheer/keuzelijsten/problematiek/",
    "/beheer/keuzelijsten/problematiek/nieuw/",
    "/beheer/keuzelijsten/problematiek/PJ01/",
)
LONG = "Stichting Samenwerkende Jeugdhulpaanbiedersorganisaties Zuidoost-Nederland en Omstreken"


@pytest.fixture
def long_names_and_an_end(institution: Institution, other_institution: Institution) -> None:
    """A name without much room to break, and an institution that stopped."""
    Institution.objects.filter(pk=institution.pk).update(name=LONG)
    Institution.objects.filter(pk=other_institution.pk).update(active_until=date(2025, 12, 31))


def test_every_page_is_accessible_and_fits(
    live_server: object,
    new_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    long_names_and_an_end: None,
    institution: Institution,
) -> None:
    page = new_page()
    sign_in(page, ADMINISTRATOR)
    location = Location.objects.get(institution=institution)
    found = {}
    for address in (*PAGES, f"{AA}locaties/{location.pk}/"):
        answer = page.goto(f"{live_server}{address}")
        assert answer is not None
        assert answer.status == 200, address
        found[address] = problems_of(page)
    page.goto(f"{live_server}{AA}beeindigen/")
    page.get_by_role("button", name="Verder").click()
    found["what is wrong"] = problems_of(page)
    page.get_by_label("Laatste dag").fill("31-12-2026")
    page.get_by_label("Reden").select_option("De instelling is opgeheven")
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("heading", name="Dit verandert er")).to_be_visible()
    found["what it will do"] = problems_of(page)
    assert {where: problems for where, problems in found.items() if problems} == {}


def test_a_merger_is_recorded_and_undone_by_keyboard_alone(
    live_server: object,
    new_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    submitted: Callable[..., Measurement],
    institution: Institution,
) -> None:
    submitted(completed_on=date(2026, 2, 1))
    submitted(state=State.DRAFT, completed_on=None)
    counting.refresh_tallies()
    page = new_page()
    sign_in(page, ADMINISTRATOR)
    page.goto(f"{live_server}{AA}fusie/")
    page.get_by_label("Opvolger").focus()
    keys = ("I", "Tab", *"1-1-2026", "Tab", "Space", "ArrowDown", "ArrowDown", "Tab", "F", "Tab", "Enter")
    for key in keys:
        page.keyboard.press(key)
    main = page.get_by_role("main")
    expect(main).to_contain_text("In 2026 is 1 meting van Instelling AA ingevuld na deze einddatum")
    expect(main).to_contain_text("Er is nog 1 concept niet verstuurd.")
    institution.refresh_from_db()
    assert institution.active_until is None
    page.get_by_role("button", name="Fusie vastleggen").focus()
    page.keyboard.press("Enter")
    expect(main).to_contain_text("De wijziging is opgeslagen.")
    expect(main).to_contain_text("Instelling BB")
    expect(page.get_by_role("row").filter(has_text="Gewijzigd")).to_contain_text("Fusie")

    page.get_by_role("link", name="Fusie ongedaan maken").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Reden").focus()
    for key in ("B", "Tab", "Enter"):
        page.keyboard.press(key)
    expect(main).to_contain_text("Instelling BB is geen opvolger meer.")
    page.get_by_role("button", name="Fusie ongedaan maken").press("Enter")
    expect(page).to_have_url(re.compile(f"{AA}\\?bewaard=ja$"))
    institution.refresh_from_db()
    assert (institution.active_until, institution.successor) == (None, None)


def test_an_answer_moves_by_keyboard_and_focus_stays_on_its_button(
    live_server: object, new_page: Callable[..., Page], sign_in: Callable[[Page, str], None]
) -> None:
    page = new_page(width=320)
    sign_in(page, ADMINISTRATOR)
    page.goto(f"{live_server}/beheer/keuzelijsten/werkdoelen/")
    button = page.get_by_role("button", name=re.compile("^Omlaag ?: Uitzoeken problematiek$"))
    button.focus()
    for place in (2, 3):
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_have_text(f"'Uitzoeken problematiek' staat nu op plaats {place} van 15.")
        expect(button).to_be_focused()
    assert CodebookEntry.objects.get(code="WD01").order == 3
