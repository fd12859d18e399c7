"""The answers that were given most beside those that were published as such."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from benchmark.domain.beside_published import ChoiceBeside, choices_beside
from benchmark.domain.rounding import NO_DATA
from benchmark.domain.splits import Split
from benchmark.files.dataset import Dataset
from benchmark.page_data.published import PublishedData
from measurements.models import Codebook

EQUAL, OTHER = "gelijk", "anders"
NOTES: Final = {Split.FOLLOW_UP_ADVICE: " (het advies, niet de gekozen hulp)"}
"""What has to stand beside the name of a list."""


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One place: the published answer, ours with the number of valid measurements that have it, and a word."""

    place: int
    published: str
    computed: str
    count: int
    text: str
    is_equal: bool


@dataclass(frozen=True, slots=True)
class ChoiceTable:
    """The published places of one question."""

    name: str
    rows: tuple[ChoiceRow, ...]


def choice_tables(data: PublishedData) -> tuple[ChoiceTable, ...]:
    """A table per question of which the top answers were published; none without valid measurements."""
    if not data.figures.valid:
        return ()
    return tuple(_table(data, split, codes) for split, codes in data.published.top_choices.items())


def choices_dataset(tables: Sequence[ChoiceTable], title: str) -> Dataset:
    """The places of all questions as one file."""
    columns = ("Vraag", "Plaats", "Gepubliceerd", "Berekend", "Geldige metingen", "Vergeleken")
    rows = tuple(
        (table.name, row.place, row.published, row.computed, row.count, row.text)
        for table in tables
        for row in table.rows
    )
    return Dataset(title, columns, rows)


def _table(data: PublishedData, split: Split, published: Sequence[str]) -> ChoiceTable:
    counts = {code: group.valid for code, group in data.groups.get(split, {}).items()}
    labels = data.labels.get(split, {})
    name = f"{Codebook(split).label}{NOTES.get(split, '')}"
    return ChoiceTable(name, tuple(_row(one, labels) for one in choices_beside(counts, published)))


def _row(one: ChoiceBeside, labels: Mapping[str, str]) -> ChoiceRow:
    return ChoiceRow(
        place=one.place,
        published=labels.get(one.published, one.published),
        computed=labels.get(one.computed, one.computed) or NO_DATA,
        count=one.count,
        text=EQUAL if one.is_equal else OTHER,
        is_equal=one.is_equal,
    )
