"""Keeping how many trajectories an institution closed in each month."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils import timezone

from institutions.access import institutions_for
from institutions.domain.roles import Permission
from institutions.models import Institution, User
from measurements.domain.coverage import NumberTyped
from measurements.models import ClosedTrajectories
from measurements.selectors.coverage import closed_trajectories

_ONE_AT_A_TIME: Final = "SELECT pg_advisory_xact_lock(hashtext('measurements_closedtrajectories'), %s::integer)"
"""A month that is not there yet cannot be locked itself."""


class Clash(ValidationError):
    """A colleague changed the same months meanwhile; `stored` holds what stands there now, by month."""

    def __init__(self, typed: Mapping[int, NumberTyped], stored: Mapping[int, int | None]) -> None:
        self.stored = stored
        super().__init__({field_of(month): _clash_text(typed[month].typed, now) for month, now in stored.items()})


def field_of(month: int) -> str:
    """The name of the field in which the number of this month (1 to 12) is typed."""
    return f"month_{month}"


@transaction.atomic
def save_closed_trajectories(
    *, institution: Institution, year: int, numbers: Mapping[int, NumberTyped], by: User
) -> None:
    """Store what this team lead changed, by month (1 to 12): all of it, or nothing when it raises.

    An emptied month is not known any more. Raises Clash for a month that a colleague changed since it was shown, and
    ValueError for one that has yet to begin. Months that were left as they were shown stay as they are stored.
    """
    if not institutions_for(by, Permission.READ_INSTITUTION_MEASUREMENTS).filter(pk=institution.pk).exists():
        raise PermissionDenied("only a team lead of the institution says how many trajectories were closed")
    with connection.cursor() as cursor:
        cursor.execute(_ONE_AT_A_TIME, [institution.pk])
    stored = closed_trajectories(institution, year)
    if clashing := {month: stored.get(month) for month, it in numbers.items() if it.clashes_with(stored.get(month))}:
        raise Clash(numbers, clashing)
    for month, number in numbers.items():
        if number.is_changed and number.typed != stored.get(month):
            _store(institution, date(year, month, 1), number.typed, by)


def _store(institution: Institution, month: date, number: int | None, by: User) -> None:
    if month > timezone.localdate():
        raise ValueError(f"{month:%Y-%m} has yet to begin")
    row = ClosedTrajectories.objects.filter(institution=institution, month=month).first()
    if number is None:
        if row is not None:
            row.delete()
    elif row is None:
        ClosedTrajectories.objects.create(institution=institution, month=month, number=number, entered_by=by)
    else:
        row.number, row.entered_by = number, by
        row.save(update_fields=["number", "entered_by", "entered_at"])


def _clash_text(typed: int | None, stored: int | None) -> str:
    return (
        f"Een collega heeft hier intussen {_said(stored)} ingevuld. U vulde {_said(typed)} in. "
        "Kies welk getal klopt en bewaar nog een keer."
    )


def _said(number: int | None) -> str:
    return "niets" if number is None else str(number)
