"""Measurements of an institution that may have been entered twice, and those filled in in another year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet
from django.db.models.functions import ExtractYear

from institutions.models import Institution, Team, User
from measurements.domain.duplicates import DoubleReason, Registered, find_doubles
from measurements.domain.period import Period
from measurements.models import Measurement, MeasurementQuerySet, State


@dataclass(frozen=True, slots=True)
class DoubleGroup:
    """Measurements that may be one, the first filled in first, and why they stand beside each other."""

    measurements: tuple[Measurement, ...]
    reasons: tuple[DoubleReason, ...]


@dataclass(frozen=True, slots=True)
class EnteredIn:
    """The submitted measurements of an institution that were filled in in a period; of these teams, None for all."""

    institution: Institution
    period: Period
    teams: Sequence[Team] | None = None

    @property
    def condition(self) -> Q:
        """The condition on a measurement of the institution."""
        days = Q(completed_on__gte=self.period.first_day, completed_on__lt=self.period.day_after)
        return days if self.teams is None else days & Q(team__in=self.teams)


@dataclass(frozen=True, slots=True)
class OddOnes:
    """The groups that may be double, and how many were filled in in another calendar year than the help ended."""

    doubles: tuple[DoubleGroup, ...]
    another_year: int


def odd_among(user: User, entered: EnteredIn) -> OddOnes:
    """What is odd about these measurements, of those that this user may see row by row; in one statement.

    A group has at least one of these measurements; the others may have been filled in whenever, in any team.
    """
    of_institution = _submitted(user, entered.institution)
    is_odd = _in_another_year(entered.condition)
    for field in ("trajectory_reference", "family_reference"):
        is_odd |= Q(**{f"{field}__in": _repeated(of_institution, field, entered.condition)})
    is_among = ExpressionWrapper(entered.condition, output_field=BooleanField())
    rows = of_institution.filter(is_odd).select_related("team").annotate(is_among=is_among)
    found = {one.code: one for one in rows.order_by("completed_on", "id")}
    late = (one for one in found.values() if one.is_among and one.ended_on)
    return OddOnes(_groups(found), sum(one.ended_on.year != one.completed_on.year for one in late))


def _groups(found: Mapping[str, Measurement]) -> tuple[DoubleGroup, ...]:
    groups = find_doubles(_registered(one) for one in found.values())
    with_one = (group for group in groups if any(found[code].is_among for code in group.codes))
    return tuple(
        DoubleGroup(tuple(one for code, one in found.items() if code in group.codes), group.reasons)
        for group in with_one
    )


def _in_another_year(condition: Q) -> Q:
    return condition & Q(ended_on__isnull=False) & ~Q(ended_on__year=ExtractYear("completed_on"))


def _submitted(user: User, institution: Institution) -> MeasurementQuerySet:
    return Measurement.objects.visible_to(user).filter(institution=institution, state=State.SUBMITTED)


def _repeated(measurements: MeasurementQuerySet, field: str, condition: Q) -> QuerySet:
    """The references that stand on more than one measurement, of which at least one meets the condition."""
    counted = measurements.exclude(**{field: ""}).order_by().values(field)
    counted = counted.annotate(number=Count("pk"), among=Count("pk", filter=condition))
    return counted.filter(number__gt=1, among__gt=0).values(field)


def _registered(measurement: Measurement) -> Registered:
    return Registered(
        code=measurement.code,
        trajectory_reference=measurement.trajectory_reference,
        family_reference=measurement.family_reference,
        began_on=measurement.started_on or measurement.referred_on,
        ended_on=measurement.ended_on,
    )
