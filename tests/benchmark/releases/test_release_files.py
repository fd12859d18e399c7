"""The files of a release: exactly what its page shows, and for SEJN what it was made from."""

import io
from collections.abc import Callable
from typing import Any, Final

import pytest
from django.test import Client
from openpyxl import load_workbook

from audit.models import AccessLogEntry, Action, ObjectType
from benchmark.models import Release
from benchmark.pages.release_figures import FigureGroup, FigureRow, figures_dataset
from benchmark.services.releases import make_final
from institutions.models import User
from tests.benchmark.reading import csv_of
from tests.benchmark.releases.conftest import YEAR
from tests.benchmark.sections import sections_of

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

SignIn = Callable[[User], Client]
FIRST, SECOND = "/uitgaven/2024/1/", "/uitgaven/2024/2/"
WITHHELD: Final = "Niet getoond: te weinig metingen (minder dan 10)"


def file_of(client: Client, page: str, name: str) -> list[list[str]]:
    return csv_of(client.get(page, {"bestand": f"{name}.csv"}))


@pytest.mark.usefixtures("final")
def test_all_figures_are_one_table_with_the_heading_of_each(signed_in: SignIn, worker: User) -> None:
    rows = file_of(signed_in(worker), FIRST, "cijfers")
    assert rows[0] == ["Onderdeel", "Wat", "Landelijk", "n"]
    assert ["Uitkomstcriteria", "5a Crisis opgeheven", "71%", "84"] in rows


@pytest.mark.usefixtures("final")
def test_the_file_has_the_rows_of_the_page_and_of_what_is_withheld_only_the_sentence(
    signed_in: SignIn, worker: User
) -> None:
    client = signed_in(worker)
    groups: Any = client.get(FIRST).context["page"].groups
    told = [
        [group.title, row.label, row.text, f"{row.n}" if row.is_shown else ""]
        for group in groups
        if not group.withheld
        for row in group.rows
    ]
    rows = file_of(client, FIRST, "cijfers")[1:]
    assert [row for row in rows if row[1]] == told
    assert ["Werkdoelen", "", WITHHELD, ""] in rows
    assert [row[0] for row in rows if not row[1]] == [group.title for group in groups if group.withheld]


def test_a_band_and_a_single_withheld_figure_stand_in_the_file_as_on_the_page() -> None:
    rows = (
        FigureRow("3a", "90-95%", 84, is_shown=True),
        FigureRow("3b", ">99%", 1347, is_shown=True),
        FigureRow("3c", WITHHELD, None, is_shown=False),
    )
    table = figures_dataset([FigureGroup("uitvoering", "Uitvoeringscriteria", "", rows)], "Uitgave 2024.1", ())
    assert table.rows == (
        ("Uitvoeringscriteria", "3a", "90-95%", 84),
        ("Uitvoeringscriteria", "3b", ">99%", 1347),
        ("Uitvoeringscriteria", "3c", WITHHELD, ""),
    )


@pytest.mark.usefixtures("revised")
def test_what_is_told_otherwise_is_a_file_where_there_is_something_to_compare(signed_in: SignIn, worker: User) -> None:
    client = signed_in(worker)
    rows = file_of(client, SECOND, "verschil")
    assert rows[0] == ["Onderdeel", "Cijfer", "In 2024.1", "In 2024.2"]
    assert ["Uitkomstcriteria", "5a Crisis opgeheven", "71%", "65%"] in rows
    assert client.get(FIRST, {"bestand": "verschil.csv"}).status_code == 404


@pytest.mark.usefixtures("revised")
def test_the_parameters_are_a_file_for_sejn_only(signed_in: SignIn, worker: User, lead: User, analyst: User) -> None:
    rows = file_of(signed_in(analyst), SECOND, "parameters")
    (crisis,) = (row for row in rows if row[0] == "5a Crisis opgeheven")
    assert crisis[1] == "65,48%"
    for user in (worker, lead):
        for ending in ("csv", "xlsx"):
            assert signed_in(user).get(SECOND, {"bestand": f"parameters.{ending}"}).status_code == 404


@pytest.mark.usefixtures("closed")
def test_the_files_of_a_release_that_is_not_published_are_for_sejn_only(
    signed_in: SignIn, lead: User, analyst: User, acting: Any
) -> None:
    with acting(analyst):
        make_final(year=YEAR, by=analyst)
    assert signed_in(analyst).get(FIRST, {"bestand": "cijfers.csv"}).status_code == 200
    assert signed_in(lead).get(FIRST, {"bestand": "cijfers.csv"}).status_code == 404


def test_a_workbook_says_which_release_it_is_and_is_logged_as_taken_out(
    final: Release, signed_in: SignIn, worker: User, lines: list[AccessLogEntry]
) -> None:
    client = signed_in(worker)
    lines.clear()
    response = client.get(FIRST, {"bestand": "cijfers.xlsx"})
    assert response["Content-Disposition"] == 'attachment; filename="ash-uitgave-2024.1-cijfers.xlsx"'
    about = load_workbook(io.BytesIO(response.content))["toelichting"]
    assert f"uitgave {final.version}" in f"{about['A1'].value}"
    assert "definitief" in f"{about['A2'].value}"
    assert [(one.action, one.object_type, one.object_code) for one in lines] == [
        (Action.EXPORT, ObjectType.NATIONAL_FIGURES, "2024.1")
    ]


@pytest.mark.usefixtures("revised")
def test_every_table_of_the_page_has_its_files_beside_it(signed_in: SignIn, worker: User, analyst: User) -> None:
    for user, tables in ((worker, {"cijfers", "verschil"}), (analyst, {"cijfers", "verschil", "parameters"})):
        sections = sections_of(signed_in(user).get(SECOND))
        assert [one.name for one in sections if one.missing] == []
        offered = {f"{name}.{ending}" for name in tables for ending in ("csv", "xlsx")}
        assert set().union(*(one.offered for one in sections)) == offered
