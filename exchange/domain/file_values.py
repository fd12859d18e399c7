"""Which values stand in the columns of a file about one thing, and how often."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from exchange.domain.headers import Target
from exchange.domain.layout import Kind
from exchange.domain.profile import ColumnProfile
from exchange.domain.texts import value_key

Wanted = Callable[[Target], bool]


@dataclass(frozen=True, slots=True)
class FileValue:
    """A text, whatever its capitals: under what a mapping keeps it, in how many cells, and under which headers."""

    key: str
    text: str
    count: int
    headers: tuple[str, ...]

    @property
    def is_formula(self) -> bool:
        """Whether the text is what Excel would work out: an error in every column, whatever it would mean."""
        return self.text.startswith("=")


@dataclass(frozen=True, slots=True)
class FileColumns:
    """The columns of a file with what each of them fills (None: nothing), in their order."""

    columns: Sequence[ColumnProfile]
    targets: Sequence[Target | None]

    def values(self, wanted: Wanted) -> list[FileValue]:
        """The values in the columns that fill something wanted, the most frequent first, as written most often.

        Those of a column with too many to list are not there.
        """
        counts: dict[str, Counter[str]] = {}
        headers: dict[str, dict[str, None]] = {}
        for column in self.filling(wanted):
            for text, count in column.values.items():
                counts.setdefault(value_key(text), Counter())[text] += count
                headers.setdefault(value_key(text), {})[column.header] = None
        found = [
            FileValue(key, texts.most_common(1)[0][0], texts.total(), tuple(headers[key]))
            for key, texts in counts.items()
        ]
        return sorted(found, key=lambda value: (-value.count, value.key))

    def filling(self, wanted: Wanted) -> Iterator[ColumnProfile]:
        """The columns that fill something wanted."""
        for column, target in zip(self.columns, self.targets, strict=True):
            if target and wanted(target):
                yield column


def is_score(target: Target) -> bool:
    """Whether the cells of the column are read as scores: those of a criterion, and 0 and 1 for one code."""
    return target.column.kind is Kind.SCORE or bool(target.code)


def fills(field: str) -> Wanted:
    """Whether a column fills this field with its own text."""
    return lambda target: target.field == field and not target.code
