"""A chart and the table beside it say the same, on every page that has both."""

import ast
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from benchmark.charts.theme import Chart
from benchmark.files.dataset import Dataset
from benchmark.models import Release
from benchmark.pages.files import PageFiles
from benchmark.services import counting
from institutions.models import User
from measurements.models import Measurement
from tests.benchmark.files.charts_to_draw import CHARTS
from tests.benchmark.same_numbers import SHOWN, Drawn, Shown, drawn_in, not_in, order_in
from tests.measurement_data import scores_from_row

Store = Callable[..., Measurement]
PAGES = Path("benchmark/pages")


@pytest.fixture
def three_years(submitted: Store, foreign_worker: User, release_of_2024: Release) -> None:
    """Of 2022 to 2024, per institution and year 22 to 28 measurements with answers that differ, and a release."""
    membership = foreign_worker.memberships.get()
    elsewhere = {"author": foreign_worker, "team": membership.team, "institution": membership.institution}
    for place, people in enumerate(({}, elsewhere)):
        for year in (2022, 2023, 2024):
            for number in range(22 + year - 2022 + 4 * place):
                submitted(**answers(number, year), **people)
    counting.refresh_tallies()


def answers(number: int, year: int) -> dict[str, Any]:
    """Half in the first quarter and half in the second; scores, family types and problems in several shares."""
    process = "11111011111" if number % 5 < 2 else "11111111111"
    outcome = f"{int(number % (year - 2018) > 0)}{int(number % 7 > 0)}1"
    return {
        **scores_from_row(f"{process}|{outcome}"),
        "completed_on": date(year, 2 + 3 * (number % 2), 5),
        "referred_on": None,
        "started_on": None,
        "ended_on": None,
        "family_type": "TG01" if number % 2 else "TG02",
        "problems": ["PO01", "PJ01"] if number % 3 else ["PO01"],
    }


def files_of(client: Client, shown: Shown) -> tuple[str, PageFiles]:
    page = client.get(shown.address).context["page"]
    return type(page).__name__, page.files


def pages_with_files() -> set[str]:
    """The name of every page class that gives files along."""
    found = set()
    for module in PAGES.rglob("*.py"):
        for one in ast.walk(ast.parse(module.read_text())):
            if isinstance(one, ast.ClassDef) and one.name.endswith("Page"):
                found |= {one.name for part in one.body if isinstance(part, ast.FunctionDef) and part.name == "files"}
    return found


def test_every_page_that_gives_files_along_is_compared() -> None:
    assert pages_with_files() == {shown.page for shown in SHOWN}


@pytest.mark.django_db(transaction=True, databases="__all__")
@pytest.mark.usefixtures("three_years")
def test_every_percent_in_a_chart_stands_in_its_row_of_the_table(as_lead: Client, as_analyst: Client) -> None:
    wrong = {}
    for shown in SHOWN:
        name, files = files_of(as_analyst if shown.is_national else as_lead, shown)
        assert (name, set(files.charts)) == (shown.page, set(shown.charts)), shown.address
        for chart, table in shown.charts.items():
            if differences := differences_of(files.charts[chart], files.tables[table]):
                wrong[shown.address, chart] = differences
    assert wrong == {}


def differences_of(chart: Chart | None, table: Dataset) -> list[Any]:
    """What is drawn and stands elsewhere or nowhere in the table, and the order of the rows when it is another."""
    if chart is None or not list(drawn_in(chart)):
        return ["nothing is drawn"]
    order = order_in(table, chart)
    return [*not_in(table, chart), *([] if order == sorted(order) else [order])]


ROWS = (("alles behaald", 1200, "92%", "1.100 van 1.200"), ("1 of meer niet", 12, "50%", "6 van 12"))


def table(*rows: tuple[str | int, ...]) -> Dataset:
    return Dataset("Crisis opgeheven", ("Uitvoeringscriteria", "n", "Score", "Aantallen"), rows)


def test_what_is_drawn_is_found_back_in_the_table() -> None:
    chart = CHARTS["dose_response"]()
    assert not_in(table(*ROWS), chart) == []
    assert order_in(table(*ROWS), chart) == [0, 1]


def test_a_percent_that_stands_in_another_row_only_is_not_the_same() -> None:
    swapped = table((*ROWS[0][:2], "50%", ""), (*ROWS[1][:2], "92%", ""))
    assert not_in(swapped, CHARTS["dose_response"]()) == [
        Drawn("alles behaald n = 1.200", "92%"),
        Drawn("1 of meer niet n = 12", "50%"),
    ]


def test_another_order_is_seen() -> None:
    assert order_in(table(*reversed(ROWS)), CHARTS["dose_response"]()) == [1, 0]


def test_in_a_funnel_a_row_is_found_by_its_number_of_trajectories() -> None:
    rows = ((1, "Zee", 40, "95%"), (2, "Cee", 60, "70%"), (3, "Dee", 90, "60%"), (5, "Eigen", 100, "87%"))
    funnel = Dataset("Trechter", ("Nummer", "Naam", "n", "Score"), rows)
    assert not_in(funnel, CHARTS["funnel"]()) == [Drawn(100, "88%")]
