"""What a page about an institution is asked for: whose, which period, and which part of it."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from benchmark.page_data.institution import InstitutionChoice
from benchmark.selectors.figures import with_lag
from institutions.access import institutions_for
from institutions.domain.roles import Permission
from institutions.models import Institution


def institution_asked(request: HttpRequest, code: str) -> Institution:
    """The institution, when this user may read its figures; a foreign one and one that does not exist give 404."""
    return get_object_or_404(asked_for(request), code=code)


def asked_for(request: HttpRequest) -> QuerySet[Institution]:
    """The institutions whose figures this user may read, each with what every page about one needs of it."""
    return with_lag(readable(request)).select_related("successor")


def readable(request: HttpRequest) -> QuerySet[Institution]:
    """The institutions whose figures this user may read."""
    return institutions_for(request.user, Permission.READ_INSTITUTION_FIGURES)


def choice_asked(request: HttpRequest) -> InstitutionChoice:
    """The period, team and location that the address names; empty where it names none."""
    return InstitutionChoice(*(request.GET.get(name, "") for name in ("periode", "team", "locatie")))
