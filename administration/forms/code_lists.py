"""The forms about the answers of a code list."""

from typing import Any, Final

from django import forms

from administration.domain.reasons import Act
from administration.forms.changes import ChangeForm
from administration.forms.fields import UNSEEN, DayField, NameField, OptionField
from measurements.models import Concern

NOBODY: Final = "none"


class NewEntryForm(ChangeForm):
    """A new answer; about whom it is asked of problems only."""

    act = Act.ADD_ENTRY
    label = NameField("Omschrijving", required_message="Vul de omschrijving in.")
    concerns = OptionField("Over wie gaat dit?", [*Concern.choices, (NOBODY, "Over niemand in het bijzonder")])
    active_from = DayField("eerste dag", help_text="Vanaf deze dag is het antwoord te kiezen.")
    code = forms.CharField(
        label="Code",
        required=False,
        max_length=10,
        widget=forms.TextInput(attrs={"class": "input input--short", "autocomplete": "off", "spellcheck": "false"}),
        help_text="Leeg: het systeem neemt de volgende vrije code.",
        error_messages={
            "max_length": "Een code is hooguit 10 tekens lang.",
            "null_characters_not_allowed": UNSEEN,
        },
    )

    def __init__(self, *args: Any, has_concerns: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_concerns:
            del self.fields["concerns"]

    def clean_concerns(self) -> str:
        concerns: str = self.cleaned_data["concerns"]
        return "" if concerns == NOBODY else concerns


class EntryForm(ChangeForm):
    """The wording of an answer and the days on which it can be chosen."""

    act = Act.CHANGE_ENTRY
    label = NameField("Omschrijving", required_message="Vul de omschrijving in.")
    active_from = DayField("eerste dag", help_text="Vanaf deze dag is het antwoord te kiezen.")
    active_until = DayField(
        "laatste dag", is_required=False, help_text="Leeg: het antwoord blijft te kiezen. Oude metingen houden het."
    )
