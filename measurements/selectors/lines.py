"""Measurements as the rows of a list, with what is said of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.db import models
from django.db.models import Q

from measurements.domain.closing import Repair
from measurements.domain.period import parse_period
from measurements.domain.verdict_text import reasons
from measurements.models import Measurement, MeasurementQuerySet, State
from measurements.selectors.answers import answered_numbers
from measurements.sql import kept_rules


class Status(models.TextChoices):
    """What a list says of a measurement: the state, and for a submitted one whether it counts."""

    DRAFT = "concept", "concept"
    COUNTS = "telt-mee", "telt mee"
    COUNTS_NOT = "telt-niet-mee", "telt niet mee"
    WITHDRAWN = "ingetrokken", "ingetrokken"


def with_status(measurements: MeasurementQuerySet, status: str) -> MeasurementQuerySet:
    """The measurements of which a list says this."""
    if status == Status.DRAFT:
        return measurements.filter(state=State.DRAFT)
    if status == Status.WITHDRAWN:
        return measurements.filter(state=State.WITHDRAWN)
    submitted = measurements.filter(state=State.SUBMITTED)
    return submitted.filter(kept_rules()) if status == Status.COUNTS else submitted.exclude(kept_rules())


def filtered(measurements: MeasurementQuerySet, filters: Mapping[str, Any]) -> MeasurementQuerySet:
    """The measurements that pass the filters of the list; an empty filter lets everything pass."""
    if sought := filters.get("code"):
        measurements = measurements.filter(Q(code__icontains=sought) | Q(trajectory_reference__icontains=sought))
    if number := filters.get("import"):
        measurements = measurements.filter(import_number=number)
    if code := filters.get("periode"):
        period = parse_period(code)
        measurements = measurements.filter(completed_on__gte=period.first_day, completed_on__lt=period.day_after)
    if status := filters.get("status"):
        measurements = with_status(measurements, status)
    return measurements


@dataclass(frozen=True, slots=True)
class MeasurementLine:
    """One measurement as a row of a list; `repair` only where the list says what can be done about it."""

    measurement: Measurement
    status: Status
    reason: str
    answered: int
    repair: Repair | None = None

    @property
    def is_draft(self) -> bool:
        return self.status is Status.DRAFT


def lines_of(
    measurements: Iterable[Measurement], repairs: Mapping[int, Repair] = MappingProxyType({})
) -> list[MeasurementLine]:
    """The measurements as rows, each with its status, why it does not count, and what `repairs` holds for its key."""
    return [_line(measurement, repairs.get(measurement.pk)) for measurement in measurements]


def _line(measurement: Measurement, repair: Repair | None) -> MeasurementLine:
    answered = len(answered_numbers(measurement))
    if measurement.state == State.DRAFT:
        return MeasurementLine(measurement, Status.DRAFT, "", answered)
    if measurement.state == State.WITHDRAWN:
        return MeasurementLine(measurement, Status.WITHDRAWN, "", answered)
    why = " en ".join(reasons(measurement.counts))
    return MeasurementLine(measurement, Status.COUNTS_NOT if why else Status.COUNTS, why, answered, repair)
