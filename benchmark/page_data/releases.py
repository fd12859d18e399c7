"""What the pages about releases ask of the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from benchmark.domain.releases.contents import ReleasedFigures
from benchmark.domain.releases.differences import institutions_that_changed
from benchmark.models import Release
from benchmark.selectors.release_lists import (
    closing_days,
    institution_names,
    labels_by_list,
    listed_releases,
    newest_published,
    published_before,
    with_evidence,
    years_with_tallies,
)
from benchmark.selectors.releases import counts_in, figures_in
from institutions.access import can
from institutions.domain.roles import Permission
from institutions.models import User

Labels = Mapping[str, Mapping[str, str]]
"""Per code list the label of each code, in the order of the list."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact parameters of a release, and the names of the institutions whose counts changed since the one before.

    `changed` is None when there is none before it. SEJN only.
    """

    parameters: Mapping[str, object]
    changed: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class ReleaseData:
    """One release, the published ones of its year before and after it, and for SEJN what it was made from."""

    release: Release
    figures: ReleasedFigures
    before: Release | None
    figures_before: ReleasedFigures | None
    newer: Release | None
    labels: Labels
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class ListedYear:
    """A year with its releases, newest first; for SEJN also without any, and since when it is closed."""

    year: int
    releases: tuple[Release, ...]
    closed_on: date | None
    has_page: bool


def release_data(user: User, year: int, number: int) -> ReleaseData | None:
    """The release with this number; None when there is none that this user sees."""
    release = listed_releases(user).defer(None).filter(year=year, number=number).first()
    if release is None:
        return None
    before, newest = published_before(release), newest_published(year)
    return ReleaseData(
        release=release,
        figures=figures_in(release),
        before=before,
        figures_before=figures_in(before) if before else None,
        newer=newest if newest and newest.number > number else None,
        labels=labels_by_list(),
        evidence=_evidence(release, before) if can(user, Permission.MANAGE_RELEASES) else None,
    )


def _evidence(release: Release, before: Release | None) -> Evidence:
    exact = with_evidence(release)
    if before is None:
        return Evidence(exact.evidence.parameters, None)
    changed = institutions_that_changed(counts_in(with_evidence(before)), counts_in(exact))
    return Evidence(exact.evidence.parameters, institution_names(changed))


def listed_years(user: User) -> tuple[ListedYear, ...]:
    """The years with releases that this user sees, newest first; for who makes them every year with data."""
    by_year: dict[int, list[Release]] = {}
    for release in listed_releases(user):
        by_year.setdefault(release.year, []).append(release)
    makes = can(user, Permission.MANAGE_RELEASES)
    closed = closing_days() if makes else {}
    years = {*by_year, *closed, *(years_with_tallies() if makes else ())}
    return tuple(
        ListedYear(year, tuple(by_year.get(year, ())), closed.get(year), makes) for year in sorted(years, reverse=True)
    )
