"""A table of a page, as a file holds it."""

from dataclasses import dataclass
from typing import TypeAlias

Cell: TypeAlias = str | int
"""A text as it stands on the page, such as "94%" or "3 van 4", or a whole number such as n."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """What a table of a page says, cell by cell; every row is as long as `columns`.

    `title` is what the table is about, with the period and whose it is; `notes` what somebody has to know who sees the
    file without the page: definitions, the release, why something is not shown. What the page withholds is withheld
    here, in the same words.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        uneven = [row for row in self.rows if len(row) != len(self.columns)]
        if uneven:
            raise ValueError(f"{self.title}: {uneven[0]} does not fit {self.columns}.")
