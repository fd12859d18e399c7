"""What can be done with a measurement; every verb finishes or raises, and leaves nothing half done."""

import random
from collections.abc import Callable, Mapping
from typing import Any, Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from institutions.access import check_permission
from institutions.domain.roles import Permission
from institutions.models import Membership, User
from measurements.domain.codes import random_code
from measurements.domain.validation import (
    MeasurementValues,
    Problem,
    draft_problems,
    submission_problems,
)
from measurements.models import Measurement, State
from measurements.selectors import active_codes
from measurements.signals import measurements_changed

EDITABLE_FIELDS: Final = frozenset(MeasurementValues.__dataclass_fields__) | {
    "answered",
    "trajectory_reference",
    "family_reference",
}
"""What a person may change on a measurement, beside the 14 scores."""


class WrongState(ValidationError):
    """The measurement is not in a state in which this can be done; the message says which and what now."""


def start_measurement(*, membership: Membership) -> Measurement:
    """A new, empty draft of this worker for the team of the membership, with a code of its own."""
    check_permission(membership.user, Permission.ENTER_MEASUREMENTS)
    if membership.team_id is None:
        raise PermissionDenied("a membership without a team cannot enter measurements")
    return Measurement.objects.create(
        institution_id=membership.institution_id,
        team_id=membership.team_id,
        author_id=membership.user_id,
        code=_free_code(membership.institution_id),
    )


@transaction.atomic
def save_draft(*, measurement: Measurement, values: Mapping[str, Any], by: User) -> Measurement:
    """The draft with these values; raises ValidationError for dates and codes that cannot be right."""
    locked = _locked(measurement, by, State.DRAFT)
    return _saved(locked, values, draft_problems)


@transaction.atomic
def submit(*, measurement: Measurement, values: Mapping[str, Any], by: User) -> Measurement:
    """The submitted measurement, whether it counts or not; its year is that of today, in local time.

    Submitting again what is submitted already changes nothing: a second click is no second measurement.
    """
    locked = _locked(measurement, by, State.DRAFT, State.SUBMITTED)
    if locked.state == State.SUBMITTED:
        return locked
    locked.state = State.SUBMITTED
    locked.completed_on = timezone.localdate()
    return _saved(locked, values, submission_problems)


@transaction.atomic
def correct(*, measurement: Measurement, values: Mapping[str, Any], by: User) -> Measurement:
    """The submitted measurement with other values; the day of filling in, and so its year, stays."""
    locked = _locked(measurement, by, State.SUBMITTED)
    return _saved(locked, values, submission_problems)


@transaction.atomic
def withdraw(*, measurement: Measurement, by: User) -> Measurement:
    """The measurement, withdrawn: it stays readable and is no longer entered, so it is in no figure."""
    locked = _locked(measurement, by, State.SUBMITTED)
    locked.state = State.WITHDRAWN
    locked.save()
    _ring_after_commit()
    return locked


def _locked(measurement: Measurement, by: User, *states: State) -> Measurement:
    """The measurement as it stands now, locked until the end of the transaction, if `by` may change it."""
    check_permission(by, Permission.ENTER_MEASUREMENTS)
    locked = Measurement.objects.visible_to(by).select_for_update(of=("self",)).get(pk=measurement.pk)
    if locked.state not in states:
        raise WrongState(f"Deze meting is {locked.get_state_display()} en kan zo niet worden gewijzigd.")
    return locked


def _saved(
    measurement: Measurement, values: Mapping[str, Any], find_problems: Callable[..., list[Problem]]
) -> Measurement:
    for name, value in values.items():
        if name not in EDITABLE_FIELDS and name not in measurement.scores:
            raise ValueError(f"{name} is not something a person may change on a measurement")
        setattr(measurement, name, value)
    _refuse(
        find_problems(
            values_of(measurement),
            active_codes=active_codes(keep=measurement),
            completed_on=measurement.completed_on or timezone.localdate(),
        )
    )
    measurement.save()
    measurement.refresh_from_db()
    if measurement.state != State.DRAFT:
        _ring_after_commit()
    return measurement


def values_of(measurement: Measurement) -> MeasurementValues:
    """The values of the measurement that the validation looks at."""
    return MeasurementValues(
        referred_on=measurement.referred_on,
        started_on=measurement.started_on,
        ended_on=measurement.ended_on,
        family_type=measurement.family_type,
        problems=tuple(measurement.problems),
        work_goals=tuple(measurement.work_goals),
        follow_up_advice=tuple(measurement.follow_up_advice),
    )


def _refuse(problems: list[Problem]) -> None:
    if problems:
        messages: dict[str, list[str]] = {}
        for problem in problems:
            messages.setdefault(problem.field, []).append(problem.message)
        raise ValidationError(messages)


def _ring_after_commit() -> None:
    transaction.on_commit(lambda: measurements_changed.send(sender=Measurement))


def _free_code(institution_id: int) -> str:
    source = random.SystemRandom()
    while True:
        code = random_code(source)
        if not Measurement.objects.filter(institution_id=institution_id, code=code).exists():
            return code
