"""The own measurements behind the own picture: of the user who asks, and of nobody else, a team lead included."""

from collections.abc import Iterable
from typing import Any

from institutions.models import User
from measurements.domain.criteria import CRITERION_FIELDS
from measurements.domain.own_picture import LATEST, Drawing, OwnMeasurement, drawing_of
from measurements.models import Measurement, MeasurementQuerySet, State


def latest_own(user: User) -> list[OwnMeasurement]:
    """The last submitted measurements of which this user is the author, the oldest of them first."""
    return _taken(_own(user)[:LATEST])


def own_of_year(user: User, year: int) -> list[OwnMeasurement]:
    """All submitted measurements of this author that were filled in in this year, the oldest first."""
    return _taken(_own(user).filter(completed_on__year=year))


def latest_drawing(user: User) -> Drawing | None:
    """The last own measurements as dots; None without any."""
    latest = latest_own(user)
    return drawing_of(latest) if latest else None


def drawing_beside(measurement: Measurement, user: User) -> Drawing | None:
    """The measurement at the end of the last other ones of its author; None for all others who may read it."""
    if measurement.author_id != user.pk or measurement.state != State.SUBMITTED:
        return None
    this = OwnMeasurement(measurement.code, measurement.completed_on, measurement.scores)
    return drawing_of(_taken(_own(user).exclude(pk=measurement.pk)[:LATEST]), this)


def _own(user: User) -> MeasurementQuerySet:
    return Measurement.objects.visible_to(user).filter(author=user, state=State.SUBMITTED)


def _taken(newest_first: MeasurementQuerySet) -> list[OwnMeasurement]:
    rows: Iterable[dict[str, Any]] = newest_first.values("code", "completed_on", *CRITERION_FIELDS)
    return [
        OwnMeasurement(row["code"], row["completed_on"], {field: row[field] for field in CRITERION_FIELDS})
        for row in reversed(list(rows))
    ]
