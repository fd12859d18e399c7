"""Handing a draft to a colleague, by its author or by a team lead for somebody who is ill or has left."""

from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone

from institutions.access import check_permission
from institutions.domain.roles import Permission
from institutions.models import User
from institutions.row_context import change_context
from measurements.domain.reasons import HANDOVER_REASONS
from measurements.models import Measurement, State
from measurements.selectors.colleagues import colleagues_for

ONLY_DRAFTS: Final = "Deze meting is al verstuurd of ingetrokken. Alleen een concept kan worden overgedragen."
NO_COLLEAGUE: Final = "Kies aan wie u dit concept overdraagt."
ANOTHER_COLLEAGUE: Final = "Deze persoon kan het concept nu niet krijgen. Kies een collega uit de lijst."
NO_REASON: Final = "Kies waarom u dit concept overdraagt."
ANOTHER_REASON: Final = "Kies een reden uit de lijst."


class ChangedMeanwhile(ValidationError):
    """Somebody typed in the draft after the page was opened; handing over again does it knowingly."""

    def __init__(self, draft: Measurement) -> None:
        moment = timezone.localtime(draft.changed_at)
        super().__init__(
            f"Dit concept is om {moment:%H:%M} nog gewijzigd. Misschien is iemand er nu mee bezig. "
            "Draagt u het nu opnieuw over, dan gaat ook die wijziging mee."
        )


@transaction.atomic
def hand_over(*, draft: Measurement, to: int | None, by: User, reason: str, version: int | None) -> Measurement:
    """The draft with another author (`to`, an id); institution, team, code and everything typed stay.

    Who hands over the draft of somebody else gives a `reason`, a code of HANDOVER_REASONS that the history keeps; for
    the own draft it may be "". Raises ValidationError, and ChangedMeanwhile where the draft is not that `version`
    any more.
    """
    check_permission(by, Permission.ENTER_MEASUREMENTS)
    locked = get_object_or_404(Measurement.objects.visible_to(by).select_for_update(of=("self",)), pk=draft.pk)
    if locked.state != State.DRAFT:
        raise ValidationError(ONLY_DRAFTS)
    _refuse_wrong_choice(locked, to, by, reason)
    if version not in (None, locked.version):
        raise ChangedMeanwhile(locked)
    change_context(reason=reason)
    locked.author_id = to
    locked.version += 1
    locked.save(update_fields=["author", "version", "changed_at"])
    return locked


def asks_reason(draft: Measurement, by: User) -> bool:
    """Whether this person has to say why: who takes the draft of somebody else out of his or her hands."""
    return draft.author_id != by.pk


def _refuse_wrong_choice(draft: Measurement, to: int | None, by: User, reason: str) -> None:
    messages = {}
    if to is None:
        messages["to"] = [NO_COLLEAGUE]
    elif to not in {colleague.user_id for colleague in colleagues_for(draft, timezone.localdate())}:
        messages["to"] = [ANOTHER_COLLEAGUE]
    if asks_reason(draft, by) and not reason:
        messages["reason"] = [NO_REASON]
    elif reason and reason not in HANDOVER_REASONS:
        messages["reason"] = [ANOTHER_REASON]
    if messages:
        raise ValidationError(messages)
