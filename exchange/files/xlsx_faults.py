"""What goes wrong inside a workbook, as something to tell the user."""

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from defusedxml import DefusedXmlException
from openpyxl.formula.tokenizer import TokenizerError
from openpyxl.formula.translate import TranslatorError
from openpyxl.utils.exceptions import CellCoordinatesException, InvalidFileException

from exchange.files.unusable import UnusableFile

DAMAGED: Final = (
    "Het Excel-bestand is beschadigd of niet helemaal opgeslagen. Open het in Excel, sla het opnieuw op als .xlsx en"
    " upload dat bestand."
)
ENTITIES: Final = (
    "Het Excel-bestand bevat verwijzingen (XML-entiteiten) die wij om veiligheid niet openen. Kopieer de metingen naar"
    " een nieuw bestand, sla dat op als .xlsx en upload het."
)

FAULTS: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    CellCoordinatesException,
    EOFError,
    InvalidFileException,
    LookupError,
    OSError,
    ParseError,
    RuntimeError,
    TokenizerError,
    TranslatorError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What openpyxl and zipfile were seen to raise, and can, on files that were cut off or changed at random."""


@contextmanager
def told_faults() -> Iterator[None]:
    """Faults inside become UnusableFile; openpyxl's warnings, about what it leaves out, are not heard."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except FAULTS as error:
        raise UnusableFile(ENTITIES if _is_about_entities(error) else DAMAGED) from error


def _is_about_entities(error: BaseException | None) -> bool:
    """Whether this, or what it came from, is defusedxml refusing: openpyxl wraps the error in one of its own."""
    return error is not None and (isinstance(error, DefusedXmlException) or _is_about_entities(error.__cause__))
