"""Saving, submitting, correcting and withdrawing a measurement."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone

from institutions.access import check_permission
from institutions.domain.roles import Permission
from institutions.models import User
from institutions.row_context import change_context, current_context
from measurements.domain.reasons import CORRECTION_REASONS, WITHDRAWAL_REASONS, reason_problem
from measurements.domain.validation import (
    CHANGING_FIELDS,
    EDITABLE_FIELDS,
    MeasurementValues,
    Problem,
    draft_problems,
    open_criteria_text,
    submission_problems,
)
from measurements.models import Measurement, State
from measurements.selectors.answers import active_codes, open_criteria
from measurements.selectors.closing import is_closed
from measurements.services.closing import use_permission
from measurements.services.refusals import ChangedElsewhere, WrongState
from measurements.signals import measurements_changed

ActiveCodes = Mapping[str, frozenset[str]]


@transaction.atomic
def save_draft(
    *, measurement: Measurement, values: Mapping[str, Any], by: User, version: int | None = None
) -> Measurement:
    """The draft with these values; raises ValidationError for dates and codes that cannot be right.

    With the `version` that somebody looked at, here and below, values that were saved meanwhile are not replaced
    unseen: ChangedElsewhere is raised.
    """
    return keep(draft=_locked(measurement, by, State.DRAFT), values=values, version=version)


def keep(
    *, draft: Measurement, values: Mapping[str, Any], version: int | None, codes: ActiveCodes | None = None
) -> Measurement:
    """What save_draft does, for who has locked the draft already and perhaps read the code lists too.

    Values that it holds already are not written again: no new version, and no line in the history that says nothing.
    """
    _only_editable(values)
    if _holds(draft, values):
        return draft
    _keep_no_reason()
    return _saved(draft, values, draft_problems, version, codes)


@transaction.atomic
def submit_as_checked(*, measurement: Measurement, by: User, version: int | None) -> Measurement:
    """The draft, submitted just as somebody saw it on the check page, where it had this version.

    One that was submitted already is given as it is: a second click, or a first one whose answer got lost. Raises
    ChangedElsewhere for another version, and ValidationError for what is still missing.
    """
    locked = _locked(measurement, by, State.DRAFT, State.SUBMITTED)
    if locked.state == State.SUBMITTED:
        return locked
    if version != locked.version:
        raise ChangedElsewhere(locked)
    if unanswered := open_criteria(locked):
        raise ValidationError(open_criteria_text(unanswered))
    _keep_no_reason()
    locked.state = State.SUBMITTED
    locked.completed_on = timezone.localdate()
    return _saved(locked, {}, submission_problems, version)


@transaction.atomic
def correct(
    *, measurement: Measurement, values: Mapping[str, Any], by: User, reason: str, version: int | None = None
) -> Measurement:
    """The submitted measurement with other values; the day of filling in, and so its year, stays.

    The `reason` is a code of CORRECTION_REASONS, which the history keeps. In a closed year it takes a permission:
    YearIsClosed is raised without one.
    """
    locked = _locked(measurement, by, State.SUBMITTED)
    _give_reason(reason, CORRECTION_REASONS, "wijzigt")
    if is_closed(locked):
        if _holds(locked, values):
            return locked  # a second click: the first one has used the permission
        use_permission(locked)
    return _saved(locked, values, submission_problems, version)


@transaction.atomic
def withdraw(*, measurement: Measurement, by: User, reason: str) -> Measurement:
    """The measurement, withdrawn: it stays readable and is no longer entered, so it is in no figure.

    The `reason` is a code of WITHDRAWAL_REASONS, which the history keeps. In a closed year it takes a permission, as
    correcting does.
    """
    locked = _locked(measurement, by, State.SUBMITTED)
    _give_reason(reason, WITHDRAWAL_REASONS, "intrekt")
    if is_closed(locked):
        use_permission(locked)
    locked.state = State.WITHDRAWN
    locked.save(update_fields=CHANGING_FIELDS)
    _ring_after_commit()
    return locked


def _locked(measurement: Measurement, by: User, *states: State) -> Measurement:
    """The measurement as it stands now, locked until the end of the transaction, if `by` may change it."""
    check_permission(by, Permission.ENTER_MEASUREMENTS)
    visible = Measurement.objects.visible_to(by).select_for_update(of=("self",))
    locked: Measurement = get_object_or_404(visible, pk=measurement.pk)
    if locked.state not in states:
        raise WrongState(locked)
    return locked


def _give_reason(reason: str, choices: Mapping[str, str], verb: str) -> None:
    """Let the history keep why the change that follows was made; raises ValidationError for no or another reason."""
    if problem := reason_problem(reason, choices, verb):
        raise ValidationError({"reason": [problem]})
    change_context(reason=reason)


def _keep_no_reason() -> None:
    """Let no reason of an earlier change in the same transaction stand with this one."""
    if current_context().reason:
        change_context(reason="")


def _only_editable(values: Mapping[str, Any]) -> None:
    for name in values:
        if name not in EDITABLE_FIELDS:
            raise ValueError(f"{name} is not something a person may change on a measurement")


def _holds(measurement: Measurement, values: Mapping[str, Any]) -> bool:
    return all(getattr(measurement, name) == value for name, value in values.items())


def _saved(
    measurement: Measurement,
    values: Mapping[str, Any],
    find_problems: Callable[..., list[Problem]],
    version: int | None,
    codes: ActiveCodes | None = None,
) -> Measurement:
    if version not in (None, measurement.version) and not _holds(measurement, values):
        raise ChangedElsewhere(measurement)
    if codes is None:
        codes = active_codes(keep=measurement)
    _only_editable(values)
    for name, value in values.items():
        setattr(measurement, name, value)
    _refuse(
        find_problems(
            values_of(measurement),
            active_codes=codes,
            completed_on=measurement.completed_on or timezone.localdate(),
        )
    )
    measurement.version += 1
    measurement.save(update_fields=CHANGING_FIELDS)
    if measurement.state != State.DRAFT:
        measurement.refresh_from_db()  # what PostgreSQL counted
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
        trajectory_reference=measurement.trajectory_reference,
        family_reference=measurement.family_reference,
    )


def _refuse(problems: list[Problem]) -> None:
    if problems:
        messages: dict[str, list[str]] = {}
        for problem in problems:
            messages.setdefault(problem.field, []).append(problem.message)
        raise ValidationError(messages)


def _ring_after_commit() -> None:
    # robust: what is saved is saved; an error in who listens goes to the log and not to the person at the form
    transaction.on_commit(lambda: measurements_changed.send(sender=Measurement), robust=True)
