"""One criterion, read from the tallies, from the releases, and by family types from the measurements."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import BooleanField, Case, Count, ExpressionWrapper, F, Q, QuerySet, Sum, Value, When
from django.db.models.fields.json import KeyTransform

from benchmark.domain.criterion_counts import CriterionCounts
from benchmark.domain.disclosure.figure import PublicFigure
from benchmark.domain.family_classes import FAMILY_TYPE_CLASSES
from benchmark.domain.share import Share
from benchmark.models import MonthTally, Release
from benchmark.selectors.releases import newest_of_each_year
from measurements.domain.criteria import Criterion
from measurements.domain.period import Period
from measurements.models import MeasurementQuerySet


@dataclass(frozen=True, slots=True)
class CountedPart:
    """The counts of one team or institution, `part` is its id, in one year, inside the asked period or outside it."""

    year: int
    part: int
    is_inside: bool
    counts: CriterionCounts


def counted_parts(
    tallies: QuerySet[MonthTally], criterion: Criterion, *, by: str, period: Period | None
) -> tuple[CountedPart, ...]:
    """The counts per year and part with entered measurements, in one statement; `by` is "team_id" or "institution_id".

    Without a period no part is inside it.
    """
    sums = (Sum(column) for column in ("entered", "valid", f"{criterion.field}_scored", f"{criterion.field}_met"))
    rows = (
        tallies.filter(entered__gt=0)
        .annotate(is_inside=_is_inside(period))
        .values_list("month__year", by, "is_inside")
        .annotate(*sums)
        .order_by("month__year", by)
    )
    return tuple(CountedPart(year, part, inside, CriterionCounts(*counts)) for year, part, inside, *counts in rows)


def _is_inside(period: Period | None) -> ExpressionWrapper | Value:
    if period is None:
        return Value(False, output_field=BooleanField())
    inside = Q(month__gte=period.first_day, month__lte=period.last_month)
    return ExpressionWrapper(inside, output_field=BooleanField())


@dataclass(frozen=True, slots=True)
class ReleasedScore:
    """The national score of a criterion as everybody may know it, with the release that says so, without its rest."""

    figure: PublicFigure
    release: Release


def released_by_year(criterion: Criterion) -> Mapping[int, ReleasedScore]:
    """The national score of each year in the newest release of it that everybody sees, in one statement."""
    figure = KeyTransform(criterion.form_number, KeyTransform("criteria", F("contents")))
    releases = newest_of_each_year().only("year", "number", "kind").annotate(figure=figure)
    return {one.year: ReleasedScore(PublicFigure.from_json(one.figure), one) for one in releases}


def shares_by_family_class(measurements: MeasurementQuerySet, criterion: Criterion) -> Mapping[str, Share]:
    """The score per class of family types over these measurements, in one statement; a class without any is absent."""
    whens = [When(family_type__in=one.codes, then=Value(one.key)) for one in FAMILY_TYPE_CLASSES if one.codes]
    others = next(one.key for one in FAMILY_TYPE_CLASSES if not one.codes)
    rows = (
        measurements.annotate(family_class=Case(*whens, default=Value(others)))
        .values_list("family_class")
        .annotate(met=Count("pk", filter=Q(**{criterion.field: True})), scored=Count(criterion.field))
        .order_by("family_class")
    )
    return {key: Share(met, scored) for key, met, scored in rows}
