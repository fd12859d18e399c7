"""How the files of an institution are to be read where the format itself does not say: a person settled it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from exchange.domain.headers import target_from

SCORES: Final = "score"
"""The group of values that holds for all 14 criteria."""

GROUPS: Final = (
    SCORES,
    "institution",
    "team",
    "author",
    "family_type",
    "problems",
    "work_goals",
    "follow_up_advice",
)
"""What values are about; teams and authors stand under "institution code/value"."""

SCORE_TEXTS: Final = {"1": True, "0": False, "": None}
"""What a mapping says that a value among the scores means."""


class UnusableMapping(ValueError):
    """The text is no mapping; the message says where, in Dutch."""


@dataclass(frozen=True, slots=True)
class FileMapping:
    """`columns`: key of a header -> field, field:code or "" to leave it out. `values`: per group the key of a value ->
    ours: "1", "0" or "" for scores, a code, the code of an institution or a team, the id of a person; "" for nothing.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def meant(self, group: str, key: str) -> str | None:
        """What this value means; None when nobody settled it."""
        return self.values.get(group, {}).get(key)

    @property
    def as_json(self) -> dict[str, Any]:
        """As it is kept; mapping_from reads it back."""
        return {"columns": dict(self.columns), "values": {group: dict(meant) for group, meant in self.values.items()}}

    def over(self, other: "FileMapping") -> "FileMapping":
        """This mapping, with what only the other one settles."""
        groups = {*self.values, *other.values}
        values = {group: {**other.values.get(group, {}), **self.values.get(group, {})} for group in groups}
        return FileMapping({**other.columns, **self.columns}, values)


def mapping_from(stored: Any) -> FileMapping:
    """The mapping that was kept as JSON, or written by hand; raises UnusableMapping."""
    if not isinstance(stored, dict) or set(stored) - {"columns", "values"}:
        raise UnusableMapping('Verwacht wordt {"columns": {...}, "values": {...}}.')
    columns = _texts(stored.get("columns", {}), "columns")
    for header, target in columns.items():
        try:
            target_from(target)
        except KeyError as error:
            raise UnusableMapping(f"columns, {header}: '{target}' is geen veld van een meting.") from error
    groups = stored.get("values", {})
    if not isinstance(groups, dict) or set(groups) - set(GROUPS):
        raise UnusableMapping(f"values: alleen {', '.join(GROUPS)} kunnen hier staan.")
    values = {group: _texts(meant, f"values, {group}") for group, meant in groups.items()}
    if wrong := set(values.get(SCORES, {}).values()) - set(SCORE_TEXTS):
        raise UnusableMapping(f'values, score: \'{min(wrong)}\' is geen score. Gebruik "1", "0" of "".')
    return FileMapping(columns, values)


def _texts(found: Any, where: str) -> dict[str, str]:
    if not isinstance(found, dict) or not all(isinstance(text, str) for text in found.values()):
        raise UnusableMapping(f"{where}: verwacht wordt een lijst van tekst bij tekst.")
    return dict(found)
