"""CSV as programs and people make it."""

import codecs

import pytest

from tests.exchange.files.making import cells, refusal, table

UNREADABLE = (
    "De tekens in het bestand zijn niet te lezen. Sla het bestand in Excel op als .xlsx of als 'CSV UTF-8' en upload"
    " dat bestand."
)
NO_TEXT = (
    "Het bestand is geen CSV: er staan tekens in die niet in tekst horen. Sla het bestand in Excel op als .xlsx of als"
    " 'CSV UTF-8' en upload dat bestand."
)
NO_DELIMITER = (
    "In de kopregel staat maar één kolom. Zet tussen de kolommen een puntkomma, komma of tab, en upload het bestand"
    " opnieuw."
)
SMART = "meting_id;team\r\nBO-1;“Café” ’t Gooi €\r\n"


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_the_delimiter_is_found_in_the_header(delimiter: str) -> None:
    text = "meting_id;team;datum\nBO-1;noord;27-03-2022\n".replace(";", delimiter)
    assert cells(text) == [["meting_id", "team", "datum"], ["BO-1", "noord", "27-03-2022"]]


def test_the_rows_have_no_say_in_what_the_delimiter_is() -> None:
    assert cells("a;b\n1,5,6,7;2\n")[1] == ["1,5,6,7", "2"]


def test_a_delimiter_within_quotes_is_not_counted() -> None:
    assert cells('"a,b,c,d";team\n1;2\n') == [["a,b,c,d", "team"], ["1", "2"]]


def test_a_header_may_go_over_several_lines_within_quotes() -> None:
    assert table('"meting\nid";team\nBO-1;noord\n') == [(1, ["meting\nid", "team"]), (2, ["BO-1", "noord"])]


def test_one_column_means_that_no_delimiter_was_found() -> None:
    assert refusal("meting_id|team\nBO-1|noord\n") == NO_DELIMITER


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_letters_and_signs_come_through_in_every_encoding_that_excel_writes(encoding: str) -> None:
    bom = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}.get(encoding, b"")
    assert cells(bom + SMART.encode(encoding)) == [["meting_id", "team"], ["BO-1", "“Café” ’t Gooi €"]]


def test_a_byte_that_no_encoding_has_is_refused() -> None:
    assert refusal(b"meting_id;team\nBO-1;\x81\xe9\n") == UNREADABLE


def test_half_a_character_of_utf_16_is_refused() -> None:
    assert refusal(SMART.encode("utf-16")[:-1]) == UNREADABLE


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be"])
def test_utf_32_is_refused(encoding: str) -> None:
    assert refusal(f"\ufeff{SMART}".encode(encoding)) == UNREADABLE


@pytest.mark.parametrize("content", ["a;b\n1;\0\n", "a\0;b\n1;2\n", b"\xff\xfea\0;\0b\0\n\0\0\0;\0\0\0\n\0"])
def test_a_null_byte_is_refused(content: bytes | str) -> None:
    assert refusal(content) == NO_TEXT


def test_utf_16_without_a_bom_is_refused_as_no_text() -> None:
    assert refusal("a;b\n1;2\n".encode("utf-16-le")) == NO_TEXT


def test_a_line_end_within_quotes_does_not_shift_the_row_numbers() -> None:
    text = 'meting_id;team\r\nBO-1;"noord\r\nen oost"\r\nBO-2;"a ""b"" c"\r\n'
    assert table(text)[1:] == [(2, ["BO-1", "noord\r\nen oost"]), (3, ["BO-2", 'a "b" c'])]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read(end: str) -> None:
    assert table(f"a;b{end}1;2{end}3;4{end}")[1:] == [(2, ["1", "2"]), (3, ["3", "4"])]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('a;b\n1;2\n3;"4\n5;6\n', 3),
        ('a;b\n1;"2"x\n3;4\n', 2),
        ('a;"b\n1;2\n', 1),
    ],
    ids=["not closed", "text behind it", "not closed in the header"],
)
def test_a_quote_that_is_not_closed_is_refused_with_its_row(text: str, row: int) -> None:
    assert refusal(text) == (
        f'In rij {row} klopt een aanhalingsteken (") niet. Zet er een bij of haal het weg, en upload het bestand'
        " opnieuw."
    )


def test_a_quote_in_the_middle_of_a_text_is_just_a_sign() -> None:
    assert cells('a;b\n1;5" scherm\n')[1] == ["1", '5" scherm']


@pytest.mark.parametrize("length", [1_001, 200_000], ids=["over ours", "over the limit of the csv module"])
def test_a_quote_that_swallows_many_rows_is_refused_as_a_long_cell(length: int) -> None:
    assert refusal(f'a;b\n1;"{"x" * length}";\n') == (
        'Rij 2 heeft een cel met meer dan 1.000 tekens. Maak de tekst korter. Staat er een aanhalingsteken (") te veel'
        " of te weinig? Herstel dat dan."
    )


def test_a_million_delimiters_in_a_row_are_refused() -> None:
    assert refusal("a;b\n1" + ";" * 1_000_000 + "x\n") == (
        "Rij 2 heeft meer dan 200 kolommen. Haal de kolommen weg die niet nodig zijn."
    )


def test_csv_that_is_named_as_a_workbook_is_read_as_what_it_is() -> None:
    assert table("a;b\n1;2\n", "metingen.xlsx")[1] == (2, ["1", "2"])
