"""Which releases somebody sees, in lists and beside each other."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import IntegerField, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, ExtractYear

from benchmark.models import MonthTally, Release
from institutions.models import Institution, User
from measurements.models import ClosedYear, CodebookEntry


def listed_releases(user: User) -> QuerySet[Release]:
    """The releases that this user sees, newest first, with `valid`: the valid measurements, null where withheld.

    Without the contents, which no list shows.
    """
    valid = Cast(Coalesce(KT("contents__fidelity__n"), KT("contents__goal_attainment__n")), IntegerField())
    found = Release.objects.visible_to(user).select_related("publication", "made_by", "publication__published_by")
    return found.annotate(valid=valid).defer("contents").order_by("-year", "-number")


def releases_in_force() -> QuerySet[Release]:
    """The newest published release of each year, the last year first, with its publication and without its figures."""
    published = Release.objects.filter(publication__isnull=False).select_related("publication").defer("contents")
    return published.order_by("-year", "-number").distinct("year")


def published_before(release: Release) -> Release | None:
    """The release of the same year that everybody saw before this one; None for the first."""
    return _published_of(release.year).filter(number__lt=release.number).last()


def newest_published(year: int) -> Release | None:
    """The last release of this year that everybody sees, without its contents."""
    return _published_of(year).defer("contents").last()


def _published_of(year: int) -> QuerySet[Release]:
    return Release.objects.filter(year=year, publication__isnull=False).order_by("number")


def years_with_tallies() -> frozenset[int]:
    """The years in which anything was counted, of the institutions in sight."""
    found = MonthTally.objects.filter(entered__gt=0).annotate(year=ExtractYear("month"))
    return frozenset(found.values_list("year", flat=True).distinct())


def closing_days() -> Mapping[int, date]:
    """The day on which each closed year was closed."""
    return dict(ClosedYear.objects.values_list("year", "closed_on"))


def labels_by_list() -> Mapping[str, Mapping[str, str]]:
    """Per code list the label of each code, in the order of the list, as the lists are now."""
    found: dict[str, dict[str, str]] = {}
    for codebook, code, label in CodebookEntry.objects.values_list("codebook", "code", "label"):
        found.setdefault(codebook, {})[code] = label
    return found


def with_evidence(release: Release) -> Release:
    """The release with what it was made from at hand. SEJN only."""
    return Release.objects.select_related("evidence").get(pk=release.pk)


def institution_names(codes: Sequence[str]) -> tuple[str, ...]:
    """The names behind these codes, in the order of the names; a code that is gone stands for itself."""
    names = dict(Institution.objects.filter(code__in=codes).values_list("code", "name"))
    return tuple(sorted((names.get(code, code) for code in codes), key=str.casefold))
