"""The form on the page that withdraws a measurement."""

from django import forms

from measurements.domain.reasons import WITHDRAWAL_REASONS, reason_problem
from measurements.forms import fields


class WithdrawForm(forms.Form):
    """Why a measurement is withdrawn."""

    reason = fields.ReasonField("Waarom trekt u deze meting in?", WITHDRAWAL_REASONS)

    def clean_reason(self) -> str:
        reason: str = self.cleaned_data["reason"]
        if problem := reason_problem(reason, WITHDRAWAL_REASONS, "intrekt"):
            raise forms.ValidationError(problem)
        return reason
