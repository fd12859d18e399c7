"""The zip that an XLSX file is, looked at from its directory before anything is unpacked."""

import io
from collections.abc import Sequence
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from exchange.files.kinds import ENCRYPTED, SAVE_AS
from exchange.files.unusable import UnusableFile

MOST_PARTS: Final = 1_000
MOST_UNPACKED: Final = 300_000_000
MOST_UNPACKED_ELSEWHERE: Final = 50_000_000
"""Bytes. A sheet is read row by row; every other part, as the texts of the cells, is in memory as a whole."""

TOO_LARGE_INSIDE: Final = (
    "Het bestand is uitgepakt te groot om te lezen. Kopieer alleen de metingen naar een nieuw bestand, sla dat op als"
    " .xlsx en upload het."
)
NO_WORKBOOK: Final = f"{{name}} is geen Excel-bestand, maar een zip of een ander soort bestand. {SAVE_AS}"
OPEN_DOCUMENT: Final = f"{{name}} is een bestand van LibreOffice of OpenOffice. {SAVE_AS}"
BINARY: Final = f"{{name}} is een binair Excel-bestand (.xlsb). {SAVE_AS}"
WITH_MACROS: Final = f"{{name}} bevat macro's en wordt daarom niet geopend. {SAVE_AS}"

REFUSED_PARTS: Final = {
    "content.xml": OPEN_DOCUMENT,
    "xl/workbook.bin": BINARY,
    "xl/vbaProject.bin": WITH_MACROS,
}
"""What a zip is that has this part."""

SHEETS: Final = "xl/worksheets/"
ENCRYPTED_FLAG: Final = 0x1


def check_workbook_zip(content: bytes, name: str) -> None:
    """Raise UnusableFile when this zip is no workbook that can be read, or becomes too large; unpacks nothing.

    Nothing gets larger than the directory says: zipfile stops there and then finds the checksum wrong.
    """
    with ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
    _refuse_others({part.filename for part in parts}, name)
    if any(part.flag_bits & ENCRYPTED_FLAG for part in parts):
        raise UnusableFile(ENCRYPTED.format(name=name))
    if any(part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for part in parts):
        raise UnusableFile(NO_WORKBOOK.format(name=name))
    if _is_too_large(parts):
        raise UnusableFile(TOO_LARGE_INSIDE)


def _refuse_others(names: set[str], name: str) -> None:
    for part, message in REFUSED_PARTS.items():
        if part in names:
            raise UnusableFile(message.format(name=name))
    if "[Content_Types].xml" not in names or not any(part.startswith("xl/") for part in names):
        raise UnusableFile(NO_WORKBOOK.format(name=name))


def _is_too_large(parts: Sequence[ZipInfo]) -> bool:
    elsewhere = (part.file_size for part in parts if not part.filename.startswith(SHEETS))
    return (
        len(parts) > MOST_PARTS
        or sum(part.file_size for part in parts) > MOST_UNPACKED
        or max(elsewhere, default=0) > MOST_UNPACKED_ELSEWHERE
    )
