"""A table of an example: text in cells, of which the first in each row says what the row is about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell under a column; `label` repeats the column's heading where rows become cards."""

    text: str
    label: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it is about, and its cells."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A caption, a heading per column, and rows of as many texts; `words` are the columns that hold no numbers."""

    caption: str
    columns: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]
    words: frozenset[str] = frozenset()

    @property
    def headings(self) -> Iterator[Cell]:
        """The headings of the columns after the first."""
        return (Cell(column, "", self._is_number(column)) for column in self.columns[1:])

    @property
    def rows(self) -> Iterator[Row]:
        """The rows; one with another number of texts than there are columns raises ValueError."""
        for name, *texts in self.texts:
            cells = zip(texts, self.columns[1:], strict=True)
            yield Row(name, tuple(Cell(text, column, self._is_number(column)) for text, column in cells))

    def _is_number(self, column: str) -> bool:
        return column not in self.words


def table(caption: str, columns: Iterable[str], texts: Iterable[tuple[str, ...]], words: Iterable[str] = ()) -> Table:
    """The table, from anything that can be walked through once."""
    return Table(caption, tuple(columns), tuple(texts), frozenset(words))
