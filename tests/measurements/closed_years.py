"""Closed years and requests to start from."""

from collections.abc import Callable

from django.utils import timezone

from institutions.models import User
from measurements.models import ClosedYear, CorrectionRequest, Measurement
from tests.world import committed

Close = Callable[[int], None]


def close_for_all(year: int) -> None:
    """Close a year over a connection of its own: the web role, and so the test, may not."""
    rows = ClosedYear.objects.using("owner")
    committed(lambda: rows.create(year=year, closed_on=timezone.localdate()))


def reopen_all() -> None:
    committed(lambda: ClosedYear.objects.using("owner").all().delete())


def asked(measurement: Measurement, by: User) -> CorrectionRequest:
    """An open request about the measurement."""
    return CorrectionRequest.objects.create(
        measurement=measurement, institution_id=measurement.institution_id, asked_by=by, reason="incomplete"
    )


def decided(request: CorrectionRequest, state: str) -> CorrectionRequest:
    """The request in this state, decided by the team lead of institution aa."""
    request.state, request.decided_at = state, timezone.now()
    request.decided_by = User.objects.get(email="lead@aa.example")
    request.save(update_fields=["state", "decided_by", "decided_at"])
    return request
