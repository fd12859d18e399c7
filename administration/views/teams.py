"""The pages about the teams of an institution."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from administration.domain.effects import Effects
from administration.domain.place_effects import adding_team, changing_team, ending_team, reopening_team
from administration.forms.institutions import EndTeamForm, NewTeamForm, ReopenTeamForm, TeamForm
from administration.selectors.counts import entered_by_month
from administration.selectors.endings import undoing_of_team
from administration.selectors.institutions import facts_of_team
from administration.selectors.shown import state_of
from administration.services import places
from administration.views.crumbs import address_of, under_institution, under_team
from administration.views.finding import institution_of, team_of
from administration.views.histories import history_of_team
from administration.views.steps import METHODS, Step, Values, two_steps
from audit.declare import logs, note
from exchange.selectors.teams import name_asked_for
from institutions.declare import needs
from institutions.domain.roles import Permission
from institutions.models import Team, User


@needs(Permission.MANAGE_INSTITUTIONS)
@logs("team")
@require_http_methods(METHODS)
def new_team(request: HttpRequest, code: str) -> HttpResponse:
    """A new team, in two steps; with the number of a request in the address under the name that was asked for."""
    found = institution_of(request, code)

    def save(values: Values, shown: str) -> str:
        made = places.add_team(institution=found, **values, by=request.user)
        note(request, object_code=made.code)
        return address_of(found)

    step = Step(
        title="Team toevoegen",
        crumbs=under_institution(found),
        form=lambda *args, **kwargs: NewTeamForm(*args, institution=found, **kwargs),
        initial={"name": name_asked_for(found, request.GET.get("verzoek", ""))},
        effects=lambda values: adding_team(values["name"], values["code"], values["active_from"], found.name),
        check=lambda values: places.check_new_team(
            found, code=values["code"], name=values["name"], active_from=values["active_from"]
        ),
        save=save,
        confirm="Team toevoegen",
        is_new=True,
    )
    return two_steps(request, step)


@needs(Permission.MANAGE_INSTITUTIONS)
@logs("team", code="team_code")
@require_http_methods(METHODS)
def team(request: HttpRequest, code: str, team_code: str) -> HttpResponse:
    """Another name or location for a team, in two steps."""
    found = team_of(request, code, team_code)
    return two_steps(request, _change(found, request.user))


@needs(Permission.MANAGE_INSTITUTIONS)
@logs("team", code="team_code")
@require_http_methods(METHODS)
def end_team(request: HttpRequest, code: str, team_code: str) -> HttpResponse:
    """A last day for a team, in two steps; one that has it already is shown as it is."""
    found = team_of(request, code, team_code)
    if request.method != "POST" and found.active_until is not None:
        return redirect(under_team(found)[-1][1])
    return two_steps(request, _end(found, request.user))


@needs(Permission.MANAGE_INSTITUTIONS)
@logs("team", code="team_code")
@require_http_methods(METHODS)
def reopen_team(request: HttpRequest, code: str, team_code: str) -> HttpResponse:
    """Undoing the end of a team, in two steps."""
    found = team_of(request, code, team_code)
    if request.method != "POST" and found.active_until is None:
        return redirect(under_team(found)[-1][1])
    return two_steps(request, _reopen(found, request.user))


def _change(found: Team, by: User) -> Step:
    total = sum(entered_by_month(institution_id=found.institution_id, team_id=found.pk).values())

    def save(values: Values, shown: str) -> str:
        places.change_team(team=found, **values, shown=shown, by=by)
        return address_of(found.institution)

    return Step(
        title=f"Team {found.name}",
        crumbs=under_institution(found.institution),
        form=lambda *args, **kwargs: TeamForm(*args, institution=found.institution, **kwargs),
        initial={"name": found.name, "location": found.location},
        explanation=(f"De code van dit team is {found.code}. Die verandert nooit.",),
        links=_links(found),
        effects=lambda values: changing_team(
            found.name,
            values["name"],
            location=str(found.location or ""),
            new_location=str(values["location"] or ""),
            total=total,
        ),
        check=lambda values: places.check_changed_team(found, name=values["name"], location=values["location"]),
        save=save,
        confirm="Wijziging opslaan",
        shown=state_of(found),
        changes=history_of_team(found),
    )


def _links(found: Team) -> tuple[tuple[str, str], ...]:
    """What else can be done with the team."""
    arguments = [found.institution.code, found.code]
    if found.active_until is None:
        return (("Team beëindigen", reverse("administration:team_end", args=arguments)),)
    return (("Einde van het team ongedaan maken", reverse("administration:team_reopen", args=arguments)),)


def _end(found: Team, by: User) -> Step:
    def save(values: Values, shown: str) -> str:
        places.end_team(team=found, **values, shown=shown, by=by)
        return address_of(found.institution)

    return Step(
        title=f"Team {found.name} beëindigen",
        crumbs=under_team(found),
        form=EndTeamForm,
        explanation=("Metingen blijven altijd bij het team dat ze heeft gemaakt.",),
        effects=lambda values: _effects_of_end(found, values["last_day"]),
        check=lambda values: places.check_team_end(found, values["last_day"], by=by),
        save=save,
        confirm="Team beëindigen",
        shown=state_of(found),
        changes=history_of_team(found),
    )


def _effects_of_end(found: Team, last_day: date) -> Effects:
    return ending_team(facts_of_team(found, last_day), last_day, timezone.localdate())


def _reopen(found: Team, by: User) -> Step:
    people = len(undoing_of_team(found).memberships)

    def save(values: Values, shown: str) -> str:
        places.reopen_team(team=found, **values, shown=shown, by=by)
        return address_of(found.institution)

    return Step(
        title=f"Einde van team {found.name} ongedaan maken",
        crumbs=under_team(found),
        form=ReopenTeamForm,
        explanation=("Rollen die samen met het team zijn gestopt, gaan weer verder.",),
        effects=lambda values: reopening_team(found.name, found.active_until, people),
        check=lambda values: places.check_team_reopening(found, by=by),
        save=save,
        confirm="Einde ongedaan maken",
        shown=state_of(found),
        changes=history_of_team(found),
    )
