"""The form that opens a trajectory."""

from typing import Any

from django import forms
from django.core.signing import BadSignature, Signer
from django.utils import timezone

from institutions.models import Membership
from measurements.domain.validation import CODE_FIELDS, DATE_LABELS, MeasurementValues, draft_problems
from measurements.forms import fields
from measurements.services.starting import free_code
from measurements.services.trajectories import NO_REFERRAL


class TrajectoryForm(forms.Form):
    """The day of the referral, and a code of the institution's own that may be left out.

    The code that the application proposes goes along, signed: a second click is known by it, and nobody chooses one.
    """

    referred_on = fields.TypedDateField(
        DATE_LABELS["referred_on"],
        label="Datum aanmelding",
        help_text="Schrijf de datum als dag-maand-jaar, bijvoorbeeld 27-3-2026 of 27032026.",
    )
    trajectory_reference = fields.ReferenceField(
        label="Uw eigen code voor het traject (mag leeg blijven)",
        help_text="Werkt uw instelling met een eigen code? Gebruik geen naam, geboortedatum of burgerservicenummer.",
    )

    def __init__(self, data: Any = None, *, membership: Membership) -> None:
        self.signer = Signer(salt=f"trajectory of {membership.user_id}")
        self.code = self._code_in((data or {}).get("proposal", "")) or free_code(membership.institution_id)
        super().__init__(data)
        self.proposal = self.signer.sign(self.code)

    def _code_in(self, proposal: str) -> str:
        """The code that was proposed to this worker before; "" for anything else."""
        try:
            return self.signer.unsign(proposal)
        except BadSignature:
            return ""

    def clean(self) -> None:
        values = MeasurementValues(
            referred_on=self.cleaned_data.get("referred_on"),
            trajectory_reference=self.cleaned_data.get("trajectory_reference", ""),
        )
        nothing_chosen = dict.fromkeys(CODE_FIELDS.values(), frozenset[str]())
        for problem in draft_problems(values, active_codes=nothing_chosen, completed_on=timezone.localdate()):
            self.add_error(problem.field, problem.message)
        if values.referred_on is None and "referred_on" not in self.errors:
            self.add_error("referred_on", NO_REFERRAL)

    @property
    def values(self) -> dict[str, Any]:
        """The values of a valid form, as open_trajectory takes them."""
        return {name: self.cleaned_data[name] for name in ("referred_on", "trajectory_reference")}
