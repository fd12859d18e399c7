"""What is read from the measurements and the code lists."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import models
from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from institutions.access import institutions_for, memberships_with
from institutions.domain.roles import Permission
from institutions.models import Membership, User, active_on
from measurements.domain.criteria import CRITERIA_IN_FORM_ORDER
from measurements.domain.validation import CODE_FIELDS
from measurements.domain.verdict_text import reasons
from measurements.models import CodebookEntry, Measurement, MeasurementQuerySet, State
from measurements.sql import kept_rules

ENDED: Final = " (niet meer in gebruik)"
"""Behind the label of an answer that can no longer be chosen and that the measurement holds already."""


def active_codes(keep: Measurement | None = None) -> Mapping[str, frozenset[str]]:
    """The codes that may be chosen today per code list, and those that the measurement `keep` holds already."""
    today = timezone.localdate()
    codes: dict[str, set[str]] = {codebook: set() for codebook in CODE_FIELDS.values()}
    for codebook, code in CodebookEntry.objects.filter(active_on(today)).values_list("codebook", "code"):
        codes[codebook].add(code)
    if keep is not None:
        stored = Measurement.objects.filter(pk=keep.pk).values(*CODE_FIELDS).first() or {}
        for field, chosen in stored.items():
            codes[CODE_FIELDS[field]].update([chosen] if isinstance(chosen, str) else chosen)
    return {codebook: frozenset(chosen) for codebook, chosen in codes.items()}


def choosable_entries(keep: Measurement) -> dict[str, list[CodebookEntry]]:
    """The entries per code list: what may be chosen today and what `keep` holds already, in order."""
    entries: dict[str, list[CodebookEntry]] = {codebook: [] for codebook in CODE_FIELDS.values()}
    for entry in CodebookEntry.objects.filter(active_on(timezone.localdate()) | Q(code__in=codes_in(keep))):
        entries[entry.codebook].append(entry)
    return entries


def choice_label(entry: CodebookEntry) -> str:
    """The label of the entry as somebody chooses it; one that can no longer be chosen says so."""
    has_ended = entry.active_until is not None and entry.active_until < timezone.localdate()
    return entry.label + ENDED if has_ended else entry.label


def codes_in(measurement: Measurement) -> list[str]:
    """Every code that the measurement holds, of all code lists."""
    chosen = [*measurement.problems, *measurement.work_goals, *measurement.follow_up_advice]
    return [code for code in (measurement.family_type, *chosen) if code]


def chosen_labels(measurement: Measurement) -> dict[str, list[str]]:
    """The labels of the codes that the measurement holds, per field, in the order of the code list."""
    entries = list(CodebookEntry.objects.filter(code__in=codes_in(measurement)))
    return {
        field: [entry.label for entry in entries if entry.codebook == codebook]
        for field, codebook in CODE_FIELDS.items()
    }


def answered_numbers(measurement: Measurement) -> list[str]:
    """The form numbers that have an answer; a score is one, also where nobody kept that it was answered."""
    return [
        criterion.form_number
        for criterion in CRITERIA_IN_FORM_ORDER
        if criterion.form_number in measurement.answered or getattr(measurement, criterion.field) is not None
    ]


def membership_that_enters(user: User) -> Membership | None:
    """The membership for which this user starts measurements: the first with a team; None without one."""
    memberships = memberships_with(user, Permission.ENTER_MEASUREMENTS)
    return next((membership for membership in memberships if membership.team_id), None)


def measurement_or_404(user: User, code: str) -> Measurement:
    """The measurement with this code that the user may see; somebody else's is as absent as one that never was.

    Codes are unique per institution only: of two with one code it is the own one, then the oldest.
    """
    return _the_one(Measurement.objects.visible_to(user), user, code)


def led_measurements(user: User) -> MeasurementQuerySet:
    """The measurements of which this user may know who looked at them."""
    institutions = institutions_for(user, Permission.READ_INSTITUTION_ACCESS)
    return Measurement.objects.visible_to(user).filter(institution__in=institutions)


def led_measurement_or_404(user: User, code: str) -> Measurement:
    """The measurement with this code of which the user may know who looked at it, found as measurement_or_404 does."""
    return _the_one(led_measurements(user), user, code)


def _the_one(measurements: MeasurementQuerySet, user: User, code: str) -> Measurement:
    found = measurements.filter(code=code).select_related("institution", "team").with_author_name()
    nearest = sorted(found, key=lambda measurement: (measurement.author_id != user.pk, measurement.pk))
    if not nearest:
        raise Http404("Deze meting bestaat niet.")
    return nearest[0]


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
