"""Every table and every chart of a page with figures can be saved where it stands."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

import pytest
from django.test import Client

from benchmark.pages.files import PageFiles
from benchmark.services import counting
from measurements.models import Measurement
from tests.benchmark.same_numbers import SHOWN, Shown
from tests.benchmark.sections import Section, sections_of
from tests.measurement_data import scores_from_row

Store = Callable[..., Measurement]

EXCEPTIONS: Final[dict[tuple[str, str], str]] = {}
"""By page and section why what stands there cannot be saved."""


@pytest.fixture
def some_left_out(three_years: None, submitted: Store) -> None:
    """On top of three years, of 2022 and 2024 a measurement that does not count."""
    undated = dict.fromkeys(("referred_on", "started_on", "ended_on"))
    for year in (2022, 2024):
        submitted(**scores_from_row("-----------|---"), **undated, completed_on=date(year, 5, 5))
    counting.refresh_tallies()


def names_in(files: PageFiles) -> set[str]:
    """The files with something in them: the page shows no table without rows."""
    tables = {f"{name}.{ending}" for name, table in files.tables.items() if table.rows for ending in ("csv", "xlsx")}
    return tables | {f"{name}.{ending}" for name, chart in files.charts.items() if chart for ending in ("svg", "png")}


@pytest.mark.django_db(transaction=True, databases="__all__")
@pytest.mark.usefixtures("some_left_out")
def test_every_table_and_chart_has_its_files_beside_it_and_every_file_its_place(
    as_lead: Client, as_analyst: Client
) -> None:
    wrong: dict[Any, Any] = {}
    for shown in SHOWN:
        response: Any = (as_analyst if shown.is_national else as_lead).get(shown.address)
        sections = sections_of(response)
        assert any(one.tables for one in sections), shown.address
        assert "css/dashboards" in response.content.decode(), f"{shown.address} shows its files without their style"
        wrong |= {
            (shown.address, one.name): one.missing for one in sections if one.missing and not _excepted(shown, one)
        }
        if difference := set().union(*(one.offered for one in sections)) ^ names_in(response.context["page"].files):
            wrong[shown.address] = difference
    assert wrong == {}


def _excepted(shown: Shown, section: Section) -> bool:
    return (shown.page, section.name) in EXCEPTIONS
