"""Starting a measurement: an empty draft with a code of its own."""

import random
from datetime import timedelta
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from institutions.access import check_permission
from institutions.domain.roles import Permission
from institutions.models import Membership, User
from measurements.domain.codes import random_code
from measurements.domain.validation import EDITABLE_FIELDS
from measurements.models import Measurement, State

SECOND_CLICK: Final = timedelta(minutes=1)


@transaction.atomic
def start_measurement(*, membership: Membership) -> Measurement:
    """An empty draft of this worker for the team of the membership, with a code of its own.

    One of the last minute in which nothing was filled in is given again: a second click, also at the same time,
    leaves no second one. Not an older one, for another tab may be about to fill it in.
    """
    check_permission(membership.user, Permission.ENTER_MEASUREMENTS)
    if membership.team_id is None:
        raise PermissionDenied("a membership without a team cannot enter measurements")
    User.objects.select_for_update(no_key=True).get(pk=membership.user_id)  # one start at a time for each author
    return _untouched_draft(membership) or Measurement.objects.create(
        institution_id=membership.institution_id,
        team_id=membership.team_id,
        author_id=membership.user_id,
        code=free_code(membership.institution_id),
    )


def _untouched_draft(membership: Membership) -> Measurement | None:
    """The draft of this worker for this team in which nothing was filled in; None when there is none."""
    blank = Measurement()
    return Measurement.objects.filter(
        state=State.DRAFT,
        created_at__gte=timezone.now() - SECOND_CLICK,
        author_id=membership.user_id,
        team_id=membership.team_id,
        **{name: getattr(blank, name) for name in EDITABLE_FIELDS},
    ).first()


def free_code(institution_id: int) -> str:
    """A code that no other measurement of the institution has."""
    source = random.SystemRandom()
    while True:
        code = random_code(source)
        if not Measurement.objects.filter(institution_id=institution_id, code=code).exists():
            return code
