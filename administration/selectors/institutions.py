"""What the pages and effects about institutions read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, count

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from administration.domain.effects import Facts
from administration.domain.wording import written
from administration.selectors.counts import drafts_by_team, entered_by_month, is_lagging
from institutions.models import Institution, Membership, Team, active_on


@dataclass(frozen=True, slots=True)
class InstitutionLine:
    """One institution as a row of the list."""

    institution: Institution
    state: str
    teams: int


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One team as a row of the page of its institution."""

    team: Team
    state: str
    people: int
    drafts: int


def team_lines(institution: Institution) -> list[TeamLine]:
    """The teams of the institution by name, with how they stand today, the roles in them and their drafts."""
    today = timezone.localdate()
    drafts = drafts_by_team(institution.pk)
    active = Q(memberships__active_from__lte=today) & (
        Q(memberships__active_until__isnull=True) | Q(memberships__active_until__gte=today)
    )
    teams = Team.objects.filter(institution=institution).select_related("location")
    return [
        TeamLine(team, state_in_words(team, today, "werkt"), team.people, drafts.get(team.pk, 0))
        for team in teams.annotate(people=Count("memberships", filter=active)).order_by("name")
    ]


def institution_or_404(code: str) -> Institution:
    """The institution with this code."""
    return get_object_or_404(Institution.objects.select_related("successor"), code=code)


def institution_lines() -> list[InstitutionLine]:
    """Every institution by name, with how it stands today and how many teams it has today."""
    today = timezone.localdate()
    active = Q(teams__active_from__lte=today) & (
        Q(teams__active_until__isnull=True) | Q(teams__active_until__gte=today)
    )
    rows = (
        Institution.objects.select_related("successor")
        .annotate(open_teams=Count("teams", filter=active))
        .order_by("name")
    )
    return [InstitutionLine(row, state_in_words(row, today), row.open_teams) for row in rows]


def state_in_words(row: Institution | Team, today: date, goes_on: str = "doet mee") -> str:
    """How the institution or team stands on this day."""
    if row.active_from > today:
        return f"begint op {written(row.active_from)}"
    if row.active_until is None:
        return goes_on
    if row.active_until >= today:
        return f"stopt na {written(row.active_until)}"
    return f"gestopt na {written(row.active_until)}"


def going_on_after(day: date) -> Q:
    """Rows with a period that began by this day and goes on after it."""
    return Q(active_from__lte=day) & (Q(active_until__isnull=True) | Q(active_until__gt=day))


def teams_going_on(institution: Institution, last_day: date) -> QuerySet[Team]:
    """The teams of the institution that stop when it does."""
    return Team.objects.filter(going_on_after(last_day), institution=institution)


def memberships_going_on(institution: Institution, last_day: date) -> QuerySet[Membership]:
    """The roles at the institution that stop when it does."""
    return Membership.objects.filter(going_on_after(last_day), institution=institution).select_related("user")


def memberships_in_team(team: Team, last_day: date) -> QuerySet[Membership]:
    """The roles in the team that stop when it does."""
    return memberships_going_on(team.institution, last_day).filter(team=team)


def memberships_moving(institution: Institution, successor: Institution, merged_on: date) -> list[Membership]:
    """The roles that move along in a merger: all that go on, but for who has that role at the successor already."""
    there = Membership.objects.filter(active_on(merged_on), institution=successor).values_list("user_id", "role")
    present = set(there)
    going_on = memberships_going_on(institution, merged_on - timedelta(days=1))
    return [membership for membership in going_on if (membership.user_id, membership.role) not in present]


def free_team_code(institution: Institution, wanted: str) -> str:
    """This code, or with the first number behind it with which no team of the institution has it."""
    used = set(Team.objects.filter(institution=institution).values_list("code", flat=True))
    candidates = chain([wanted], (f"{wanted[:36]}-{number}" for number in count(2)))
    return next(code for code in candidates if code not in used)


def facts_of_institution(institution: Institution, last_day: date) -> Facts:
    """What ending the institution on this day is about."""
    return Facts(
        name=institution.name,
        entered=entered_by_month(institution_id=institution.pk),
        drafts=sum(drafts_by_team(institution.pk).values()),
        teams=tuple(team.name for team in teams_going_on(institution, last_day)),
        people=names_of(memberships_going_on(institution, last_day)),
        is_lagging=is_lagging(institution.pk),
    )


def facts_of_team(team: Team, last_day: date) -> Facts:
    """What ending the team on this day is about."""
    return Facts(
        name=team.name,
        entered=entered_by_month(institution_id=team.institution_id, team_id=team.pk),
        drafts=drafts_by_team(team.institution_id).get(team.pk, 0),
        people=names_of(memberships_in_team(team, last_day)),
        is_lagging=is_lagging(team.institution_id),
    )


def names_of(memberships: Iterable[Membership]) -> tuple[str, ...]:
    """The names of the people with these roles, in order."""
    return tuple(sorted(membership.user.name for membership in memberships))


def successor_of_each() -> dict[int, int | None]:
    """Per id of an institution the id of its successor."""
    return dict(Institution.objects.values_list("pk", "successor_id"))


def possible_successors(institution: Institution) -> QuerySet[Institution]:
    """The institutions into which another can go: all that have not ended yet."""
    today = timezone.localdate()
    open_ended = Q(active_until__isnull=True) | Q(active_until__gte=today)
    return Institution.objects.filter(open_ended).exclude(pk=institution.pk)


def others_that_agree(institution: Institution) -> Sequence[str]:
    """The names of the other institutions of today that agree to open comparison."""
    agreeing = Institution.objects.filter(active_on(timezone.localdate()), agrees_to_open_comparison=True)
    return list(agreeing.exclude(pk=institution.pk).values_list("name", flat=True))


def team_or_404(institution: Institution, code: str) -> Team:
    """The team with this code at the institution."""
    teams = Team.objects.select_related("institution", "location")
    return get_object_or_404(teams, institution=institution, code=code)
