"""The file that goes back to its maker, with what is wrong beside the cells."""

import io

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from exchange.files.annotating import MOST_COMMENTS, WRONG, annotated_xlsx
from exchange.files.reading import Line
from tests.exchange.files.making import table

LINES: list[Line] = [
    (1, ["meting_id", "team", "datum_start"]),
    (2, ["BO-1", "noord", "morgen"]),
    (5, ["BO-2", "=zuid", ""]),
    (6, ["BO-3", "oost", "27-03-2022", "extra"]),
]
PROBLEMS = {
    2: {"datum_start": ["Schrijf de begindatum als dag-maand-jaar."], "": ["Deze meting staat er al."]},
    5: {"team": ["Dit team is niet bekend."], "datum_start": ["Vul de begindatum in."]},
}


def sheet_of(lines: list[Line], problems: dict[int, dict[str, list[str]]]) -> Worksheet:
    return load_workbook(io.BytesIO(annotated_xlsx(iter(lines), problems))).active


def is_wrong(cell: Cell) -> bool:
    return cell.fill.fgColor.rgb == WRONG.fgColor.rgb


def test_the_first_column_says_all_that_is_wrong_with_a_row() -> None:
    assert [cell.value for cell in sheet_of(LINES, PROBLEMS)["A"]] == [
        "fouten",
        "datum_start: Schrijf de begindatum als dag-maand-jaar. Deze meting staat er al.",
        None,
        None,
        "team: Dit team is niet bekend. datum_start: Vul de begindatum in.",
        None,
    ]


def test_every_row_stands_where_it_stood_in_the_file() -> None:
    sheet = sheet_of(LINES, PROBLEMS)
    assert [cell.value for cell in sheet["B"]] == ["meting_id", "BO-1", None, None, "BO-2", "BO-3"]


def test_wrong_cells_also_empty_ones_are_coloured_and_others_are_not() -> None:
    sheet = sheet_of(LINES, PROBLEMS)
    assert [cell.coordinate for row in sheet for cell in row if is_wrong(cell)] == ["D2", "C5", "D5"]


def test_what_is_wrong_with_a_row_as_a_whole_colours_no_cell_of_it() -> None:
    sheet = sheet_of(LINES, {6: {"": ["Deze rij heeft een cel te veel."]}})
    assert not any(is_wrong(cell) for row in sheet for cell in row)


def test_a_wrong_cell_has_its_message_as_a_comment() -> None:
    sheet = sheet_of(LINES, PROBLEMS)
    comments = {cell.coordinate: cell.comment.text for row in sheet for cell in row if cell.comment}
    assert comments == {
        "D2": "Schrijf de begindatum als dag-maand-jaar.",
        "C5": "Dit team is niet bekend.",
        "D5": "Vul de begindatum in.",
    }


def test_what_is_wrong_with_a_column_stands_at_its_header() -> None:
    sheet = sheet_of(LINES, {1: {"team": ["Deze kolom staat er twee keer in."], "": ["De kolom gezin_id ontbreekt."]}})
    assert [(cell.value, is_wrong(cell), cell.comment and cell.comment.text) for cell in sheet[1]][:3] == [
        ("fouten", True, "De kolom gezin_id ontbreekt."),
        ("meting_id", False, None),
        ("team", True, "Deze kolom staat er twee keer in."),
    ]


def test_rows_with_errors_can_be_filtered() -> None:
    assert sheet_of(LINES, PROBLEMS).auto_filter.ref == "A1:E6"


def test_the_header_stays_in_view_also_when_it_is_not_the_first_row() -> None:
    sheet = sheet_of([(3, ["a", "b"]), (4, ["1", "2"])], {})
    assert (sheet.freeze_panes, sheet["A3"].value, sheet.auto_filter.ref) == ("A4", "fouten", "A3:C4")


def test_no_cell_is_carried_out() -> None:
    sheet = sheet_of([(1, ["=a", "b"]), (2, ["=1", "@2"])], {2: {"=a": ["Klopt niet."]}})
    assert {cell.data_type for row in sheet for cell in row if cell.value} == {"s"}
    assert [cell.value for cell in sheet[2]] == ["'=a: Klopt niet.", "'=1", "'@2"]


def test_comments_stop_at_a_thousand_and_the_colour_does_not() -> None:
    lines = [(1, ["a", "b"]), *((number, ["1", "2"]) for number in range(2, MOST_COMMENTS + 12))]
    sheet = sheet_of(lines, {number: {"b": ["Klopt niet."]} for number, _ in lines[1:]})
    assert sum(1 for cell in sheet["C"] if cell.comment) == MOST_COMMENTS
    assert sum(1 for cell in sheet["C"] if is_wrong(cell)) == MOST_COMMENTS + 10


def test_reading_it_gives_the_lines_that_it_was_made_of() -> None:
    assert table(annotated_xlsx(LINES, PROBLEMS)) == [
        (1, ["meting_id", "team", "datum_start"]),
        (2, ["BO-1", "noord", "morgen"]),
        (5, ["BO-2", "=zuid", ""]),
        (6, ["BO-3", "oost", "27-03-2022", "extra"]),
    ]
