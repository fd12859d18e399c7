"""The form that hands a draft to a colleague."""

from collections.abc import Sequence
from typing import Any

from django import forms

from measurements.domain.reasons import HANDOVER_REASONS
from measurements.forms import fields
from measurements.models import Measurement
from measurements.selectors.colleagues import Colleague
from measurements.services.handing_over import ANOTHER_COLLEAGUE


class HandOverForm(forms.Form):
    """To whom, and for the draft of somebody else why; the service says what is missing."""

    to = forms.TypedChoiceField(
        label="Aan wie draagt u dit concept over?",
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.Select(attrs={"class": "input"}),
        error_messages={"invalid_choice": ANOTHER_COLLEAGUE},
    )
    reason = fields.ReasonField("Waarom draagt u dit concept over?", HANDOVER_REASONS)

    def __init__(
        self, data: Any = None, *, draft: Measurement, colleagues: Sequence[Colleague], asks_reason: bool
    ) -> None:
        super().__init__(data)
        self.fields["to"].choices = [("", "Kies een collega"), *_grouped(draft, colleagues)]
        if not asks_reason:
            del self.fields["reason"]

    @property
    def answers(self) -> dict[str, Any]:
        """What the service takes of a form without errors."""
        return {"to": self.cleaned_data["to"], "reason": self.cleaned_data.get("reason", "")}


def _grouped(draft: Measurement, colleagues: Sequence[Colleague]) -> list[tuple[str, list[tuple[int, str]]]]:
    """The names under the team of the draft and under the other teams; an empty group is left out."""
    own = [(one.user_id, one.name) for one in colleagues if one.is_of_team]
    others = [(one.user_id, f"{one.name} ({one.team})") for one in colleagues if not one.is_of_team]
    return [(title, names) for title, names in ((draft.team.name, own), ("Andere teams", others)) if names]
