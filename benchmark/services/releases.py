"""Which releases are made and published, and when not; nothing changes or removes one."""

from typing import Final

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS
from django.utils import timezone

from benchmark.domain.releases.contents import released_figures
from benchmark.domain.releases.counts import Counts
from benchmark.domain.releases.differences import change_refusal_of, institutions_that_changed, refresh_refusal_of
from benchmark.models import Publication, Release, ReleaseKind
from benchmark.selectors.releases import (
    codes_by_list,
    counts_in,
    counts_of,
    figures_in,
    has_final,
    is_lagging,
    latest_release,
)
from benchmark.services import counting
from benchmark.services.making import nobody_counting, write_publication, write_release
from institutions.access import check_permission
from institutions.domain.roles import Permission
from institutions.models import User
from measurements.domain.period import Period
from measurements.models import ClosedYear

NOT_CLOSED: Final = "Sluit het jaar eerst: een definitieve uitgave gaat over cijfers die niet meer veranderen."
STILL_COUNTING: Final = "Er wordt nog geteld. Wacht een minuut en probeer het opnieuw."
HAS_FINAL: Final = "Van dit jaar is er al een definitieve uitgave. Maak een herziening als er iets is gewijzigd."
MADE_ALREADY: Final = "De definitieve uitgave is al gemaakt. Bekijk en publiceer die."
NO_FINAL: Final = "Van dit jaar is er nog geen definitieve uitgave die kan worden herzien."
NOTHING_CHANGED: Final = "Sinds de laatste uitgave is er niets gewijzigd."
PUBLISHED_ALREADY: Final = "Deze uitgave is al gepubliceerd."
NOT_THE_LAST: Final = "Er is een nieuwere uitgave van dit jaar. Publiceer die."


class DoneAlready(ValidationError):
    """Somebody, perhaps the same person with a second click, did this already; nothing was done twice."""


def make_final(*, year: int, by: User) -> Release:
    """The final release of a closed year, not published yet; raises ValidationError with what stands in its way.

    DoneAlready when it is there and nothing changed since; before publication a change makes another one possible.
    """
    check_permission(by, Permission.MANAGE_RELEASES)
    with nobody_counting(DEFAULT_DB_ALIAS):
        if not ClosedYear.objects.filter(year=year).exists():
            raise ValidationError(NOT_CLOSED)
        _refuse_lag(year)
        if has_final(year):
            raise DoneAlready(HAS_FINAL)
        counts, last = counts_of(Period(year)), latest_release(year)
        if (
            last is not None
            and last.kind == ReleaseKind.FINAL
            and not institutions_that_changed(counts_in(last), counts)
        ):
            raise DoneAlready(MADE_ALREADY)
        return write_release(year, ReleaseKind.FINAL, counts, by=by, at=timezone.now())


def make_revision(*, year: int, by: User) -> Release:
    """A release beside the final one, after a correction that was granted; raises ValidationError without any."""
    check_permission(by, Permission.MANAGE_RELEASES)
    with nobody_counting(DEFAULT_DB_ALIAS):
        if not has_final(year):
            raise ValidationError(NO_FINAL)
        _refuse_lag(year)
        counts, last = counts_of(Period(year)), latest_release(year)
        if last is not None and not institutions_that_changed(counts_in(last), counts):
            raise DoneAlready(NOTHING_CHANGED)
        return write_release(year, ReleaseKind.REVISION, counts, by=by, at=timezone.now())


def publish(*, release: Release, by: User) -> Publication:
    """Let everybody see this release from now on; raises ValidationError for an older one, and for a second time."""
    check_permission(by, Permission.MANAGE_RELEASES)
    with nobody_counting(DEFAULT_DB_ALIAS):
        if Publication.objects.filter(release=release).exists():
            raise DoneAlready(PUBLISHED_ALREADY)
        if latest_release(release.year) != release:
            raise ValidationError(NOT_THE_LAST)
        return write_publication(release, by=by, at=timezone.now())


def make_concepts() -> list[Release]:
    """The concept releases of the night, published at once: of each open year with enough that is new.

    Counts first what waits to be counted, so that the night has the whole day.
    """
    counting.refresh_tallies()
    closed = set(ClosedYear.objects.using(counting.COUNTER_CONNECTION).values_list("year", flat=True))
    this_year = timezone.localdate().year
    made = [_make_concept(year) for year in (this_year - 1, this_year) if year not in closed]
    return [release for release in made if release is not None]


def _make_concept(year: int) -> Release | None:
    """The next concept of this year; None where too little is new (rule D7), or what is new could be worked back."""
    using = counting.COUNTER_CONNECTION
    with nobody_counting(using):
        counts, last = counts_of(Period(year), using), latest_release(year, using)
        if refresh_refusal_of(counts_in(last) if last else None, counts) or _tells_too_much(last, counts):
            return None
        release = write_release(year, ReleaseKind.CONCEPT, counts, by=None, at=timezone.now(), using=using)
        write_publication(release, by=None, at=release.made_at, using=using)
        return release


def _tells_too_much(last: Release | None, counts: Counts) -> bool:
    """Whether the difference with the last release would tell of the measurements that came in since."""
    if last is None:
        return False
    figures = released_figures(counts, codes_by_list(counting.COUNTER_CONNECTION), with_cuts=False)
    return change_refusal_of(figures_in(last), figures, counts_in(last), counts) is not None


def _refuse_lag(year: int) -> None:
    if is_lagging(Period(year)):
        raise ValidationError(STILL_COUNTING)
