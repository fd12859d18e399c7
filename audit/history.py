"""The history of rows in words: who changed what, when and why, from the events that the triggers keep."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import ForeignKey, Model
from django.utils import timezone

from institutions.models import User

SYSTEM: Final = "systeem"
SOMEBODY: Final = "onbekende gebruiker"
NOTHING: Final = "leeg"
OUT_OF_SIGHT: Final = "onbekend"
WHAT: Final = {"insert": "aangemaakt", "update": "gewijzigd", "delete": "verwijderd"}

Words = Callable[[Any, str], str]
"""What the field with this name held in this event, in Dutch."""

Folds = Callable[[Any, Any], bool]
"""Whether an event and the next one of the same row are shown as one change."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field with what it held before and after; `old` is empty for a row that was just made."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one row; `saves` is how many events it stands for, `why` the reason in words or nothing."""

    at: datetime
    who: str
    what: str
    fields: tuple[FieldChange, ...]
    why: str
    saves: int = 1


def changes_of(
    events: type[Model],
    *,
    labels: Mapping[str, str],
    words: Words | None = None,
    reasons: Mapping[str, str] | None = None,
    folds: Folds = lambda event, following: False,
    somebody: str = SOMEBODY,
    **which: Any,
) -> list[Change]:
    """The changes, newest first, in the events that `which` selects, such as pgh_obj_id=institution.pk.

    `labels` names the fields that are shown, by attribute (team_id), `reasons` the codes of the why. Somebody whose
    name the reader may not see is called `somebody`.
    """
    found = list(events._default_manager.filter(**which).order_by("pgh_id"))
    names = _names(found)
    say = words or words_of(found, labels)
    changes = []
    for group, before in _groups(found, folds):
        last, context = group[-1], group[-1].pgh_context or {}
        who = SYSTEM if context.get("user") is None else names.get(context["user"], somebody)
        fields = tuple(_field_changes(before, group, labels, say))
        reason = context.get("reason", "")
        why = (reasons or {}).get(reason, reason)
        changes.append(Change(last.pgh_created_at, who, WHAT[group[0].pgh_label], fields, why, len(group)))
    return changes[::-1]


def words_of(events: Iterable[Any], labels: Mapping[str, str]) -> Words:
    """How fields are said that need no more than their model: choices by label, rows of other tables by name."""
    rows = list(events)
    names = {name: _related_names(rows, name) for name in labels} if rows else {}

    def words(event: Any, name: str) -> str:
        value = getattr(event, name)
        if names.get(name) is not None and value is not None:
            return names[name].get(value, OUT_OF_SIGHT)
        display = getattr(event, f"get_{name}_display", None)
        return in_words(display() if display and value else value)

    return words


def in_words(value: Any) -> str:
    """A value in Dutch."""
    if value is None or value in ("", []):
        return NOTHING
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        return f"{in_words(timezone.localtime(value).date())} {timezone.localtime(value):%H:%M}"
    if isinstance(value, date):
        return f"{value.day}-{value.month}-{value.year}"
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _related_names(events: list[Any], name: str) -> dict[Any, str] | None:
    """The names of the rows that a foreign key points at, as far as the reader may see them; None for other fields."""
    field = next((field for field in events[0]._meta.concrete_fields if field.attname == name), None)
    if not isinstance(field, ForeignKey):
        return None
    ids = {getattr(event, name) for event in events} - {None}
    return {row.pk: str(row) for row in field.related_model._default_manager.filter(pk__in=ids)}


def _names(events: Iterable[Any]) -> dict[int, str]:
    ids = {(event.pgh_context or {}).get("user") for event in events} - {None}
    return {user.pk: user.name for user in User.objects.filter(pk__in=ids)}


def _groups(events: list[Any], folds: Folds) -> Iterator[tuple[list[Any], Any]]:
    """The events that are one change, each with the event before it of the same row, or None."""
    latest: dict[Any, Any] = {}
    groups: list[tuple[list[Any], Any]] = []
    for event in events:
        before = latest.get(event.pgh_obj_id)
        is_next = bool(groups) and groups[-1][0][-1] is before
        if is_next and event.pgh_label == before.pgh_label == "update" and folds(before, event):
            groups[-1][0].append(event)
        else:
            groups.append(([event], before))
        latest[event.pgh_obj_id] = event
    yield from groups


def _field_changes(before: Any, group: list[Any], labels: Mapping[str, str], say: Words) -> Iterator[FieldChange]:
    """What differs between the row before and after; of a new row what it holds, of a removed one what it held."""
    last = group[-1]
    if last.pgh_label == "update" and before is None:
        return  # the row is older than its history, so what it held before is not known
    for name, label in labels.items():
        new = say(last, name)
        if last.pgh_label != "update":
            if new != NOTHING:
                yield FieldChange(label, "", new)
        elif (old := say(before, name)) != new:
            yield FieldChange(label, old, new)
