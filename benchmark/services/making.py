"""Writing a release: the figures, what they were made from, and the seal over both."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from benchmark.domain.disclosure.open_points import disclose_open_points
from benchmark.domain.releases.contents import ReleasedFigures, released_figures
from benchmark.domain.releases.counts import Counts, counts_as_json
from benchmark.domain.releases.parameters import parameters_of
from benchmark.domain.releases.sealing import METHOD_VERSION, seal
from benchmark.models import OpenPoint, Publication, Release, ReleaseEvidence, ReleaseKind
from benchmark.selectors.open_points import agreeing_institutions
from benchmark.selectors.releases import codebook_version, codes_by_list, latest_release
from benchmark.services.counting import KEEP_COUNTERS_WAITING
from institutions.models import User
from measurements.domain.definitions import definition_of
from measurements.domain.period import Period


@contextmanager
def nobody_counting(using: str) -> Iterator[None]:
    """A transaction in which the tallies stand still and nobody else makes or publishes a release."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(KEEP_COUNTERS_WAITING)
        yield


def write_release(
    year: int, kind: ReleaseKind, counts: Counts, *, by: User | None, at: datetime, using: str = DEFAULT_DB_ALIAS
) -> Release:
    """The next release of this year over these counts, made at this moment; sealed as it is stored.

    For who has checked what a release of this kind asks (benchmark.services.releases); call it in `nobody_counting`.
    """
    last = latest_release(year, using)
    figures = released_figures(counts, codes_by_list(using), with_cuts=has_cuts(kind))
    release = Release(
        year=year,
        number=last.number + 1 if last else 1,
        kind=kind,
        made_at=at,
        made_by=by,
        method_version=METHOD_VERSION,
        definition_version=definition_of(Period(year).first_day).version,
        codebook_version=codebook_version(using),
        contents=figures.as_json(),
    )
    evidence = ReleaseEvidence(release=release, counts=counts_as_json(counts), parameters=parameters_of(counts))
    points = _open_points(counts, figures, using) if has_cuts(kind) else []
    release.sha256 = seal(sealed_document(release, evidence, points))
    release.save(using=using, force_insert=True)
    evidence.release = release
    evidence.save(using=using, force_insert=True)
    for point in points:
        point.release = release
        point.save(using=using, force_insert=True)
    return release


def _open_points(counts: Counts, figures: ReleasedFigures, using: str) -> list[OpenPoint]:
    """The points of the institutions that agree to open comparison now, as far as they may be told."""
    agreeing = agreeing_institutions(using)
    parts = {code: one.figures for code, one in counts.items()}
    return [
        OpenPoint(institution=agreeing[code], name=agreeing[code].name, figures=point.as_json())
        for code, point in disclose_open_points(parts, agreeing, figures.figures).items()
    ]


def has_cuts(kind: str) -> bool:
    """Whether a release of this kind tells figures within groups of families, and named points; a concept does not."""
    return kind != ReleaseKind.CONCEPT


def sealed_document(release: Release, evidence: ReleaseEvidence, points: Sequence[OpenPoint] = ()) -> dict[str, Any]:
    """What the seal of a release is over: everything in it but the seal itself.

    Without named points there is no word about them, as in releases from before they existed.
    """
    named = {str(point.institution_id): {"name": point.name, "figures": point.figures} for point in points}
    plain = ("year", "number", "method_version", "definition_version", "codebook_version", "contents")
    return {name: getattr(release, name) for name in plain} | {
        "kind": str(release.kind),
        "made_at": release.made_at.astimezone(UTC).isoformat(),
        "made_by": release.made_by_id,
        "counts": evidence.counts,
        "parameters": evidence.parameters,
        **({"open_points": named} if named else {}),
    }


def write_publication(release: Release, *, by: User | None, at: datetime, using: str = DEFAULT_DB_ALIAS) -> Publication:
    """That this release is for everybody from this moment on; call it in `nobody_counting`."""
    publication = Publication(release=release, published_at=at, published_by=by)
    publication.save(using=using, force_insert=True)
    return publication
