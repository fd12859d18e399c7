"""The form of coverage: which institution and year, and the closed trajectories of each month so far."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import QueryDict
from django.utils import timezone

from institutions.models import Institution
from measurements.domain.coverage import Coverage, NumberTyped
from measurements.domain.period import MONTHS
from measurements.domain.validation import FIRST_DAY
from measurements.services.coverage import Clash, field_of

NUMBER: Final = re.compile(r"[0-9]{1,3}", re.ASCII)


class CoverageFilter(forms.Form):
    """Which institution, only asked of somebody who leads more than one, and which year; both stand in the address."""

    instelling = forms.ChoiceField(label="Instelling", required=False, widget=forms.Select(attrs={"class": "input"}))
    jaar = forms.ChoiceField(label="Jaar", required=False, widget=forms.Select(attrs={"class": "input"}))

    def __init__(self, data: QueryDict, *, institutions: Iterable[Institution]) -> None:
        self.institutions = {institution.code: institution for institution in institutions}
        super().__init__(data.copy())
        this_year = timezone.localdate().year
        self._choose("instelling", [(code, str(one)) for code, one in self.institutions.items()])
        self._choose("jaar", [(str(year), str(year)) for year in range(this_year, FIRST_DAY.year - 1, -1)])
        if len(self.institutions) == 1:
            del self.fields["instelling"]

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Offer these choices; the first one when nothing is chosen."""
        self.fields[name].choices = choices
        self.fields[name].error_messages["invalid_choice"] = f"Kies een {name} uit de lijst."
        if not self.data.get(name):
            self.data[name] = choices[0][0]

    @property
    def institution(self) -> Institution:
        """The institution that a valid form is about."""
        return self.institutions[self.data["instelling"]] if len(self.institutions) > 1 else self._only

    @property
    def _only(self) -> Institution:
        return next(iter(self.institutions.values()))

    @property
    def year(self) -> int:
        """The year that a valid form is about."""
        return int(self.cleaned_data["jaar"])


class NumberField(forms.Field):
    """A whole number from 0 up to 999, or nothing; `month` is how the message calls it."""

    def __init__(self, month: str) -> None:
        attrs = {"class": "input input--number", "inputmode": "numeric", "autocomplete": "off", "size": "4"}
        super().__init__(required=False, label=month, widget=forms.TextInput(attrs=attrs))
        self.month = month

    def to_python(self, value: Any) -> int | None:
        text = (value or "").strip()
        if text and not NUMBER.fullmatch(text):
            raise ValidationError(f"Vul bij {self.month} een heel getal in van 0 tot en met 999, of laat het vak leeg.")
        return int(text) if text else None


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month on the page; `field` is None for one that has yet to begin, `shown` what stood there when it was made."""

    name: str
    field: BoundField | None
    shown: int | None
    shown_name: str
    coverage: Coverage
    is_running: bool


class CoverageForm(forms.Form):
    """The closed trajectories of one year: a field for each month that has begun, and what it showed at first."""

    def __init__(self, data: QueryDict | None = None, *, year: int, stored: Mapping[int, int]) -> None:
        super().__init__(data, initial={field_of(month): number for month, number in stored.items()})
        today = timezone.localdate()
        self.year = year
        self.months = range(1, (12 if year < today.year else today.month) + 1)
        self.running = today.month if year == today.year else 0
        self.fields = {field_of(month): NumberField(f"{MONTHS[month - 1]} {year}") for month in self.months}
        self.shown = {month: stored.get(month) if data is None else _posted(data, month) for month in self.months}

    @property
    def numbers(self) -> dict[int, NumberTyped]:
        """What a valid form says about each month."""
        return {month: NumberTyped(self.shown[month], self.cleaned_data[field_of(month)]) for month in self.months}

    def refuse(self, clash: Clash) -> None:
        """Say what a colleague filled in; who sends the form again has seen it."""
        self.add_error(None, clash)
        self.shown |= clash.stored

    def rows(self, coverage: Mapping[int, Coverage]) -> list[MonthRow]:
        """All twelve months."""
        return [
            MonthRow(
                name=MONTHS[month - 1],
                field=self[field_of(month)] if month in self.months else None,
                shown=self.shown.get(month),
                shown_name=_shown_name(month),
                coverage=coverage[month],
                is_running=month == self.running,
            )
            for month in range(1, 13)
        ]

    @property
    def error_lines(self) -> list[tuple[str, str]]:
        """Each message with the id of the input it is about."""
        return [(self[name].id_for_label, message) for name, messages in self.errors.items() for message in messages]


def _shown_name(month: int) -> str:
    return f"shown_{month}"


def _posted(data: QueryDict, month: int) -> int | None:
    text = data.get(_shown_name(month), "")
    return int(text) if NUMBER.fullmatch(text) else None
