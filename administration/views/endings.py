"""The pages on which an institution ends, merges, comes back, or agrees to open comparison."""

from datetime import date
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from administration.domain.effects import (
    Effects,
    Merger,
    Reopening,
    TakesOver,
    agreeing,
    ending_institution,
    merging_institution,
    reopening_institution,
)
from administration.forms.institutions import (
    AgreementForm,
    EndInstitutionForm,
    MergerForm,
    ReopenInstitutionForm,
)
from administration.selectors.endings import undoing_of_institution
from administration.selectors.institutions import (
    facts_of_institution,
    memberships_moving,
    others_that_agree,
    possible_successors,
)
from administration.selectors.shown import state_of
from administration.services import checks, institutions
from administration.views.crumbs import address_of, under_institution
from administration.views.finding import institution_of
from administration.views.histories import history_of_institution
from administration.views.steps import METHODS, Step, Values, two_steps
from audit.declare import logs
from institutions.declare import needs
from institutions.domain.roles import Permission
from institutions.models import Institution, User

MEASUREMENTS_STAY: Final = "Metingen blijven altijd bij de instelling die ze heeft gemaakt."


@needs(Permission.MANAGE_INSTITUTIONS)
@logs("institution")
@require_http_methods(METHODS)
def end(request: HttpRequest, code: str) -> HttpResponse:
    """A last day for an institution, in two steps; one that has it already is shown as it is."""
    found = institution_of(request, code)
    if request.method != "POST" and found.active_until is not None:
        return redirect(address_of(found))
    return two_steps(request, _end(found, request.user))


@needs(Permission.MANAGE_INSTITUTIONS)
@logs("institution")
@require_http_methods(METHODS)
def merge(request: HttpRequest, code: str) -> HttpResponse:
    """A merger into another institution, in two steps."""
    found = institution_of(request, code)
    if request.method != "POST" and found.active_until is not None:
        return redirect(address_of(found))
    return two_steps(request, _merge(found, request.user))


@needs(Permission.MANAGE_INSTITUTIONS)
@logs("institution")
@require_http_methods(METHODS)
def reopen(request: HttpRequest, code: str) -> HttpResponse:
    """Undoing an end or a merger, in two steps."""
    found = institution_of(request, code)
    if request.method != "POST" and found.active_until is None:
        return redirect(address_of(found))
    return two_steps(request, _reopen(found, request.user))


@needs(Permission.MANAGE_INSTITUTIONS)
@logs("institution")
@require_http_methods(METHODS)
def agree(request: HttpRequest, code: str) -> HttpResponse:
    """Agreement to open comparison, or its end, in two steps."""
    return two_steps(request, _agree(institution_of(request, code), request.user))


def _end(found: Institution, by: User) -> Step:
    def save(values: Values, shown: str) -> str:
        return address_of(institutions.end_institution(institution=found, **values, shown=shown, by=by))

    return Step(
        title=f"{found.name} beëindigen",
        crumbs=under_institution(found),
        form=EndInstitutionForm,
        explanation=(MEASUREMENTS_STAY, "Gaat de instelling op in een andere? Kies dan Fusie op de pagina hiervoor."),
        effects=lambda values: _effects_of_end(found, values["last_day"]),
        check=lambda values: checks.check_end(found, values["last_day"], by=by),
        save=save,
        confirm="Instelling beëindigen",
        shown=state_of(found),
        changes=history_of_institution(found),
    )


def _effects_of_end(found: Institution, last_day: date) -> Effects:
    return ending_institution(facts_of_institution(found, last_day), last_day, timezone.localdate())


def _merge(found: Institution, by: User) -> Step:
    def save(values: Values, shown: str) -> str:
        return address_of(institutions.merge_institution(institution=found, **values, shown=shown, by=by))

    return Step(
        title=f"Fusie van {found.name}",
        crumbs=under_institution(found),
        form=lambda *args, **kwargs: MergerForm(*args, successors=possible_successors(found), **kwargs),
        explanation=(MEASUREMENTS_STAY,),
        effects=lambda values: _effects_of_merger(found, values),
        check=lambda values: checks.check_merger(
            found,
            successor=values["successor"],
            merged_on=values["merged_on"],
            takes_over=values["takes_over"],
            by=by,
        ),
        save=save,
        confirm="Fusie vastleggen",
        shown=state_of(found),
        changes=history_of_institution(found),
    )


def _effects_of_merger(found: Institution, values: Values) -> Effects:
    successor: Institution = values["successor"]
    merged_on: date = values["merged_on"]
    takes_over: TakesOver = values["takes_over"]
    moving = len(memberships_moving(found, successor, merged_on))
    merger = Merger(successor.name, merged_on, takes_over, team_name=found.name, moving=moving)
    return merging_institution(facts_of_institution(found, merger.last_day), merger, timezone.localdate())


def _reopen(found: Institution, by: User) -> Step:
    def save(values: Values, shown: str) -> str:
        return address_of(institutions.reopen_institution(institution=found, **values, shown=shown, by=by))

    what = "Fusie" if found.successor else "Einde"
    return Step(
        title=f"{what} van {found.name} ongedaan maken",
        crumbs=under_institution(found),
        form=ReopenInstitutionForm,
        explanation=("Teams en rollen die samen met de instelling zijn gestopt, gaan weer verder.",),
        effects=lambda values: reopening_institution(_reopening(found)),
        check=lambda values: checks.check_reopening(found, by=by),
        save=save,
        confirm=f"{what} ongedaan maken",
        shown=state_of(found),
        changes=history_of_institution(found),
    )


def _reopening(found: Institution) -> Reopening:
    undoing = undoing_of_institution(found)
    return Reopening(
        name=found.name,
        last_day=found.active_until,
        successor=found.successor.name if found.successor else "",
        teams=tuple(team.name for team, _ in undoing.teams),
        people=len(undoing.memberships),
        ending_teams=tuple(team.name for team in undoing.made_teams),
        ending_people=len(undoing.made_memberships),
    )


def _agree(found: Institution, by: User) -> Step:
    def save(values: Values, shown: str) -> str:
        return address_of(institutions.record_agreement(institution=found, **values, shown=shown, by=by))

    stands = "is nu akkoord" if found.agrees_to_open_comparison else "is nu niet akkoord"
    return Step(
        title=f"Open vergelijking: {found.name}",
        crumbs=under_institution(found),
        form=AgreementForm,
        explanation=(
            f"{found.name} {stands} met open vergelijking.",
            "Teamleiders van instellingen die akkoord zijn, zien elkaars instelling bij naam in vergelijkingen.",
        ),
        effects=lambda values: agreeing(found.name, values["agrees"], others_that_agree(found)),
        check=lambda values: checks.check_agreement(found, agrees=values["agrees"], agreed_on=values["agreed_on"]),
        save=save,
        confirm="Afspraak opslaan",
        shown=state_of(found),
        changes=history_of_institution(found),
    )
