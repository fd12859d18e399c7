"""The teams that institutions asked for and that wait for the administrator."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from exchange.models import TeamRequest, TeamRequestState
from institutions.models import Institution, User

OPEN = Q(state=TeamRequestState.OPEN.value)


@dataclass(frozen=True, slots=True)
class MissingTeams:
    """An institution with how many teams it asked for that nobody decided on."""

    institution: Institution
    number: int


def missing_teams() -> list[MissingTeams]:
    """The institutions that wait for a team, by name."""
    waiting = TeamRequest.objects.filter(OPEN).order_by().values("institution").annotate(number=Count("pk"))
    numbers = {row["institution"]: row["number"] for row in waiting}
    institutions = Institution.objects.filter(pk__in=numbers).order_by("name")
    return [MissingTeams(institution, numbers[institution.pk]) for institution in institutions]


def name_asked_for(institution: Institution, number: str) -> str:
    """The name of the team in this open request of the institution; "" when there is no such request."""
    found = TeamRequest.objects.filter(OPEN, institution=institution)
    is_number = number.isascii() and number.isdecimal() and len(number) < 10
    return found.filter(pk=int(number)).values_list("name", flat=True).first() or "" if is_number else ""


def open_team_requests(institution: Institution) -> QuerySet[TeamRequest]:
    """The teams that the institution asked for, the first first; each with `asked_by_name`, "" for one out of sight."""
    name = User.objects.filter(pk=OuterRef("asked_by")).values("name")[:1]
    found = TeamRequest.objects.filter(OPEN, institution=institution)
    return found.annotate(asked_by_name=Coalesce(Subquery(name), Value("")))
