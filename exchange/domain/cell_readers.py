"""For each column of a file how its cells are read: by the format, the code lists, and what somebody settled."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from exchange.domain.cells import Cells, Unreadable, parts_of, read_date, remembering, score_meant, shown
from exchange.domain.headers import Target
from exchange.domain.layout import COLUMN_OF, Kind
from exchange.domain.mapping import SCORE_TEXTS, SCORES, FileMapping
from exchange.domain.surroundings import ListedCode
from exchange.domain.texts import value_key

ReadCell = Callable[[str], Any]


class CellReaders:
    """Gives per column what reads its cells (exchange.domain.cells.Cells)."""

    def __init__(self, mapping: FileMapping, codes: Sequence[ListedCode]) -> None:
        self._mapping = mapping
        self._known: dict[str, dict[str, str]] = {}
        for one in codes:
            called = self._known.setdefault(one.field, {})
            called.update({value_key(one.label): one.code, value_key(one.code): one.code})

    def of(self, target: Target) -> Cells[Any]:
        """How the cells of a column that fills this are read; those of one code give that code, or nothing."""
        if target.code:
            return remembering(lambda text: (target.code,) if self._score(text) else ())
        readers: Mapping[Kind, ReadCell] = {
            Kind.SCORE: self._score,
            Kind.DATE: read_date,
            Kind.CHOICE: lambda text: self._one_code(target.field, text),
            Kind.CHOICES: lambda text: self._codes(target.field, text),
        }
        return remembering(readers.get(target.column.kind, str))

    def _score(self, text: str) -> bool | None:
        settled = self._mapping.meant(SCORES, value_key(text))
        if settled is not None:
            return SCORE_TEXTS[settled]
        try:
            return score_meant(text)
        except KeyError as error:
            raise Unreadable(
                f"{shown(text)} is geen score. Gebruik 1, 0 of leeg, of geef bij de kolommen aan wat het betekent."
            ) from error

    def _one_code(self, field: str, text: str) -> str:
        parts = parts_of(text)
        if len(parts) > 1:
            raise Unreadable("Hier hoort één antwoord. Laat er één staan.")
        return self._code(field, parts[0]) if parts else ""

    def _codes(self, field: str, text: str) -> tuple[str, ...]:
        return tuple(code for part in parts_of(text) if (code := self._code(field, part)))

    def _code(self, field: str, part: str) -> str:
        """The code that is called so, by itself or its label; "" for what somebody settled to be nothing."""
        key = value_key(part)
        settled = self._mapping.meant(field, key)
        if settled is not None:
            return settled
        if key in self._known.get(field, {}):
            return self._known[field][key]
        raise Unreadable(
            f"{shown(part)} staat niet in de keuzelijst {COLUMN_OF[field].header}. Gebruik een code uit het codeboek, "
            "of geef bij de kolommen aan wat het betekent."
        )
