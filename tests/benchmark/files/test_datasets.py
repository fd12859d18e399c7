"""Tables of pages as CSV and XLSX."""

import csv
import io
from typing import Final

import pytest
from openpyxl import Workbook, load_workbook

from benchmark.files.dataset import Cell, Dataset
from benchmark.files.tables import dataset_csv, dataset_xlsx

DATASET: Final = Dataset(
    title="Cijfers per instelling, 2024",
    columns=("Instelling", "n", "Score"),
    rows=(("=1+1", 1347, "94%"), ('Zee & Zn; "de Haven"', 12, "79,5%"), ("Klein", 4, "3 van 4")),
    notes=("Landelijk: uitgave 2024.2 (definitief).", "Onder de 10 metingen staan aantallen."),
)


def workbook_of(dataset: Dataset) -> Workbook:
    return load_workbook(io.BytesIO(dataset_xlsx(dataset)))


def cell_of(text: Cell) -> tuple[object, str]:
    """Value and format of a cell with this text."""
    cell = workbook_of(Dataset("Score", ("Score",), ((text,),)))["cijfers"]["A2"]
    return cell.value, cell.number_format


def test_a_csv_opens_in_excel_with_dutch_settings() -> None:
    content = dataset_csv(DATASET)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines()[0] == "Instelling;n;Score"
    assert b"\r\n" in content


def test_a_csv_holds_the_table_cell_by_cell() -> None:
    rows = list(csv.reader(io.StringIO(dataset_csv(DATASET).decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == list(DATASET.columns)
    assert rows[2] == ['Zee & Zn; "de Haven"', "12", "79,5%"]
    assert rows[3] == ["Klein", "4", "3 van 4"]
    assert len(rows) == 4


def test_a_name_that_a_spreadsheet_would_carry_out_is_made_harmless() -> None:
    rows = list(csv.reader(io.StringIO(dataset_csv(DATASET).decode("utf-8-sig")), delimiter=";"))
    cell = workbook_of(DATASET)["cijfers"]["A2"]
    assert rows[1][0] == cell.value == "'=1+1"
    assert cell.data_type == "s"


@pytest.mark.parametrize(
    ("text", "value", "number_format"),
    [
        ("94%", 0.94, "0%"),
        ("0%", 0, "0%"),
        ("100%", 1, "0%"),
        ("79,5%", 0.795, "0.0%"),
        ("79,0%", 0.79, "0.0%"),
        (1347, 1347, "General"),
        (0, 0, "General"),
    ],
)
def test_numbers_in_a_workbook_can_be_counted_with(text: Cell, value: float, number_format: str) -> None:
    assert cell_of(text) == (value, number_format)


@pytest.mark.parametrize("text", [">99%", "<1%", "75-85%", "3 van 4", "niet getoond", "94% ", "1.347", "79.5%"])
def test_what_is_no_plain_percentage_stays_text(text: str) -> None:
    assert cell_of(text)[0] == text


def test_the_dash_of_a_page_stands_in_a_file_in_words_and_not_behind_a_quote() -> None:
    dataset = Dataset("Score", ("Score",), (("-",),))
    assert dataset_csv(dataset).decode("utf-8-sig").splitlines()[1] == "geen gegevens"
    assert cell_of("-")[0] == "geen gegevens"


def test_an_empty_cell_is_empty() -> None:
    rows = [[cell.value for cell in row] for row in workbook_of(Dataset("T", ("A", "B"), (("", 1),)))["cijfers"]]
    assert rows == [["A", "B"], [None, 1]]


def test_what_to_know_about_the_table_stands_on_a_second_sheet() -> None:
    workbook = workbook_of(DATASET)
    assert workbook.sheetnames == ["cijfers", "toelichting"]
    about = [row[0].value for row in workbook["toelichting"]]
    assert about == [DATASET.title, *DATASET.notes]
    assert DATASET.notes[0] not in dataset_csv(DATASET).decode("utf-8-sig")


@pytest.mark.parametrize("row", [("Aa",), ("Aa", 3, "94%", "over")])
def test_a_row_that_does_not_fit_the_columns_is_refused(row: tuple[Cell, ...]) -> None:
    with pytest.raises(ValueError, match=r"Score per jaar: \('Aa'"):
        Dataset("Score per jaar", ("Jaar", "n", "Score"), (("2024", 3, "94%"), row))
