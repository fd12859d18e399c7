"""The points of open comparison: who agreed, and what a release tells of them."""

from collections.abc import Mapping, Sequence

from django.db import DEFAULT_DB_ALIAS

from benchmark.models import OpenPoint, Release
from institutions.models import Institution


def agreeing_institutions(using: str = DEFAULT_DB_ALIAS) -> Mapping[str, Institution]:
    """The institutions that agree to open comparison now, by their code, as far as they are in sight."""
    agreeing = Institution.objects.using(using).filter(agrees_to_open_comparison=True)
    return {institution.code: institution for institution in agreeing}


def points_in(release: Release, using: str = DEFAULT_DB_ALIAS) -> Sequence[OpenPoint]:
    """Every point of a release with its institution, whoever agrees now. SEJN and the worker only."""
    return list(OpenPoint.objects.using(using).filter(release=release.pk).select_related("institution"))


def points_beside(institution: Institution, release: Release) -> Sequence[OpenPoint]:
    """The points of the other institutions that agree now, by name; none unless this one agrees too.

    Whether another institution agrees, a team lead cannot read: PostgreSQL leaves the points of the rest out.
    """
    if not institution.agrees_to_open_comparison:
        return []
    return list(OpenPoint.objects.filter(release=release).exclude(institution=institution).order_by("name"))
