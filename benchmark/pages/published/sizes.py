"""Numbers of measurements and institutions, and the sizes of institutions, beside what was published."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmark.charts.theme import whole
from benchmark.domain.beside_published import SizeBeside, sizes_beside
from benchmark.domain.rounding import NO_DATA
from benchmark.files.dataset import Cell, Dataset
from benchmark.page_data.published import PublishedData


@dataclass(frozen=True, slots=True)
class CountRow:
    """A number beside a published one; a text where there is none, or where it counts something else."""

    label: str
    computed: Cell
    published: Cell
    difference: str


@dataclass(frozen=True, slots=True)
class SizesView:
    """The sizes by rank, their totals as the last row, and how many ranks are equal, in a sentence."""

    sentence: str
    rows: tuple[CountRow, ...]
    total: CountRow


def difference_text(difference: int) -> str:
    """How much more or less there is here than was published, such as "hier 7 minder"; "gelijk" for 0."""
    if not difference:
        return "gelijk"
    return f"hier {whole(abs(difference))} {'meer' if difference > 0 else 'minder'}"


def count_rows(data: PublishedData) -> tuple[CountRow, ...]:
    """The numbers of valid measurements and, where published, of institutions."""
    return tuple(_counts(data))


def _counts(data: PublishedData) -> Iterator[CountRow]:
    published, valid = data.published, data.figures.valid
    if published.counts_families:
        yield CountRow("Geldige metingen", valid, f"{whole(published.n)} gezinnen", "telt iets anders")
    else:
        yield _count("Geldige metingen", valid, published.n)
    if published.sizes:
        yield _count("Instellingen met geldige metingen", len(data.sizes), len(published.sizes))


def _count(label: str, computed: int, published: int) -> CountRow:
    return CountRow(label, computed, published, difference_text(computed - published))


def counts_dataset(rows: Sequence[CountRow], first: str, title: str) -> Dataset:
    """The numbers as a file; `first` heads the first column."""
    columns = (first, "Berekend", "Gepubliceerd", "Vergeleken")
    return Dataset(title, columns, tuple((row.label, row.computed, row.published, row.difference) for row in rows))


def sizes_view(data: PublishedData) -> SizesView | None:
    """The institutions and the published sizes, both from large to small; None where no sizes were published."""
    if not data.published.sizes:
        return None
    found = sizes_beside(data.sizes, data.published.sizes)
    computed, published = sum(size for _, size in data.sizes), sum(data.published.sizes)
    return SizesView(_sentence(found), tuple(map(_row, found)), _count("Samen", computed, published))


def _row(size: SizeBeside) -> CountRow:
    name = f"{size.rank}. {size.name or 'geen instelling'}"
    return CountRow(name, _number(size.computed), _number(size.published), difference_text(size.difference))


def _number(size: int | None) -> Cell:
    return NO_DATA if size is None else size


def _sentence(found: tuple[SizeBeside, ...]) -> str:
    equal = sum(not size.difference for size in found)
    if equal == len(found):
        return f"Op alle {len(found)} plaatsen zijn de aantallen gelijk."
    return f"Op {equal} van de {len(found)} plaatsen zijn de aantallen gelijk."
