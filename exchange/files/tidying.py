"""The rows of any kind of file, made alike: stripped, without what is empty, and never too many or too large."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from exchange.files.keeping import Line
from exchange.files.unusable import UnusableFile, in_dutch
from institutions.domain.defusing import undefused

MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 200
MOST_CHARACTERS: Final = 1_000

ERRORS_COLUMN: Final = "fouten"
"""The column that an annotated file has in front (exchange.files.annotating)."""

NO_HEADER: Final = "Het bestand is leeg. Controleer of u het goede bestand hebt gekozen."
ONLY_A_HEADER: Final = "Het bestand heeft alleen een kopregel en geen metingen. Controleer of u het goede bestand hebt."
TOO_MANY_ROWS: Final = (
    "Het bestand heeft meer dan {most} rijen. Splits het, bijvoorbeeld per jaar, en upload de delen apart."
)
TOO_MANY_COLUMNS: Final = "Rij {row} heeft meer dan {most} kolommen. Haal de kolommen weg die niet nodig zijn."
TOO_LONG: Final = (
    'Rij {row} heeft een cel met meer dan {most} tekens. Maak de tekst korter. Staat er een aanhalingsteken (") te veel'
    " of te weinig? Herstel dat dan."
)


def tidied(lines: Iterable[Line]) -> Iterator[Line]:
    """The header and the rows that hold something, padded to the header's length; raises UnusableFile without a row."""
    filled = ((number, cells) for number, cells in lines if any(cell.strip() for cell in cells))
    number, first = next(filled, (0, []))
    if not first:
        raise UnusableFile(NO_HEADER)
    ours = [index for index, cell in enumerate(first) if _text(cell).casefold() == ERRORS_COLUMN]
    header = _tidy(number, first, ours)
    yield number, header
    yield from _counted(_padded(((number, _tidy(number, cells, ours)) for number, cells in filled), len(header)))


def _tidy(number: int, cells: Sequence[str], ours: Sequence[int]) -> list[str]:
    texts = [cell.strip() for cell in cells]
    if "'" in "".join(texts):  # few rows hold a cell that somebody defused
        texts = [_text(text) for text in texts]
    for index in reversed(ours):
        del texts[index : index + 1]
    while texts and not texts[-1]:
        texts.pop()
    if len(texts) > MOST_COLUMNS:
        raise UnusableFile(TOO_MANY_COLUMNS.format(row=in_dutch(number), most=in_dutch(MOST_COLUMNS)))
    if max(map(len, texts), default=0) > MOST_CHARACTERS:
        raise UnusableFile(too_long(number))
    return texts


def too_long(number: int) -> str:
    """That a cell of this row is too long, or holds half of the file because a quote is not closed."""
    return TOO_LONG.format(row=in_dutch(number), most=in_dutch(MOST_CHARACTERS))


def _text(cell: str) -> str:
    return undefused(cell.strip()).strip()


def _padded(lines: Iterable[Line], width: int) -> Iterator[Line]:
    for number, cells in lines:
        if cells:
            yield number, cells + [""] * (width - len(cells))


def _counted(lines: Iterable[Line]) -> Iterator[Line]:
    count = 0
    for count, line in enumerate(lines, 1):
        if count > MOST_ROWS:
            raise UnusableFile(TOO_MANY_ROWS.format(most=in_dutch(MOST_ROWS)))
        yield line
    if not count:
        raise UnusableFile(ONLY_A_HEADER)
