"""A team lead and SEJN bring files with measurements: every page of a file, on every screen."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from exchange.domain.layout import HEADER
from exchange.models import ImportJob
from institutions.spreadsheets import write_csv
from tests.exchange.uploading import Table, row, work_off
from tests.journeys.looking import problems_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases="__all__")]

LEAD, ANALYST = "lead@aa.example", "analyst@sejn.example"
LONG_TEAM = "Crisisteam Noordoost-Nederlandkwartier"
OTHER_HEADER = ["Afdeling" if name == "team" else name for name in HEADER]

Look = Callable[[Page, str], None]


@pytest.fixture
def look() -> Any:
    """A function that notes what is wrong with a page; in the end nothing was."""
    found: dict[str, list[str]] = {}

    def note(page: Page, what: str) -> None:
        found[what] = problems_of(page)

    yield note
    assert {what: problems for what, problems in found.items() if problems} == {}


@pytest.fixture
def bring(live_server: object, tmp_path: Path) -> Callable[[Page, str, Table], None]:
    """A function that uploads a table by the form of the first page."""

    def by_form(page: Page, name: str, table: Table) -> None:
        place = tmp_path / name
        place.write_bytes(write_csv(table))
        page.goto(f"{live_server}/importeren/")
        page.get_by_label("Bestand", exact=True).set_input_files(place)
        page.get_by_role("button", name="Bestand uploaden").click()

    return by_form


def test_a_team_lead_brings_a_file_says_what_it_means_and_repairs_it(
    new_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    bring: Callable[[Page, str, Table], None],
    look: Look,
) -> None:
    page = new_page()
    sign_in(page, LEAD)
    page.get_by_role("link", name="Metingen", exact=True).click()
    page.get_by_role("link", name="Importeren").click()
    page.get_by_role("button", name="Bestand uploaden").click()
    expect(page.get_by_role("link", name="Kies een bestand.")).to_be_visible()
    page.get_by_text("De kolommen", exact=True).click()
    look(page, "without a file")

    rows = [row(meting_id=f"M-{number}", c5a="9", team=LONG_TEAM, problematiek="Ruzie|PJ01") for number in range(3)]
    bring(page, "metingen 2024.csv", [OTHER_HEADER, *rows])
    expect(page.get_by_role("heading", name="Het bestand wordt gelezen")).to_be_visible()
    look(page, "being read")
    work_off()  # the page notices by itself
    expect(page.get_by_role("heading", name="Kolommen")).to_be_visible()
    look(page, "the columns")
    page.get_by_label("Kolom Afdeling is").select_option("team")
    page.get_by_label("Wat betekent 9?").select_option("niet gescoord")
    page.get_by_label("Wat betekent Ruzie?").select_option("buiten de import laten")
    page.get_by_role("button", name="Opslaan en rijen controleren").click()
    expect(page.get_by_text("zijn er vragen bijgekomen")).to_be_visible()
    look(page, "new questions")
    page.get_by_role("button", name="Vraag de beheerder dit team te maken").click()
    expect(page.get_by_text(f"De beheerder is gevraagd om het team {LONG_TEAM}.")).to_be_visible()
    expect(page.get_by_label("Wat betekent 9?")).to_have_value(".")
    page.get_by_role("button", name="Opslaan en rijen controleren").click()
    work_off()
    expect(page.get_by_text("Van de 3 rijen hebben er 3 een fout.")).to_be_visible()
    look(page, "mistakes")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download het bestand met de fouten erin").click()
    assert download.value.suggested_filename == "fouten-in-metingen 2024.xlsx"

    page.get_by_role("button", name="Kolommen en waarden wijzigen").click()
    page.get_by_label(f"Wat betekent {LONG_TEAM}?").select_option("Team zuid (Instelling AA)")
    page.get_by_role("button", name="Opslaan en rijen controleren").click()
    work_off()
    expect(page.get_by_role("link", name="Bekijk wat erin komt en beslis")).to_be_visible()
    look(page, "without mistakes")
    page.get_by_role("button", name="Verwijderen").click()
    expect(page.get_by_text("Dit bestand is verwijderd.")).to_be_visible()
    look(page, "removed")

    bring(page, "leeg.csv", [HEADER])
    work_off()
    expect(page.get_by_text("Het bestand heeft alleen een kopregel en geen metingen.")).to_be_visible()
    look(page, "refused")
    page.get_by_role("link", name="Bestand opnieuw uploaden").click()
    expect(page.get_by_role("cell", name="niet bruikbaar")).to_be_visible()
    look(page, "earlier files")


def test_sejn_brings_a_file_of_several_institutions_and_sends_it_on(
    new_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    bring: Callable[[Page, str, Table], None],
    look: Look,
) -> None:
    page = new_page()
    sign_in(page, ANALYST)
    page.get_by_role("link", name="Landelijk", exact=True).click()
    page.get_by_role("link", name="Metingen importeren").click()
    look(page, "the first page")
    bring(page, "landelijk.csv", [HEADER, row(), row(meting_id="M-2", instelling="AA Jeugdhulp")])
    work_off()
    page.get_by_label("Wat betekent AA Jeugdhulp?").select_option("Instelling AA")
    look(page, "the columns")
    page.get_by_role("button", name="Opslaan en rijen controleren").click()
    work_off()
    expect(page.get_by_role("button", name="Naar de teamleiders sturen")).to_be_visible()
    look(page, "to be sent")
    page.get_by_role("button", name="Naar de teamleiders sturen").click()
    expect(page.get_by_text("Dit bestand is naar de teamleiders gestuurd.")).to_be_visible()
    look(page, "sent")


def test_work_can_be_followed_and_stopped_without_a_script(
    new_page: Callable[..., Page], sign_in: Callable[[Page, str], None], bring: Callable[[Page, str, Table], None]
) -> None:
    page = new_page(java_script_enabled=False)
    sign_in(page, LEAD)
    bring(page, "metingen.csv", [HEADER, row()])
    expect(page.get_by_role("heading", name="Het bestand wordt gelezen")).to_be_visible()
    page.get_by_role("button", name="Afbreken").click()
    expect(page.get_by_text("Het werk wordt afgebroken.")).to_be_visible()
    assert ImportJob.objects.get().is_cancelled
    work_off()  # the page comes again every three seconds
    expect(page.get_by_text("Het lezen van dit bestand is afgebroken.")).to_be_visible()
