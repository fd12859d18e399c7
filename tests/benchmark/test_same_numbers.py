"""A chart and the table beside it say the same, on every page that has both."""

import ast
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from benchmark.charts.theme import Chart
from benchmark.files.dataset import Dataset
from benchmark.pages.files import PageFiles
from tests.benchmark.files.charts_to_draw import CHARTS
from tests.benchmark.same_numbers import SHOWN, Drawn, Shown, drawn_in, not_in, order_in

PAGES = Path("benchmark/pages")


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
