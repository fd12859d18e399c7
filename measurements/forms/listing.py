"""The filters above the list of measurements; all of them stand in the address of the page."""

from typing import Final

from django import forms
from django.utils import timezone

from measurements.domain.validation import FIRST_DAY
from measurements.selectors.lines import Status

STATUS_CHOICES: Final = [("", "Alle")] + [(status.value, status.label) for status in Status]


def year_choices() -> list[tuple[str, str]]:
    """This year back to the first year of the benchmark."""
    years = range(timezone.localdate().year, FIRST_DAY.year - 1, -1)
    return [("", "Alle"), *((str(year), str(year)) for year in years)]


class ListFilter(forms.Form):
    """Search by code, status and year of filling in; what cannot be read shows nothing and is said so."""

    code = forms.CharField(
        label="Zoek op code",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "max_length": "Een code is hooguit 20 tekens lang. Zoek op een deel van de code.",
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
    jaar = forms.ChoiceField(
        label="Jaar",
        required=False,
        choices=year_choices,
        widget=forms.Select(attrs={"class": "input"}),
        error_messages={"invalid_choice": "Kies een jaar uit de lijst."},
    )
