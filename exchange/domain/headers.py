"""Which column of a file is which column of the format."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from exchange.domain.layout import COLUMN_OF, COLUMNS, Column, Kind
from exchange.domain.texts import header_key

CRITERION: Final = re.compile(
    r"(ash|v|vraag|item|crit(erium)?|c)?[ _.-]?(?P<number>1|2|3[a-d]|4[a-c]|5[a-d]|6)", re.IGNORECASE
)
"""Statistics packages forbid a leading digit; source: domain, "Import"."""

CODE_COLUMN: Final = re.compile(r"(?P<column>problematiek|werkdoelen|vervolghulp)[ _.-](?P<code>[A-Z0-9]+)", re.I)
"""One column of 0 and 1 for each code, such as problematiek_PJ01."""

LIKENESS: Final = 0.7
LEFT_OUT: Final = ""

_BY_KEY: Final = {header_key(column.header): column for column in COLUMNS if column.kind is not Kind.SCORE}
_SCORES: Final = {column.header: column for column in COLUMNS if column.kind is Kind.SCORE}


@dataclass(frozen=True, slots=True)
class Target:
    """What a column of a file fills; `code` for a column of 0 and 1 that is about one code of a list."""

    field: str
    code: str = ""

    @property
    def column(self) -> Column:
        """The column of the format."""
        return COLUMN_OF[self.field]

    @property
    def text(self) -> str:
        """As a mapping keeps it: the field, or field:code."""
        return f"{self.field}:{self.code}" if self.code else self.field


@dataclass(frozen=True, slots=True)
class Recognition:
    """Per column of the file what it fills (None: nothing), for those that fill nothing what may be meant."""

    header: tuple[str, ...]
    targets: tuple[Target | None, ...]
    suggestions: Mapping[str, str]

    @property
    def missing(self) -> list[Column]:
        """The required columns that no column of the file fills."""
        filled = {target.field for target in self.targets if target}
        return [column for column in COLUMNS if column.is_required and column.field not in filled]

    @property
    def doubled(self) -> dict[str, list[str]]:
        """What several columns of the file fill at once, with their headers; by the header of the format."""
        found: dict[str, list[str]] = {}
        for name, target in zip(self.header, self.targets, strict=True):
            if target:
                code = f"_{target.code}" if target.code else ""
                found.setdefault(target.column.header + code, []).append(name)
        return {ours: names for ours, names in found.items() if len(names) > 1}

    @property
    def left_out(self) -> list[str]:
        """The headers of the columns that fill nothing."""
        return [name for name, target in zip(self.header, self.targets, strict=True) if target is None]

    @property
    def problems(self) -> list[str]:
        """What keeps the rows from being read, in Dutch with what to do."""
        missing = [f"De kolom {self._with_suggestion(column)}" for column in self.missing]
        doubled = [
            f"De kolom {ours} staat er meer dan één keer in: {', '.join(names)}. Laat er één staan, en laat de andere "
            "buiten de import."
            for ours, names in self.doubled.items()
        ]
        return missing + doubled

    def _with_suggestion(self, column: Column) -> str:
        meant = [name for name, ours in self.suggestions.items() if ours == column.header]
        if meant:
            return f"{column.header} ontbreekt. Is dat de kolom '{meant[0]}'? Kies die dan hieronder."
        return f"{column.header} ontbreekt. Kies hieronder welke kolom dat is, of voeg de kolom toe aan het bestand."


def recognised(
    header: Sequence[str], *, chosen: Mapping[str, str], codes: Mapping[str, Collection[str]]
) -> Recognition:
    """What each column fills; `chosen` says it by the key of a header (as a mapping does), else the header itself.

    `codes` are the codes per field, for the columns of one code.
    """
    targets = tuple(_target(name, chosen, codes) for name in header)
    filled = {target.column.header for target in targets if target}
    free = [column.header for column in COLUMNS if column.header not in filled and column.kind is not Kind.SCORE]
    suggestions = {}
    for name, target in zip(header, targets, strict=True):
        if target is None and header_key(name) not in chosen and (close := _close_to(name, free)):
            suggestions[name] = close
    return Recognition(tuple(header), targets, suggestions)


def target_from(text: str) -> Target | None:
    """The target that a mapping keeps as text; None for a column that is left out. KeyError for an unknown field."""
    field, _, code = text.partition(":")
    if not field:
        return None
    return Target(COLUMN_OF[field].field, code)


def _target(name: str, chosen: Mapping[str, str], codes: Mapping[str, Collection[str]]) -> Target | None:
    if (text := chosen.get(header_key(name))) is not None:
        return target_from(text)
    if found := CRITERION.fullmatch(name):
        return Target(_SCORES[found["number"].lower()].field)
    if column := _BY_KEY.get(header_key(name)):
        return Target(column.field)
    if found := CODE_COLUMN.fullmatch(name):
        field, code = _BY_KEY[found["column"].lower()].field, found["code"].upper()
        return Target(field, code) if code in codes[field] else None
    return None


def _close_to(name: str, headers: Sequence[str]) -> str | None:
    by_key = {header_key(header): header for header in headers}
    close = get_close_matches(header_key(name), by_key, n=1, cutoff=LIKENESS)
    return by_key[close[0]] if close else None
