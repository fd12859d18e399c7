"""Each kind of cell of a workbook as text."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from tests.exchange.files.making import MOMENT, cells, inline, one_cell, with_texts, xlsx_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("noord", "noord"),
        ("0012", "0012"),
        (12, "12"),
        (1.0, "1"),
        (0.5, "0.5"),
        (-3, "-3"),
        (1e15, "1000000000000000"),
        (True, "waar"),
        (False, "onwaar"),
        ("#N/A", "#N/A"),
        ("#REF!", "#REF!"),
        (date(2022, 3, 27), "2022-03-27"),
        (datetime(2022, 3, 27), "2022-03-27"),  # noqa: DTZ001
        (MOMENT, "2022-03-27"),
        (time(14, 30), "14:30:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
        ("=A1+B1", "=A1+B1"),
        (ArrayFormula("B2:B3", "=SUM(A1:A2*2)"), "=SUM(A1:A2*2)"),
        (DataTableFormula("B2:B3"), "=TABLE(B2:B3)"),
    ],
)
def test_a_cell_is_read_as_text(value: Any, text: str) -> None:
    assert one_cell(value) == text


def test_a_percentage_is_read_as_the_number_that_it_is() -> None:
    assert one_cell(0.8, "0%") == "0.8"


@pytest.mark.parametrize("number_format", ["dd-mm-yyyy", "[$-413]d mmmm yyyy", "m/d/yy h:mm"])
def test_a_number_that_is_shown_as_a_date_is_a_date(number_format: str) -> None:
    assert one_cell(44647.6, number_format) == "2022-03-27"


def test_a_date_counts_from_1904_where_the_workbook_does() -> None:
    assert one_cell(43185, "dd-mm-yyyy", since_1904=True) == "2022-03-27"
    assert one_cell(date(2022, 3, 27), since_1904=True) == "2022-03-27"


def test_a_number_that_is_no_date_but_shown_as_one_is_an_error() -> None:
    assert one_cell(99_999_999, "dd-mm-yyyy") == "#VALUE!"


def test_what_came_of_a_formula_is_not_read() -> None:
    rows = f'<row>{inline("a", "b")}</row><row>{inline("1")}<c r="B2"><f>1+1</f><v>2</v></c></row>'
    assert cells(xlsx_of(rows))[1] == ["1", "=1+1"]


def test_a_formula_that_several_cells_share_is_read_in_each() -> None:
    shared = '<c r="B2"><f t="shared" ref="B2:B3" si="0">A2*2</f></c>', '<c r="B3"><f t="shared" si="0"/></c>'
    rows = f"<row>{inline('a', 'b')}</row>" + "".join(f"<row>{inline('1')}{cell}</row>" for cell in shared)
    assert [row[1] for row in cells(xlsx_of(rows))] == ["b", "=A2*2", "=A3*2"]


def test_a_text_with_several_fonts_is_read_as_one() -> None:
    rich = '<c t="inlineStr"><is><r><t>noo</t></r><r><t>rd</t></r></is></c>'
    assert cells(xlsx_of(f"<row>{inline('a', 'b')}</row><row>{inline('1')}{rich}</row>"))[1] == ["1", "noord"]


def test_texts_are_read_from_where_excel_keeps_them() -> None:
    rows = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c t="s"><v>2</v></c><c t="s"><v>1</v></c></row>'
    texts = "<si><t>a</t></si><si><t>b</t></si><si><r><t>é</t></r><r><t>én</t></r></si>"
    assert cells(with_texts(xlsx_of(rows), texts)) == [["a", "b"], ["één", "b"]]
