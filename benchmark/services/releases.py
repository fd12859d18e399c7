"""Making and publishing releases; nothing changes or removes one."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.utils import timezone

from benchmark.domain.releases.contents import released_figures
from benchmark.domain.releases.counts import Counts, counts_as_json
from benchmark.domain.releases.differences import institutions_that_changed, refresh_refusal_of
from benchmark.domain.releases.parameters import parameters_of
from benchmark.domain.releases.sealing import METHOD_VERSION, seal
from benchmark.models import Publication, Release, ReleaseEvidence, ReleaseKind
from benchmark.selectors.releases import (
    codebook_version,
    codes_by_list,
    counts_in,
    counts_of,
    has_final,
    is_lagging,
    latest_release,
)
from benchmark.services.counting import COUNTER_CONNECTION, KEEP_COUNTERS_WAITING
from institutions.access import check_permission
from institutions.domain.roles import Permission
from institutions.models import User
from measurements.domain.definitions import definition_of
from measurements.domain.period import Period
from measurements.models import ClosedYear

NOT_CLOSED: Final = "Sluit het jaar eerst: een definitieve uitgave gaat over cijfers die niet meer veranderen."
STILL_COUNTING: Final = "Er wordt nog geteld. Wacht een minuut en probeer het opnieuw."
HAS_FINAL: Final = "Van dit jaar is er al een definitieve uitgave. Maak een herziening als er iets is gewijzigd."
NO_FINAL: Final = "Van dit jaar is er nog geen definitieve uitgave die kan worden herzien."
NOTHING_CHANGED: Final = "Sinds de laatste uitgave is er niets gewijzigd."
PUBLISHED_ALREADY: Final = "Deze uitgave is al gepubliceerd."
NOT_THE_LAST: Final = "Er is een nieuwere uitgave van dit jaar. Publiceer die."


def make_final(*, year: int, by: User) -> Release:
    """The final release of a closed year, not published yet; raises ValidationError with what stands in its way."""
    check_permission(by, Permission.MANAGE_RELEASES)
    with _nobody_counting(DEFAULT_DB_ALIAS):
        if not ClosedYear.objects.filter(year=year).exists():
            raise ValidationError(NOT_CLOSED)
        _refuse_lag(year)
        if has_final(year):
            raise ValidationError(HAS_FINAL)
        return _make(year, ReleaseKind.FINAL, counts_of(Period(year)), by=by)


def make_revision(*, year: int, by: User) -> Release:
    """A release beside the final one, after a correction that was granted; raises ValidationError without any."""
    check_permission(by, Permission.MANAGE_RELEASES)
    with _nobody_counting(DEFAULT_DB_ALIAS):
        if not has_final(year):
            raise ValidationError(NO_FINAL)
        _refuse_lag(year)
        counts, last = counts_of(Period(year)), latest_release(year)
        if last is not None and not institutions_that_changed(counts_in(last), counts):
            raise ValidationError(NOTHING_CHANGED)
        return _make(year, ReleaseKind.REVISION, counts, by=by)


def publish(*, release: Release, by: User) -> Publication:
    """Let everybody see this release from now on; raises ValidationError for an older one, and for a second time."""
    check_permission(by, Permission.MANAGE_RELEASES)
    with _nobody_counting(DEFAULT_DB_ALIAS):
        if Publication.objects.filter(release=release).exists():
            raise ValidationError(PUBLISHED_ALREADY)
        if latest_release(release.year) != release:
            raise ValidationError(NOT_THE_LAST)
        return _publish(release, by)


def make_concepts() -> list[Release]:
    """The concept releases of the night, published at once: of each open year with enough that is new."""
    closed = set(ClosedYear.objects.using(COUNTER_CONNECTION).values_list("year", flat=True))
    this_year = timezone.localdate().year
    made = [_make_concept(year) for year in (this_year - 1, this_year) if year not in closed]
    return [release for release in made if release is not None]


def _make_concept(year: int) -> Release | None:
    """The next concept of this year; None where too little is new to tell (rule D7)."""
    with _nobody_counting(COUNTER_CONNECTION):
        counts, last = counts_of(Period(year), COUNTER_CONNECTION), latest_release(year, COUNTER_CONNECTION)
        if refresh_refusal_of(counts_in(last) if last else None, counts):
            return None
        release = _make(year, ReleaseKind.CONCEPT, counts, using=COUNTER_CONNECTION)
        _publish(release, None, using=COUNTER_CONNECTION)
        return release


def _make(
    year: int, kind: ReleaseKind, counts: Counts, *, by: User | None = None, using: str = DEFAULT_DB_ALIAS
) -> Release:
    last = latest_release(year, using)
    release = Release(
        year=year,
        number=last.number + 1 if last else 1,
        kind=kind,
        made_at=timezone.now(),
        made_by=by,
        method_version=METHOD_VERSION,
        definition_version=definition_of(Period(year).first_day).version,
        codebook_version=codebook_version(using),
        contents=released_figures(counts, codes_by_list(using)).as_json(),
    )
    evidence = ReleaseEvidence(release=release, counts=counts_as_json(counts), parameters=parameters_of(counts))
    release.sha256 = seal(sealed_document(release, evidence))
    release.save(using=using, force_insert=True)
    evidence.release = release
    evidence.save(using=using, force_insert=True)
    return release


def sealed_document(release: Release, evidence: ReleaseEvidence) -> dict[str, Any]:
    """What the seal of a release is over: everything in it but the seal itself."""
    plain = ("year", "number", "method_version", "definition_version", "codebook_version", "contents")
    return {name: getattr(release, name) for name in plain} | {
        "kind": str(release.kind),
        "made_at": release.made_at.isoformat(),
        "made_by": release.made_by_id,
        "counts": evidence.counts,
        "parameters": evidence.parameters,
    }


def _publish(release: Release, by: User | None, using: str = DEFAULT_DB_ALIAS) -> Publication:
    publication = Publication(release=release, published_at=timezone.now(), published_by=by)
    publication.save(using=using, force_insert=True)
    return publication


def _refuse_lag(year: int) -> None:
    if is_lagging(Period(year)):
        raise ValidationError(STILL_COUNTING)


@contextmanager
def _nobody_counting(using: str) -> Iterator[None]:
    """A transaction in which the tallies stand still and nobody else makes or publishes a release."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(KEEP_COUNTERS_WAITING)
        yield
