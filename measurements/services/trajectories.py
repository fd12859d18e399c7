"""Opening the measurement of a trajectory that has just begun."""

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from institutions.access import check_permission
from institutions.domain.roles import Permission
from institutions.models import Membership, User
from measurements.domain.validation import DATE_LABELS
from measurements.models import Measurement, State
from measurements.services import entering, starting

NO_REFERRAL: Final = f"Vul de {DATE_LABELS['referred_on']} in."


@transaction.atomic
def open_trajectory(*, membership: Membership, proposed: str, values: Mapping[str, Any]) -> Measurement:
    """A draft with the day of the referral and an own reference, under the code that was proposed for it.

    Opening it a second time with the same values gives the same draft; with other values, or where the code was
    given out meanwhile, the draft gets a code of its own. Raises ValidationError as save_draft does, and without a
    referral.
    """
    check_permission(membership.user, Permission.ENTER_MEASUREMENTS)
    if membership.team_id is None:
        raise PermissionDenied("a membership without a team cannot enter measurements")
    if values.get("referred_on") is None:
        raise ValidationError({"referred_on": [NO_REFERRAL]})
    User.objects.select_for_update(no_key=True).get(pk=membership.user_id)  # one start at a time for each author
    return _opened_before(membership, proposed, values) or _opened(membership, proposed, values)


def _opened_before(membership: Membership, proposed: str, values: Mapping[str, Any]) -> Measurement | None:
    """What a first click made: the draft of this worker with the code and these values, whatever was added since."""
    return Measurement.objects.filter(
        institution_id=membership.institution_id,
        author_id=membership.user_id,
        state=State.DRAFT,
        code=proposed,
        **values,
    ).first()


def _opened(membership: Membership, proposed: str, values: Mapping[str, Any]) -> Measurement:
    is_taken = Measurement.objects.filter(institution_id=membership.institution_id, code=proposed).exists()
    draft = Measurement.objects.create(
        institution_id=membership.institution_id,
        team_id=membership.team_id,
        author_id=membership.user_id,
        code=starting.free_code(membership.institution_id) if is_taken or not proposed else proposed,
    )
    return entering.keep(draft=draft, values=values, version=draft.version)
