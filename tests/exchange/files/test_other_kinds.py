"""Files that are no CSV or XLSX, each with what to do instead."""

import io
from zipfile import ZipFile

import pytest

from tests.exchange.files.making import HEADER, refusal, swapped, table, xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SAVE_AS = "Sla het bestand op als .xlsx of .csv en upload dat bestand."


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


def test_an_old_workbook_is_refused() -> None:
    assert refusal(OLE + "Workbook".encode("utf-16-le"), "oud.xls") == (
        f"oud.xls is in het oude formaat van Excel (.xls) of van een ander programma. {SAVE_AS}"
    )


def test_a_workbook_with_a_password_is_refused() -> None:
    assert refusal(OLE + "EncryptedPackage".encode("utf-16-le"), "slot.xlsx") == (
        "slot.xlsx is beveiligd met een wachtwoord. Haal het wachtwoord eraf en upload het bestand opnieuw."
    )


def test_a_zip_with_a_password_is_refused() -> None:
    content = bytearray(xlsx(HEADER, ["1", "2"]))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(content), "slot.xlsx") == (
        "slot.xlsx is beveiligd met een wachtwoord. Haal het wachtwoord eraf en upload het bestand opnieuw."
    )


def test_a_pdf_is_refused() -> None:
    assert refusal(b"%PDF-1.7\n...", "rapport.pdf") == (
        "rapport.pdf is een pdf. Daaruit zijn geen metingen te lezen. Vraag om het bestand als .xlsx of .csv."
    )


@pytest.mark.parametrize("content", ["<html><table>", "\ufeff<?xml version='1.0'?>", "\n  <!DOCTYPE html>"])
def test_a_web_page_that_is_named_as_a_workbook_is_refused(content: str) -> None:
    assert refusal(content, "uitvoer.xls") == (
        f"uitvoer.xls is een webpagina of een XML-bestand. Open het in Excel. {SAVE_AS}"
    )


@pytest.mark.parametrize("names", [(), ("metingen.csv",), ("[Content_Types].xml", "word/document.xml")])
def test_a_zip_that_is_no_workbook_is_refused(names: tuple[str, ...]) -> None:
    assert refusal(zipped(*names), "map.zip") == (
        f"map.zip is geen Excel-bestand, maar een zip of een ander soort bestand. {SAVE_AS}"
    )


def test_a_workbook_of_libreoffice_is_refused() -> None:
    assert refusal(zipped("mimetype", "content.xml"), "blad.ods") == (
        f"blad.ods is een bestand van LibreOffice of OpenOffice. {SAVE_AS}"
    )


def test_a_binary_workbook_is_refused() -> None:
    assert refusal(zipped("[Content_Types].xml", "xl/workbook.bin"), "blad.xlsb") == (
        f"blad.xlsb is een binair Excel-bestand (.xlsb). {SAVE_AS}"
    )


def test_a_workbook_with_macros_is_refused() -> None:
    content = swapped(xlsx(HEADER, ["1", "2"]), {"xl/vbaProject.bin": "x"})
    assert refusal(content, "blad.xlsm") == f"blad.xlsm bevat macro's en wordt daarom niet geopend. {SAVE_AS}"


def test_a_workbook_that_is_named_as_csv_is_read_as_what_it_is() -> None:
    assert table(xlsx(HEADER, ["BO-1", "noord"]), "metingen.csv")[1] == (2, ["BO-1", "noord"])
