"""Measurements as the rows of a list, with what is said of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

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
    if code := filters.get("code"):
        measurements = measurements.filter(code__icontains=code)
    if year := filters.get("jaar"):
        measurements = measurements.filter(completed_on__year=year)
    if status := filters.get("status"):
        measurements = with_status(measurements, status)
    return measurements


@dataclass(frozen=True, slots=True)
class MeasurementLine:
    """One measurement as a row of a list."""

    measurement: Measurement
    status: Status
    reason: str
    answered: int

    @property
    def is_draft(self) -> bool:
        return self.status is Status.DRAFT


def lines_of(measurements: Iterable[Measurement]) -> list[MeasurementLine]:
    """The measurements as rows, each with its status and why it does not count."""
    return [_line(measurement) for measurement in measurements]


def _line(measurement: Measurement) -> MeasurementLine:
    answered = len(answered_numbers(measurement))
    if measurement.state == State.DRAFT:
        return MeasurementLine(measurement, Status.DRAFT, "", answered)
    if measurement.state == State.WITHDRAWN:
        return MeasurementLine(measurement, Status.WITHDRAWN, "", answered)
    why = " en ".join(reasons(measurement.counts))
    return MeasurementLine(measurement, Status.COUNTS_NOT if why else Status.COUNTS, why, answered)
