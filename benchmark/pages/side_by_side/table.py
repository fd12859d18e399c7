"""What is compared, and the table of it as a file."""

from dataclasses import dataclass
from itertools import groupby
from typing import Final

from benchmark.files.dataset import Dataset
from benchmark.pages.points import points_cell
from benchmark.pages.side_by_side.funnel import FunnelSection
from benchmark.pages.side_by_side.naming import Names
from benchmark.pages.side_by_side.rows import ComparedRow

COLUMNS: Final = (
    "Nummer",
    "Cijfer",
    "Soort",
    "Score",
    "n",
    "Vergeleken met",
    "n daarvan",
    "Verschil in punten",
    "Van",
    "Tot",
    "Uitspraak",
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared: the names of both sides, the rows, and what to know about them. `reach` is of the strips."""

    names: Names
    rows: tuple[ComparedRow, ...]
    reach: int
    chance: str
    notes: tuple[str, ...]
    funnel: FunnelSection | None

    @property
    def has_differences(self) -> bool:
        """Whether there is any difference to show: without one there are no columns for them."""
        return any(row.points for row in self.rows)

    @property
    def columns(self) -> int:
        """How many columns the table has."""
        return 4 + 2 * self.has_differences

    @property
    def groups(self) -> tuple[tuple[str, tuple[ComparedRow, ...]], ...]:
        """The rows under the year figures, the process criteria and the outcome criteria."""
        return tuple((kind, tuple(rows)) for kind, rows in groupby(self.rows, key=lambda row: row.measure.kind))


def compared_dataset(comparison: Comparison, title: str) -> Dataset:
    """The table as a file."""
    rows = tuple(
        (
            row.measure.number,
            row.measure.label,
            row.measure.kind.lower(),
            row.own.text,
            row.own.n if row.own.n is not None else "",
            row.other.text,
            row.other.n if row.other.n is not None else "",
            *map(points_cell, (row.points, *(row.limits or ("", "")))),
            row.word,
        )
        for row in comparison.rows
    )
    names = comparison.names
    about = f"Score: {names.own}. Vergeleken met: {names.other}. Van en tot: het 95%-interval van het verschil."
    return Dataset(title, COLUMNS, rows, tuple(filter(None, (about, comparison.chance, *comparison.notes))))
