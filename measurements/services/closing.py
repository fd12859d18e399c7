"""Closing a year, and letting one correction of a closed year through when a team lead grants it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connections, transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone

from institutions.access import check_permission
from institutions.domain.roles import Permission
from institutions.models import User
from measurements.domain.closing import ASK, OWN_REQUEST, closed_sentence, closing_problem
from measurements.domain.reasons import CORRECTION_REASONS, reason_problem
from measurements.models import ClosedYear, CorrectionRequest, Measurement, RequestState, State
from measurements.selectors.closing import is_closed, led_requests

OWNER = "owner"
"""The connection of the command that closes and reopens years."""

_ALONE = (
    "SET LOCAL lock_timeout = '5s'",
    f"LOCK TABLE {ClosedYear._meta.db_table} IN ACCESS EXCLUSIVE MODE",
)
"""Waits for every correction that is under way, five seconds at most, and keeps new ones waiting."""


class CannotClose(Exception):
    """This year cannot be closed; the message says why."""


class YearIsClosed(ValidationError):
    """The measurement belongs to a closed year, and nobody granted a correction of it."""

    def __init__(self, measurement: Measurement) -> None:
        super().__init__(f"{closed_sentence(measurement.completed_on.year)} {ASK}")


class NothingToAsk(ValidationError):
    """For this measurement no permission is needed or possible; the message says what can be done instead."""


class Decided(ValidationError):
    """Somebody decided otherwise on this request meanwhile."""

    def __init__(self, request: CorrectionRequest) -> None:
        super().__init__(f"Over dit verzoek is al beslist: {request.get_state_display()}.")


def close_year(year: int, *, using: str = OWNER) -> bool:
    """Close a year that has ended; False when it was closed already. Raises CannotClose for any other year.

    Waits five seconds at most for corrections that are under way, and then raises OperationalError. On the connection
    of the web only for SEJN; PostgreSQL refuses anybody else.
    """
    today = timezone.localdate()
    if problem := closing_problem(year, this_year=today.year):
        raise CannotClose(problem)
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("SELECT app_close_year(%s::smallint, %s)", [year, today])
        return bool(cursor.fetchone()[0])


def reopen_year(year: int) -> bool:
    """Let measurements of this year be corrected again; False when it was not closed. Only the owner can."""
    with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
        for statement in _ALONE:
            cursor.execute(statement)
        return ClosedYear.objects.using(OWNER).filter(year=year).delete()[0] > 0


def use_permission(measurement: Measurement) -> None:
    """Use up the request that a team lead granted for this measurement of a closed year; raises YearIsClosed.

    Call it in the transaction of the correction, on a locked measurement: what fails later gives it back.
    """
    granted = CorrectionRequest.objects.filter(measurement=measurement, state=RequestState.GRANTED)
    request = granted.select_for_update().first()
    if request is None:
        raise YearIsClosed(measurement)
    request.state = RequestState.USED
    request.save(update_fields=["state"])


@transaction.atomic
def ask(*, measurement: Measurement, by: User, reason: str) -> CorrectionRequest:
    """A request for one correction of a measurement of a closed year; the one that is still there, when there is one.

    The `reason` is a code of CORRECTION_REASONS. Raises NothingToAsk where no permission is needed.
    """
    check_permission(by, Permission.ENTER_MEASUREMENTS)
    visible = Measurement.objects.visible_to(by).select_for_update(of=("self",))
    locked = get_object_or_404(visible, pk=measurement.pk)
    if problem := reason_problem(reason, CORRECTION_REASONS, "wilt wijzigen"):
        raise ValidationError({"reason": [problem]})
    if locked.state != State.SUBMITTED:
        raise NothingToAsk("Alleen een verstuurde meting kan worden gewijzigd.")
    if not is_closed(locked):
        raise NothingToAsk("Het jaar van deze meting is niet gesloten. U kunt deze meting gewoon wijzigen.")
    undone = [RequestState.OPEN, RequestState.GRANTED]
    return CorrectionRequest.objects.filter(measurement=locked, state__in=undone).first() or (
        CorrectionRequest.objects.create(
            measurement=locked, institution_id=locked.institution_id, asked_by=by, reason=reason
        )
    )


@transaction.atomic
def decide(*, request: CorrectionRequest, by: User, grants: bool) -> CorrectionRequest:
    """The request, granted or declined by a team lead; nobody decides on the own one.

    The same decision again changes nothing; raises Decided when somebody decided otherwise meanwhile.
    """
    check_permission(by, Permission.READ_INSTITUTION_MEASUREMENTS)
    locked = get_object_or_404(led_requests(by).select_for_update(of=("self",)), pk=request.pk)
    if locked.asked_by_id == by.pk:
        raise PermissionDenied(OWN_REQUEST)
    wanted = RequestState.GRANTED if grants else RequestState.DECLINED
    if locked.state == wanted:
        return locked
    if locked.state != RequestState.OPEN:
        raise Decided(locked)
    locked.state, locked.decided_by, locked.decided_at = wanted, by, timezone.now()
    locked.save(update_fields=["state", "decided_by", "decided_at"])
    return locked
