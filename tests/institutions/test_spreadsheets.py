"""Files that people take out, as they are in bytes and in Excel."""

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from institutions.spreadsheets import write_csv, write_xlsx
from tests.exchange.files.making import cells

RISKY = ["=1+1", "+31", "-1", "@SUM(A1)", "\t=1", "'=1"]
WORDS = st.text(alphabet="ab1;,\"'=+-@é€ \n\t|.", max_size=8).map(str.strip)


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def test_a_csv_is_what_excel_with_dutch_settings_opens() -> None:
    assert write_csv([["meting_id", "naam"], ["BO-1", 'é "a"; b']]) == (
        b'\xef\xbb\xbfmeting_id;naam\r\nBO-1;"\xc3\xa9 ""a""; b"\r\n'
    )


def test_no_cell_of_a_csv_is_carried_out() -> None:
    lines = write_csv([["a", "b"], *([risky, "1"] for risky in RISKY)]).decode("utf-8-sig").split("\r\n")
    assert [line.strip('"').split(";")[0] for line in lines[1:-1]] == [f"'{risky}" for risky in RISKY]


def test_a_number_in_a_csv_stays_a_number_also_under_0() -> None:
    assert write_csv([[-4, 12, "-4"]]).decode("utf-8-sig") == "-4;12;'-4\r\n"


def test_no_cell_of_a_workbook_is_carried_out() -> None:
    sheet = opened(write_xlsx({"metingen": [["=a"], *([risky] for risky in RISKY)]}))["metingen"]
    assert [(cell.data_type, cell.value) for cell in sheet["A"]] == [("s", f"'{text}") for text in ["=a", *RISKY]]


def test_every_cell_of_a_workbook_is_text_and_an_empty_one_is_empty() -> None:
    sheet = opened(write_xlsx({"metingen": [["a", "b"], ["0012", ""], ["2022-03-27", "1"]]})).active
    assert [[cell.value for cell in row] for row in sheet] == [["a", "b"], ["0012", None], ["2022-03-27", "1"]]
    assert {cell.data_type for row in sheet for cell in row if cell.value} == {"s"}


def test_the_header_of_each_sheet_is_bold_and_stays_in_view() -> None:
    workbook = opened(write_xlsx({"metingen": [["a"], ["1"]], "codeboek": iter([["k"], ["2"]])}))
    assert workbook.sheetnames == ["metingen", "codeboek"]
    for sheet in workbook:
        assert (sheet["A1"].font.bold, sheet["A2"].font.bold, sheet.freeze_panes) == (True, False, "A2")
        assert sheet.sheet_state == "visible"


def test_a_column_is_as_wide_as_its_header() -> None:
    sheet = opened(write_xlsx({"metingen": [["a", "datum_aanmelding"]]})).active
    assert [sheet.column_dimensions[letter].width for letter in "AB"] == [12, 18]


@pytest.mark.parametrize("sign", ["\0", "\x1f", "\ud800", "\ufffe"])
def test_a_sign_that_a_workbook_cannot_hold_is_replaced(sign: str) -> None:
    assert opened(write_xlsx({"metingen": [[f"a{sign}b"]]})).active["A1"].value == "a\N{REPLACEMENT CHARACTER}b"


def test_nothing_is_left_on_disk_also_when_a_row_cannot_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def rows() -> Iterator[list[str]]:
        yield ["a"]
        yield ["1"]
        assert list(tmp_path.iterdir()), "openpyxl no longer writes to a temporary file: this test tests nothing"
        raise LookupError("no more")

    with pytest.raises(LookupError, match="no more"):
        write_xlsx({"metingen": rows()})
    assert list(tmp_path.iterdir()) == []


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(WORDS.filter(bool), WORDS.filter(bool)), min_size=1, max_size=5))
def test_what_was_written_is_read_as_it_was(rows: list[tuple[str, str]]) -> None:
    lines = [["meting_id", "team"], *map(list, rows)]
    assert cells(write_csv(lines)) == lines
    assert cells(write_xlsx({"metingen": lines, "codeboek": [["kolom"]]})) == lines
