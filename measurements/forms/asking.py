"""The forms about a correction in a closed year: asking for it, and deciding on it."""

from typing import Final

from django import forms

from measurements.domain.reasons import CORRECTION_REASONS, reason_problem
from measurements.forms import fields

DECISIONS: Final = (("grant", "Toestaan"), ("decline", "Niet toestaan"))


class AskForm(forms.Form):
    """Why somebody wants to correct or withdraw a measurement of a closed year."""

    reason = fields.ReasonField("Waarom wilt u deze meting wijzigen of intrekken?", CORRECTION_REASONS)

    def clean_reason(self) -> str:
        reason: str = self.cleaned_data["reason"]
        if problem := reason_problem(reason, CORRECTION_REASONS, "wilt wijzigen"):
            raise forms.ValidationError(problem)
        return reason


class DecisionForm(forms.Form):
    """What a team lead decides on a request; the buttons of the page send it."""

    decision = forms.ChoiceField(
        choices=DECISIONS,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies Toestaan of Niet toestaan."),
    )

    @property
    def grants(self) -> bool:
        """Whether a valid form says yes."""
        return bool(self.cleaned_data["decision"] == "grant")
