"""The filters above the access log; all of them stand in the address of the page."""

from datetime import date
from typing import Any, Final

from django import forms

from audit.models import Action, Outcome
from institutions.models import Institution

DATE_FORMATS: Final = ["%d-%m-%Y", "%Y-%m-%d"]
FIRST_DAY, LAST_DAY = date(2020, 1, 1), date(2100, 1, 1)
SELECT: Final = {"class": "input"}
TEXT: Final = {"class": "input", "autocomplete": "off", "spellcheck": "false"}


class DayField(forms.DateField):
    """A day typed as 27-3-2026, in the years in which there can be a log."""

    def __init__(self, label: str) -> None:
        messages = {"invalid": "Schrijf de dag als dag-maand-jaar, bijvoorbeeld 27-3-2026."}
        attrs = TEXT | {"class": "input input--short", "inputmode": "numeric", "placeholder": "dd-mm-jjjj"}
        widget = forms.TextInput(attrs=attrs)
        super().__init__(
            label=label, required=False, input_formats=DATE_FORMATS, widget=widget, error_messages=messages
        )

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day and not FIRST_DAY <= day < LAST_DAY:
            raise forms.ValidationError("Kies een dag in of na 2020.")
        return day


def institution_choices() -> list[tuple[str, str]]:
    """Every institution by its code, in the order of their names."""
    return [("", "Alle"), *Institution.objects.values_list("code", "name")]


class LogFilter(forms.Form):
    """Period, person, institution, action, outcome and code; what cannot be read shows nothing and is said so."""

    van = DayField("Van")
    tot = DayField("Tot en met")
    persoon = forms.CharField(
        label="Persoon",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs=TEXT | {"list": "personen"}),
        error_messages={"null_characters_not_allowed": "Vul de naam in zoals die in het logboek staat."},
    )
    instelling = forms.ChoiceField(
        label="Instelling",
        required=False,
        choices=institution_choices,
        widget=forms.Select(attrs=SELECT),
        error_messages={"invalid_choice": "Kies een instelling uit de lijst."},
    )
    actie = forms.ChoiceField(
        label="Actie",
        required=False,
        choices=[("", "Alle"), *Action.choices],
        widget=forms.Select(attrs=SELECT),
        error_messages={"invalid_choice": "Kies een actie uit de lijst."},
    )
    uitkomst = forms.ChoiceField(
        label="Uitkomst",
        required=False,
        choices=[("", "Alle"), *Outcome.choices],
        widget=forms.Select(attrs=SELECT),
        error_messages={"invalid_choice": "Kies een uitkomst uit de lijst."},
    )
    code = forms.CharField(
        label="Code",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs=TEXT),
        error_messages={"null_characters_not_allowed": "Vul de code in zoals die in het logboek staat."},
    )

    def clean_instelling(self) -> Institution | None:
        return Institution.objects.filter(code=self.cleaned_data["instelling"]).first()

    def clean(self) -> None:
        first, last = self.cleaned_data.get("van"), self.cleaned_data.get("tot")
        if first and last and last < first:
            self.add_error("tot", "De laatste dag ligt vóór de eerste. Controleer beide dagen.")
