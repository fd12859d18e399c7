"""Every institution on every measure at one glance: the score, and where it lies in the funnel."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from benchmark.domain.rounding import percent_text
from benchmark.domain.verdict import MINIMUM_N
from benchmark.files.dataset import Dataset
from benchmark.pages.institutions.placing import Placed, Placing
from benchmark.pages.institutions.words import MARKS, NOTHING, TOO_FEW
from benchmark.pages.measures import Measure
from institutions.models import Institution
from measurements.domain.criteria import NORM

BAND_LIMITS: Final = (Fraction(6, 10), Fraction(7, 10), NORM, Fraction(9, 10))
"""From these scores on a cell has the next tint, 1 (lightest) to 5; on the exact value, as the norm is."""

NOT_SHOWN: Final = 0
"""The tint of a cell without a score."""

BAND_NAMES: Final = ("onder 60%", "60% tot 70%", "70% tot 80%", "80% tot 90%", "90% en hoger")


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A score with its tint and the symbol of its place in the funnel; `words` say that place to who does not see it.

    `band` 0 is a score that is not shown, for which `words` say why not. Texts only: there are hundreds of cells.
    """

    text: str
    band: int
    words: str = ""
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An institution with a cell for each measure."""

    institution: Institution
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The measures from left to right, the institutions by name, and the nation last."""

    measures: tuple[Measure, ...]
    rows: tuple[MatrixRow, ...]
    nation: tuple[MatrixCell, ...]
    bands: tuple[tuple[int, str], ...] = tuple(enumerate(BAND_NAMES, start=1))


def matrix(placings: tuple[Placing, ...]) -> Matrix:
    """The table of these measures, which all have the same institutions in the same order."""
    by_institution = zip(*(placing.places for placing in placings), strict=True)
    return Matrix(
        tuple(placing.measure for placing in placings),
        tuple(MatrixRow(places[0].institution, tuple(map(_cell, places))) for places in by_institution),
        tuple(_national_cell(placing) for placing in placings),
    )


def _cell(place: Placed) -> MatrixCell:
    value = place.figure.value
    if value is None:
        return MatrixCell("-", NOT_SHOWN, NOTHING)
    if not place.is_assessed:
        return MatrixCell(f"<{MINIMUM_N}", NOT_SHOWN, TOO_FEW)
    mark = MARKS[place.position.funnel_class]
    return MatrixCell(percent_text(value), band_of(value), mark.words, mark.symbol)


def _national_cell(placing: Placing) -> MatrixCell:
    """The mean of all trajectories; only with one institution that has enough there are surely enough together."""
    if placing.centre is None or not placing.assessed:
        return MatrixCell("-", NOT_SHOWN, TOO_FEW)
    return MatrixCell(percent_text(placing.centre), band_of(placing.centre))


def band_of(value: Fraction) -> int:
    """The tint of a score, 1 to 5."""
    return 1 + sum(value >= limit for limit in BAND_LIMITS)


def matrix_dataset(table: Matrix, title: str, notes: tuple[str, ...]) -> Dataset:
    """The table as a file; beside a score that lies outside the funnel stands its class."""
    rows = [(row.institution.name, *map(_in_file, row.cells)) for row in table.rows]
    columns = ("Instelling", *(measure.title for measure in table.measures))
    return Dataset(title, columns, (*rows, ("Landelijk", *map(_in_file, table.nation))), notes)


def _in_file(cell: MatrixCell) -> str:
    if cell.band == NOT_SHOWN:
        return cell.words
    return f"{cell.text} ({cell.words})" if cell.symbol else cell.text
