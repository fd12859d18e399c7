"""What a file holds, before anything is decided: its columns, and how often each value is there."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from exchange.domain.cells import parts_of

MOST_VALUES: Final = 250
"""A column with more different values holds dates, references or numbers: nothing that somebody maps one by one."""


@dataclass(frozen=True, slots=True)
class ColumnProfile:
    """A column of the file; `values` how often each text is there ("" for empty), {} when there are too many."""

    header: str
    values: Mapping[str, int]
    has_many: bool = False


class Profiler:
    """Counts the values of a file, row by row; several codes in one cell count each."""

    def __init__(self, header: Sequence[str]) -> None:
        self._header = tuple(header)
        self._counts: list[Counter[str] | None] = [Counter() for _ in header]
        self.rows = 0

    def add(self, cells: Sequence[str]) -> None:
        """Count one row."""
        self.rows += 1
        for index, counts in enumerate(self._counts):
            if counts is None:
                continue
            text = cells[index]
            if text in counts:
                counts[text] += 1
                continue
            counts.update(parts_of(text) or [""])
            if len(counts) > MOST_VALUES:
                self._counts[index] = None

    @property
    def columns(self) -> list[ColumnProfile]:
        """What was counted so far, by column of the file."""
        return [
            ColumnProfile(header, dict(counts or {}), has_many=counts is None)
            for header, counts in zip(self._header, self._counts, strict=True)
        ]


def as_json(columns: Sequence[ColumnProfile]) -> list[dict[str, Any]]:
    """The profile as it is kept; profile_from reads it back."""
    return [{"header": one.header, "values": dict(one.values), "has_many": one.has_many} for one in columns]


def profile_from(stored: Sequence[Mapping[str, Any]]) -> list[ColumnProfile]:
    """The profile that was kept."""
    return [ColumnProfile(one["header"], one["values"], one["has_many"]) for one in stored]
