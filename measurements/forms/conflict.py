"""Two versions of one measurement beside each other: what somebody has here, and what was saved elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from measurements.domain.blocks import ANSWER_TEXTS
from measurements.domain.criteria import CRITERIA_IN_FORM_ORDER
from measurements.domain.typed_dates import written_date
from measurements.domain.validation import CODE_FIELDS
from measurements.forms.entry import EntryForm, initial_values
from measurements.forms.fields import SCORES
from measurements.models import Measurement

NOTHING: Final = "niets ingevuld"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that holds something else here than elsewhere, in words."""

    label: str
    here: str
    there: str


def differences(form: EntryForm, stored: Measurement) -> list[Difference]:
    """The fields of a bound form that differ from what is stored, in the order of the page."""
    words = _Words(form)
    there = initial_values(stored)
    here = {name: form[name].value() for name in form.fields} | form.cleaned_data
    return [
        Difference(words.label(name), words.of(name, here.get(name)), words.of(name, there.get(name)))
        for name in _shown(form)
        if words.of(name, here.get(name)) != words.of(name, there.get(name))
    ]


def _shown(form: EntryForm) -> Iterator[str]:
    return (name for name in form.fields if name != "reason")


class _Words:
    """How the values of a form are said."""

    def __init__(self, form: EntryForm) -> None:
        self._form = form
        self._numbers: Mapping[str, str] = {one.field: one.form_number for one in CRITERIA_IN_FORM_ORDER}
        self._labels = {entry.code: entry.label for entries in form.entries.values() for entry in entries}

    def label(self, name: str) -> str:
        label = str(self._form.fields[name].label)
        return f"{self._numbers[name]} {label}" if name in self._numbers else label

    def of(self, name: str, value: Any) -> str:
        if name in self._numbers:
            return ANSWER_TEXTS[SCORES[value]] if value in SCORES else NOTHING
        if name in CODE_FIELDS:
            codes = [value] if isinstance(value, str) else value or []
            return ", ".join(sorted(self._labels.get(code, code) for code in codes if code)) or NOTHING
        return (written_date(value) if isinstance(value, date) else str(value or "").strip()) or NOTHING
