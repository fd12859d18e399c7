"""The filters above the list of measurements; all of them stand in the address of the page."""

from typing import Any, Final

from django import forms
from django.utils import timezone

from measurements.domain.codes import looks_mistyped
from measurements.domain.criteria import CRITERIA
from measurements.domain.period import months_until, parse_period, quarters_until
from measurements.domain.references import REFERENCE_LENGTH
from measurements.domain.validation import FIRST_DAY
from measurements.selectors.behind_figure import Answer
from measurements.selectors.lines import Status

STATUS_CHOICES: Final = [("", "Alle")] + [(status.value, status.label) for status in Status]
CRITERION_CHOICES: Final = [(criterion.form_number, criterion.label) for criterion in CRITERIA]
LAST_IMPORT: Final = 2**31 - 1
"""No import has a higher number, so that a larger one in the address finds nothing instead of failing."""


def period_choices() -> list[Any]:
    """Everything, this year with its quarters and months so far, and the years back to the first of the benchmark."""
    today = timezone.localdate()
    years = range(today.year, FIRST_DAY.year - 1, -1)
    return [
        ("", "Alle"),
        ("Jaren", [(str(year), str(year)) for year in years]),
        (f"Kwartalen van {today.year}", [(period.code, period.label) for period in quarters_until(today)]),
        (f"Maanden van {today.year}", [(period.code, period.label) for period in months_until(today)]),
    ]


def asked_choice(code: str) -> list[Any]:
    """A period that the list itself does not offer, such as a quarter of a year ago; nothing for what is no period."""
    if any(code == offered for _, group in period_choices()[1:] for offered, _ in group):
        return []
    try:
        return [("Gekozen", [(code, parse_period(code).label)])]
    except ValueError:
        return []


class ListFilter(forms.Form):
    """Search by code or own reference, status and period; what cannot be read shows nothing and is said so.

    With the number of an import in the address, which the page of that import gives, those that came in with it. With
    a criterion and an answer, which the page of that criterion gives, those behind a number on it, in any period. With
    an institution alone, which the page on data quality gives, those of it or of one of its teams or locations.
    """

    code = forms.CharField(
        label="Code of eigen code",
        required=False,
        max_length=REFERENCE_LENGTH,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "max_length": "Een code is hooguit 40 tekens lang. Zoek op een deel van de code.",
            "null_characters_not_allowed": "Zoek op letters en cijfers uit de code.",
        },
    )
    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=STATUS_CHOICES,
        widget=forms.Select(attrs={"class": "input"}),
        error_messages={"invalid_choice": "Kies een status uit de lijst."},
    )
    periode = forms.ChoiceField(
        label="Ingevuld in",
        required=False,
        choices=period_choices,
        widget=forms.Select(attrs={"class": "input"}),
        error_messages={"invalid_choice": "Kies een periode uit de lijst."},
    )

    instelling = forms.SlugField(required=False, widget=forms.HiddenInput)
    team = forms.SlugField(required=False, widget=forms.HiddenInput)
    criterium = forms.ChoiceField(required=False, choices=[("", ""), *CRITERION_CHOICES], widget=forms.HiddenInput)
    antwoord = forms.ChoiceField(required=False, choices=[("", ""), *Answer.choices], widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        number = {"required": False, "min_value": 1, "max_value": LAST_IMPORT, "widget": forms.HiddenInput}
        self.fields["import"] = forms.IntegerField(**number)
        self.fields["locatie"] = forms.IntegerField(**number)
        if self.data.get("criterium") or self.data.get("instelling"):
            self.fields["periode"].choices = [*period_choices(), *asked_choice(self.data.get("periode", ""))]

    @property
    def import_number(self) -> int | None:
        """The import whose measurements are asked for; None when the list is about all."""
        return self.cleaned_data.get("import") if self.is_valid() else None

    @property
    def asks_behind_a_figure(self) -> bool:
        """Whether the list is about the measurements behind a number on the page of a criterion."""
        return self.is_valid() and bool(self.cleaned_data["criterium"] and self.cleaned_data["antwoord"])

    @property
    def asks_a_place(self) -> bool:
        """Whether the list is about an institution, team or location, whatever the answers."""
        return self.is_valid() and bool(self.cleaned_data["instelling"]) and not self.asks_behind_a_figure

    @property
    def looks_mistyped(self) -> bool:
        """Whether what is sought is written as a code of ours and cannot be one."""
        return looks_mistyped(self.cleaned_data.get("code", ""))

    @property
    def asks_a_period_of_drafts(self) -> bool:
        """Whether nothing can be found because a draft is not filled in yet, so that it is in no period."""
        chosen = self.cleaned_data
        return bool(chosen.get("periode")) and chosen.get("status") == Status.DRAFT
