"""Files to read: small tables as CSV or XLSX, and workbooks with one part swapped for another."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from exchange.files.reading import Line, UnusableFile, read_table

HEADER = ("meting_id", "team")
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def table(content: bytes | str, name: str = "metingen") -> list[Line]:
    """All that is read of the content; text is taken as UTF-8."""
    return list(read_table(content.encode() if isinstance(content, str) else content, name))


def cells(content: bytes | str) -> list[list[str]]:
    """The same without row numbers."""
    return [row for _, row in table(content)]


def refusal(content: bytes | str, name: str = "metingen") -> str:
    """What is said about content that cannot be used."""
    with pytest.raises(UnusableFile) as refused:
        table(content, name)
    return str(refused.value)


def xlsx(*rows: Iterable[Any], **sheets: Sequence[Iterable[Any]]) -> bytes:
    """A workbook with these rows in its first sheet, and further sheets by title."""
    workbook = Workbook()
    for row in rows:
        workbook.active.append(list(row))
    for title, lines in sheets.items():
        added = workbook.create_sheet(title)
        for row in lines:
            added.append(list(row))
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def one_cell(value: Any, number_format: str | None = None, *, since_1904: bool = False) -> str:
    """What is read of one cell with this value."""
    workbook = Workbook()
    if since_1904:
        workbook.epoch = CALENDAR_MAC_1904
    workbook.active.append(HEADER)
    workbook.active.append(["BO-1", value])
    if number_format:
        workbook.active["B2"].number_format = number_format
    return cells(saved(workbook))[1][1]


def swapped(content: bytes, parts: Mapping[str, bytes | str]) -> bytes:
    """The same zip with these parts in place of, or beside, its own."""
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return stream.getvalue()


def sheet_xml(rows: str, *, before: str = "", prologue: str = "") -> str:
    """A sheet with this XML as its rows."""
    return f"{prologue}<worksheet {NAMESPACE}>{before}<sheetData>{rows}</sheetData></worksheet>"


def xlsx_of(rows: str, *, before: str = "", prologue: str = "") -> bytes:
    """A workbook whose sheet has this XML as its rows."""
    return swapped(xlsx(HEADER), {SHEET: sheet_xml(rows, before=before, prologue=prologue)})


def with_texts(content: bytes, texts: str, prologue: str = "") -> bytes:
    """The same workbook with this XML as the texts that cells point at, which is how Excel keeps them."""
    with ZipFile(io.BytesIO(content)) as archive:
        types = archive.read("[Content_Types].xml").decode()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/{STRINGS}" ContentType="{kind}"/></Types>'
    parts = {STRINGS: f"{prologue}<sst {NAMESPACE}>{texts}</sst>"}
    if STRINGS not in types:
        parts["[Content_Types].xml"] = types.replace("</Types>", override)
    return swapped(content, parts)


def inline(*texts: str) -> str:
    """The XML of cells with these texts."""
    return "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)


MOMENT = datetime(2022, 3, 27, 14, 30)  # noqa: DTZ001 - a cell has no time zone
