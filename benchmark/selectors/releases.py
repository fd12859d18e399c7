"""Releases: the counts that one is made from, and finding those that were made."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q, QuerySet

from benchmark.domain.releases.contents import ReleasedFigures
from benchmark.domain.releases.counts import KEPT_SPLITS, Counts, InstitutionCounts, counts_from_json
from benchmark.models import MonthSplit, MonthTally, Release, ReleaseKind, StaleMonth
from benchmark.selectors.figures import counters_by_institution
from benchmark.selectors.splits import groups_by_institution
from institutions.models import Institution
from measurements.domain.period import Period
from measurements.models import CodebookEntry


def counts_of(period: Period, using: str = DEFAULT_DB_ALIAS) -> Counts:
    """The counts of a period per institution code; whoever reads it sees to it that nobody counts meanwhile."""
    counters = counters_by_institution(MonthTally.objects.using(using), period)
    kept = MonthSplit.objects.using(using).filter(split__in=KEPT_SPLITS)
    groups = groups_by_institution(kept, period)
    codes = dict(Institution.objects.using(using).filter(pk__in=counters).values_list("pk", "code"))
    return {codes[pk]: InstitutionCounts(of_one, groups.get(pk, {})) for pk, of_one in counters.items()}


def codes_by_list(using: str = DEFAULT_DB_ALIAS) -> Mapping[str, Sequence[str]]:
    """The codes of each code list, in the order of the list, also those that are no longer active."""
    found: dict[str, list[str]] = {}
    for codebook, code in CodebookEntry.objects.using(using).values_list("codebook", "code"):
        found.setdefault(codebook, []).append(code)
    return found


def codebook_version(using: str = DEFAULT_DB_ALIAS) -> str:
    """The version of the code lists as they are now: the first 12 hexadecimals of a SHA-256 over all entries."""
    entries = CodebookEntry.objects.using(using).order_by("codebook", "order", "code")
    rows = entries.values_list("codebook", "code", "label", "order", "concerns", "active_from", "active_until")
    return sha256("\n".join(map(str, rows)).encode()).hexdigest()[:12]


def latest_published_until(year: int) -> Release | None:
    """The release that everybody sees of this year or, where there is none, of the last year before it with one."""
    published = Release.objects.filter(year__lte=year, publication__isnull=False)
    return published.order_by("year", "number").last()


def latest_published_of(year: int) -> Release | None:
    """The newest release of this year that everybody sees, to name it: without its figures."""
    published = Release.objects.filter(year=year, publication__isnull=False)
    return published.defer("contents").order_by("number").last()


def published_by_year() -> Mapping[int, Release]:
    """The newest release that everybody sees of each year with one, the first year first, in one statement."""
    return {release.year: release for release in newest_of_each_year()}


def newest_of_each_year() -> QuerySet[Release]:
    """The newest release that everybody sees of each year, the first year first."""
    return Release.objects.filter(publication__isnull=False).order_by("year", "-number").distinct("year")


def latest_release(year: int, using: str = DEFAULT_DB_ALIAS) -> Release | None:
    """The last release of this year that was made, published or not, with its evidence. SEJN and the worker only."""
    return Release.objects.using(using).filter(year=year).select_related("evidence").order_by("number").last()


def has_final(year: int, using: str = DEFAULT_DB_ALIAS) -> bool:
    """Whether a final release of this year was published."""
    final = Release.objects.using(using).filter(year=year, kind=ReleaseKind.FINAL, publication__isnull=False)
    return final.exists()


def figures_in(release: Release) -> ReleasedFigures:
    """The publishable figures of a release."""
    return ReleasedFigures.from_json(release.contents)


def counts_in(release: Release) -> Counts:
    """The counts that a release was made from. SEJN only."""
    return counts_from_json(release.evidence.counts)


def is_lagging(period: Period, using: str = DEFAULT_DB_ALIAS) -> bool:
    """Whether changes in these months wait to be counted."""
    waiting = Q(month__gte=period.first_day, month__lt=period.day_after)
    return StaleMonth.objects.using(using).filter(waiting).exists()
