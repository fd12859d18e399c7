"""Workbooks that were cut off, changed, or made to take all memory."""

import io
import random
import resource
from time import perf_counter
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from openpyxl.xml import functions as openpyxl_xml

from exchange.files.reading import read_table
from exchange.files.unusable import UnusableFile
from tests.exchange.files.making import (
    HEADER,
    SHEET,
    STRINGS,
    inline,
    refusal,
    swapped,
    table,
    with_texts,
    xlsx,
    xlsx_of,
)

GOOD = xlsx(HEADER, *((f"BO-{number}", 0.5) for number in range(50)))
DAMAGED = (
    "Het Excel-bestand is beschadigd of niet helemaal opgeslagen. Open het in Excel, sla het opnieuw op als .xlsx en"
    " upload dat bestand."
)
TOO_LARGE = (
    "Het bestand is uitgepakt te groot om te lezen. Kopieer alleen de metingen naar een nieuw bestand, sla dat op als"
    " .xlsx en upload het."
)
TOO_MUCH_MEMORY = "Het bestand is te groot om te lezen. Splits het in kleinere bestanden en upload die apart."
ENTITIES = (
    "Het Excel-bestand bevat verwijzingen (XML-entiteiten) die wij om veiligheid niet openen. Kopieer de metingen naar"
    " een nieuw bestand, sla dat op als .xlsx en upload het."
)
LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'


def of_zeros(part: str, megabytes: int) -> bytes:
    """A workbook with one more part, that unpacks to this size."""
    stream = io.BytesIO(GOOD)
    with ZipFile(stream, "a", ZIP_DEFLATED) as archive, archive.open(part, "w") as opened:
        for _ in range(megabytes):
            opened.write(bytes(1_000_000))
    return stream.getvalue()


@pytest.fixture(scope="module")
def bomb() -> bytes:
    return of_zeros("xl/worksheets/sheet2.xml", 601)


def test_a_zip_that_becomes_601_mb_is_refused_within_a_second(bomb: bytes) -> None:
    assert len(bomb) < 1_000_000
    begun = perf_counter()
    assert refusal(bomb) == TOO_LARGE
    assert perf_counter() - begun < 1


def test_texts_of_more_than_50_mb_are_refused() -> None:
    assert refusal(of_zeros(STRINGS + "x", 51)) == TOO_LARGE
    assert len(table(of_zeros("xl/worksheets/sheet2.xml", 51))) == 51


def test_a_zip_of_more_than_1000_parts_is_refused_within_a_second() -> None:
    content = swapped(GOOD, {f"xl/media/{number}.png": "" for number in range(1_001)})
    begun = perf_counter()
    assert refusal(content) == TOO_LARGE
    assert perf_counter() - begun < 1


def test_a_text_of_millions_of_parts_is_stopped_by_the_limit_of_memory() -> None:
    assert refusal(with_texts(GOOD, f"<si>{'<r/>' * 3_000_000}</si>")) == TOO_MUCH_MEMORY


def test_a_part_that_is_larger_than_the_directory_says_is_never_unpacked() -> None:
    liar = io.BytesIO(swapped(GOOD, {SHEET: b" " * 250_000_000}))
    with ZipFile(liar, "a") as archive:
        archive.getinfo(SHEET).file_size = 1_000
        archive.comment = b"so that the directory is written anew"
    assert refusal(liar.getvalue()) == DAMAGED


def test_a_part_that_is_packed_as_no_workbook_is_is_refused() -> None:
    stream = io.BytesIO(GOOD)
    with ZipFile(stream, "a", ZIP_BZIP2) as archive:
        archive.writestr("xl/extra.xml", "x")
    assert refusal(stream.getvalue(), "blad.xlsx").startswith("blad.xlsx is geen Excel-bestand")


def test_a_row_of_millions_of_cells_is_stopped_by_the_limit_of_memory() -> None:
    content = xlsx_of(f"<row>{inline(*HEADER)}</row><row>{'<c/>' * 3_000_000}</row>")
    assert refusal(content) == TOO_MUCH_MEMORY


def test_the_limit_of_memory_is_gone_between_two_rows() -> None:
    limits = resource.getrlimit(resource.RLIMIT_AS)
    rows = read_table(GOOD, "metingen.xlsx")
    next(rows)
    assert resource.getrlimit(resource.RLIMIT_AS) == limits
    rows.close()


def test_openpyxl_parses_with_defusedxml() -> None:
    assert openpyxl.DEFUSEDXML is True
    assert openpyxl_xml.iterparse.__module__.startswith("defusedxml")
    assert openpyxl_xml.fromstring.__module__.startswith("defusedxml")


@pytest.mark.parametrize("prologue", [LAUGHS, OUTSIDE], ids=["that grow", "that read along"])
def test_entities_in_a_sheet_are_refused(prologue: str) -> None:
    assert refusal(xlsx_of(f"<row>{inline('&b;')}</row>", prologue=prologue)) == ENTITIES


@pytest.mark.parametrize("prologue", [LAUGHS, OUTSIDE], ids=["that grow", "that read along"])
def test_entities_in_the_texts_are_refused(prologue: str) -> None:
    assert refusal(with_texts(GOOD, "<si><t>&b;</t></si>", prologue)) == ENTITIES


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "docProps/core.xml"])
def test_entities_elsewhere_in_a_workbook_are_refused(part: str) -> None:
    with ZipFile(io.BytesIO(GOOD)) as archive:
        xml = archive.read(part).decode().split("?>", 1)[-1]
    assert refusal(swapped(GOOD, {part: LAUGHS + xml})) == ENTITIES


@pytest.mark.parametrize("length", [4, 30, 1_000, len(GOOD) // 2, len(GOOD) - 1])
def test_a_workbook_that_was_cut_off_is_refused(length: int) -> None:
    assert refusal(GOOD[:length]) == DAMAGED


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "xl/_rels/workbook.xml.rels"])
@pytest.mark.parametrize("xml", ["", "<", "<a/>", "\0", "geen xml"])
def test_a_part_that_holds_something_else_is_refused(part: str, xml: str) -> None:
    with pytest.raises(UnusableFile):
        table(swapped(GOOD, {part: xml}))


@pytest.mark.parametrize(
    "cell",
    [
        '<c t="s"><v>999</v></c>',
        '<c t="s"><v>x</v></c>',
        "<c><v>twaalf</v></c>",
        f"<c><v>{'9' * 5000}</v></c>",
        '<c r="??"><v>1</v></c>',
        '<c t="d"><v>gisteren</v></c>',
        '<c s="999"><v>1</v></c><c t="b"><v>x</v></c>',
        '<c r="B2"><f t="shared" si="1" ref="B2">A1*"</f></c><c r="C2"><f t="shared" si="1"/></c>',
    ],
)
def test_a_cell_that_excel_does_not_write_is_refused(cell: str) -> None:
    assert refusal(xlsx_of(f"<row>{inline(*HEADER)}</row><row>{inline('BO-1')}{cell}</row>")) == DAMAGED


def test_a_workbook_that_was_changed_at_random_is_read_or_refused_and_nothing_else() -> None:
    chance, refused = random.Random(6), 0
    with ZipFile(io.BytesIO(GOOD)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(300):
        name = chance.choice(sorted(parts))
        changed = bytearray(parts[name])
        for _ in range(chance.randrange(1, 8)):
            changed[chance.randrange(len(changed))] = chance.choice(b"<>/=\"'09azAZ \x00\xff")
        try:
            table(swapped(GOOD, {name: bytes(changed)}))
        except UnusableFile:
            refused += 1
    assert refused > 100
