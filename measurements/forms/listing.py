"""The filters above the list of measurements; all of them stand in the address of the page."""

from typing import Any, Final

from django import forms
from django.utils import timezone

from measurements.domain.codes import looks_mistyped
from measurements.domain.period import months_until, quarters_until
from measurements.domain.references import REFERENCE_LENGTH
from measurements.domain.validation import FIRST_DAY
from measurements.selectors.lines import Status

STATUS_CHOICES: Final = [("", "Alle")] + [(status.value, status.label) for status in Status]
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


class ListFilter(forms.Form):
    """Search by code or own reference, status and period; what cannot be read shows nothing and is said so.

    With the number of an import in the address, which the page of that import gives, those that came in with it.
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["import"] = forms.IntegerField(
            required=False, min_value=1, max_value=LAST_IMPORT, widget=forms.HiddenInput
        )

    @property
    def import_number(self) -> int | None:
        """The import whose measurements are asked for; None when the list is about all."""
        return self.cleaned_data.get("import") if self.is_valid() else None

    @property
    def looks_mistyped(self) -> bool:
        """Whether what is sought is written as a code of ours and cannot be one."""
        return looks_mistyped(self.cleaned_data.get("code", ""))

    @property
    def asks_a_period_of_drafts(self) -> bool:
        """Whether nothing can be found because a draft is not filled in yet, so that it is in no period."""
        chosen = self.cleaned_data
        return bool(chosen.get("periode")) and chosen.get("status") == Status.DRAFT
