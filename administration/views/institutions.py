"""The pages about institutions: the list, one of them, a new one, another name or first day, another contact."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from administration.domain.effects import adding_institution, changing_contact, changing_institution
from administration.forms.institutions import ContactForm, InstitutionForm, NewInstitutionForm
from administration.selectors.counts import entered_by_month
from administration.selectors.institutions import (
    institution_lines,
    state_in_words,
    team_lines,
)
from administration.selectors.shown import state_of
from administration.services import checks, institutions
from administration.views.crumbs import address_of, under_institution, under_institutions
from administration.views.finding import institution_of
from administration.views.histories import history_of_institution
from administration.views.steps import METHODS, Step, Values, two_steps
from audit.declare import logs, note
from audit.models import Action
from exchange.selectors.teams import open_team_requests
from institutions.declare import needs
from institutions.domain.roles import Permission
from institutions.models import Institution, User


@needs(Permission.MANAGE_INSTITUTIONS)
@logs("institution")
@require_safe
def institution_list(request: HttpRequest) -> HttpResponse:
    """Every institution with its period, successor, teams and agreement."""
    lines = institution_lines()
    note(request, action=Action.LIST, count=len(lines))
    return render(request, "administration/institutions.html", {"lines": lines})


@needs(Permission.MANAGE_INSTITUTIONS)
@logs("institution")
@require_safe
def institution(request: HttpRequest, code: str) -> HttpResponse:
    """One institution, with its locations and teams, what can be changed, and its history."""
    return institution_page(request, institution_of(request, code))


def institution_page(request: HttpRequest, found: Institution, message: str = "") -> HttpResponse:
    """The page of an institution, with what was refused there."""
    context = {
        "institution": found,
        "message": message,
        "team_requests": open_team_requests(found),
        "state": state_in_words(found, timezone.localdate()),
        "entered": sum(entered_by_month(institution_id=found.pk).values()),
        "teams": team_lines(found),
        "locations": found.locations.all(),
        "predecessors": found.predecessors.all(),
        "crumbs": under_institutions(),
        "changes": history_of_institution(found),
        "is_saved": "bewaard" in request.GET,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if message else HTTPStatus.OK
    return render(request, "administration/institution.html", context, status=status)


@needs(Permission.MANAGE_INSTITUTIONS)
@logs("institution")
@require_http_methods(METHODS)
def new(request: HttpRequest) -> HttpResponse:
    """A new institution, in two steps."""

    def save(values: Values, shown: str) -> str:
        made = institutions.add_institution(**values, by=request.user)
        note(request, object_code=made.code, institution_id=made.pk)
        return address_of(made)

    step = Step(
        title="Instelling toevoegen",
        crumbs=under_institutions(),
        form=NewInstitutionForm,
        effects=lambda values: adding_institution(values["name"], values["code"], values["active_from"]),
        check=lambda values: checks.check_new_institution(code=values["code"], name=values["name"]),
        save=save,
        confirm="Instelling toevoegen",
        is_new=True,
    )
    return two_steps(request, step)


@needs(Permission.MANAGE_INSTITUTIONS)
@logs("institution")
@require_http_methods(METHODS)
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Another name or first day, in two steps."""
    return two_steps(request, _change(institution_of(request, code), request.user))


def _change(found: Institution, by: User) -> Step:
    total = sum(entered_by_month(institution_id=found.pk).values())

    def save(values: Values, shown: str) -> str:
        return address_of(institutions.change_institution(institution=found, **values, shown=shown, by=by))

    return Step(
        title=f"{found.name} wijzigen",
        crumbs=under_institution(found),
        form=InstitutionForm,
        initial={"name": found.name, "active_from": found.active_from},
        explanation=(f"De code is {found.code}. Die verandert nooit, ook niet als de naam verandert.",),
        effects=lambda values: changing_institution(
            found.name, values["name"], found.active_from, values["active_from"], total
        ),
        check=lambda values: checks.check_changed_institution(
            found, name=values["name"], active_from=values["active_from"]
        ),
        save=save,
        confirm="Wijziging opslaan",
        shown=state_of(found),
        changes=history_of_institution(found),
    )


@needs(Permission.MANAGE_INSTITUTIONS)
@logs("institution")
@require_http_methods(METHODS)
def contact(request: HttpRequest, code: str) -> HttpResponse:
    """Another contact, in two steps."""
    return two_steps(request, _contact(institution_of(request, code), request.user))


def _contact(found: Institution, by: User) -> Step:
    def save(values: Values, shown: str) -> str:
        return address_of(institutions.change_contact(institution=found, **values, shown=shown, by=by))

    return Step(
        title=f"Contact van {found.name} wijzigen",
        crumbs=under_institution(found),
        form=ContactForm,
        initial={"contact_name": found.contact_name, "contact_email": found.contact_email},
        explanation=("SEJN schrijft het contact aan, bijvoorbeeld als er in een maand geen metingen zijn.",),
        effects=lambda values: changing_contact(found.name, values["contact_name"], values["contact_email"]),
        check=lambda values: checks.check_contact(
            found, contact_name=values["contact_name"], contact_email=values["contact_email"]
        ),
        save=save,
        confirm="Contact opslaan",
        shown=state_of(found),
        changes=history_of_institution(found),
    )
