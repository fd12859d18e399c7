"""Which sheet of a workbook is read, and what of it."""

import io
from time import perf_counter

import pytest
from openpyxl import load_workbook

from tests.exchange.files.making import HEADER, cells, inline, refusal, saved, table, xlsx, xlsx_of

DATA = (HEADER, ("BO-1", "noord"))
READ = [list(row) for row in DATA]


def hidden(content: bytes, *titles: str, state: str = "hidden") -> bytes:
    """The same workbook with these sheets hidden."""
    workbook = load_workbook(io.BytesIO(content))
    for title in titles:
        workbook[title].sheet_state = state
    return saved(workbook)


def test_the_only_sheet_with_something_in_it_is_read() -> None:
    assert cells(xlsx(leeg=[(" ",)], metingen=DATA, ook_leeg=[])) == READ


def test_two_sheets_with_something_in_them_are_refused_by_name() -> None:
    assert refusal(xlsx(*DATA, tweede=DATA)) == (
        "Het bestand heeft meer werkbladen met gegevens: Sheet, tweede. Bewaar alleen het werkblad met de metingen en"
        " upload het bestand opnieuw."
    )


@pytest.mark.parametrize("title", ["codeboek", "toelichting"])
def test_the_sheets_that_our_exports_add_are_left_out(title: str) -> None:
    assert cells(xlsx(*DATA, **{title: [("kolom", "betekenis")]})) == READ


def test_a_sheet_that_is_nearly_named_as_ours_counts() -> None:
    assert "Sheet, Codeboek" in refusal(xlsx(*DATA, Codeboek=DATA))


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_left_out_when_another_holds_something(state: str) -> None:
    assert cells(hidden(xlsx(*DATA, geheim=[("x", "y"), ("1", "2")]), "geheim", state=state)) == READ


def test_a_hidden_sheet_is_read_when_no_other_holds_anything() -> None:
    assert cells(hidden(xlsx(metingen=DATA), "metingen")) == READ


def test_a_workbook_without_anything_in_it_is_refused() -> None:
    empty = "Het bestand is leeg. Controleer of u het goede bestand hebt gekozen."
    assert refusal(xlsx()) == empty
    assert refusal(xlsx(codeboek=DATA)) == empty


def test_a_sheet_that_claims_a_million_rows_is_read_fast_and_right() -> None:
    rows = "".join(f"<row>{inline(*row)}</row>" for row in (HEADER, ("BO-1", "noord"), ("BO-2", "zuid")))
    content = xlsx_of(rows, before='<dimension ref="A1:XFD1048576"/>')
    begun = perf_counter()
    assert cells(content) == [*READ, ["BO-2", "zuid"]]
    assert perf_counter() - begun < 1


def test_a_sheet_that_claims_to_be_smaller_than_it_is_is_read_whole() -> None:
    rows = "".join(f"<row>{inline(*row)}</row>" for row in DATA)
    assert cells(xlsx_of(rows, before='<dimension ref="A1"/>')) == READ


def test_rows_that_were_left_out_of_a_sheet_still_count() -> None:
    rows = f'<row r="3">{inline(*HEADER)}</row><row r="1048576">{inline("BO-1")}</row>'
    assert table(xlsx_of(rows)) == [(3, list(HEADER)), (1_048_576, ["BO-1", ""])]


def test_a_row_that_no_sheet_has_is_refused() -> None:
    rows = f'<row>{inline(*HEADER)}</row><row r="99999999999">{inline("BO-1")}</row>'
    assert refusal(xlsx_of(rows)).startswith("Het Excel-bestand is beschadigd")


def test_a_cell_beyond_200_columns_is_refused_and_an_empty_one_is_not() -> None:
    header = f"<row>{inline(*HEADER)}</row>"
    assert cells(xlsx_of(f'{header}<row>{inline("BO-1")}<c r="XFD2"/></row>'))[1] == ["BO-1", ""]
    far = f'{header}<row>{inline("BO-1")}<c r="XFD2"><v>1</v></c></row>'
    assert refusal(xlsx_of(far)) == "Rij 2 heeft meer dan 200 kolommen. Haal de kolommen weg die niet nodig zijn."
