"""The text of a CSV file: which encoding and which delimiter it has."""

import codecs
import io
import re
from collections.abc import Iterable, Iterator
from typing import Final

from exchange.files.unusable import UnusableFile

BOMS: Final = {
    codecs.BOM_UTF32_LE: (),
    codecs.BOM_UTF32_BE: (),
    codecs.BOM_UTF16_LE: ("utf-16",),
    codecs.BOM_UTF16_BE: ("utf-16",),
    b"": ("utf-8-sig", "cp1252"),
}
"""The encodings to try by how the file begins; UTF-32 begins as UTF-16 does, so it comes first and is not read."""

DELIMITERS: Final = (";", ",", "\t")

AS_UTF_8: Final = "Sla het bestand in Excel op als .xlsx of als 'CSV UTF-8' en upload dat bestand."
NOT_TEXT: Final = f"De tekens in het bestand zijn niet te lezen. {AS_UTF_8}"
NULLS: Final = f"Het bestand is geen CSV: er staan tekens in die niet in tekst horen. {AS_UTF_8}"
NO_DELIMITER: Final = (
    "In de kopregel staat maar één kolom. Zet tussen de kolommen een puntkomma, komma of tab, en upload het bestand"
    " opnieuw."
)


def csv_text(content: bytes) -> io.TextIOWrapper:
    """The text, with the line ends it has; raises UnusableFile when no encoding fits."""
    encodings = next(tried for bom, tried in BOMS.items() if content.startswith(bom))
    for encoding in encodings:
        if _decodes(content, encoding):
            return io.TextIOWrapper(io.BytesIO(content), encoding=encoding, newline="")
    raise UnusableFile(NOT_TEXT)


def without_nulls(lines: Iterable[str]) -> Iterator[str]:
    """The same lines; raises UnusableFile at a NUL, which says that this is no text at all."""
    for line in lines:
        if "\0" in line:
            raise UnusableFile(NULLS)
        yield line


def delimiter_of(header: str) -> str:
    """What stands between the columns: whichever sign the header has most of, outside quotes."""
    bare = re.sub(r'"[^"]*("|$)', "", header)
    delimiter = max(DELIMITERS, key=bare.count)
    if delimiter not in bare:
        raise UnusableFile(NO_DELIMITER)
    return delimiter


def header_of(lines: Iterable[str]) -> str:
    """The first line that is not blank, with the lines that belong to it because a quote is still open."""
    header, quotes = [], 0
    for line in lines:
        header.append(line)
        quotes += line.count('"')
        if quotes % 2 == 0 and any(not part.isspace() for part in header):
            break
    return "".join(header)


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        for _ in codecs.iterdecode((content[at : at + 65536] for at in range(0, len(content), 65536)), encoding):
            pass
    except UnicodeDecodeError:
        return False
    return True
