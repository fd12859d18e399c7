"""The pages about the locations of an institution."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from administration.domain.place_effects import adding_location, renaming_location
from administration.forms.institutions import LocationForm, NewLocationForm
from administration.selectors.shown import state_of
from administration.services import places
from administration.views.crumbs import address_of, under_institution
from administration.views.finding import institution_of
from administration.views.histories import history_of_location
from administration.views.steps import METHODS, Step, Values, two_steps
from audit.declare import logs
from institutions.declare import needs
from institutions.domain.roles import Permission
from institutions.models import Institution, Location, User


@needs(Permission.MANAGE_INSTITUTIONS)
@logs("location")
@require_http_methods(METHODS)
def new_location(request: HttpRequest, code: str) -> HttpResponse:
    """A new location, in two steps."""
    found = institution_of(request, code)

    def save(values: Values, shown: str) -> str:
        places.add_location(institution=found, **values, by=request.user)
        return address_of(found)

    step = Step(
        title="Locatie toevoegen",
        crumbs=under_institution(found),
        form=NewLocationForm,
        effects=lambda values: adding_location(values["name"], found.name),
        check=lambda values: places.check_location(found, values["name"]),
        save=save,
        confirm="Locatie toevoegen",
        is_new=True,
    )
    return two_steps(request, step)


@needs(Permission.MANAGE_INSTITUTIONS)
@logs("location", code="pk")
@require_http_methods(METHODS)
def location(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Another name for a location, in two steps."""
    found = institution_of(request, code)
    return two_steps(request, _location(found, get_object_or_404(found.locations, pk=pk), request.user))


def _location(institution: Institution, found: Location, by: User) -> Step:
    teams = tuple(found.teams.values_list("name", flat=True))

    def save(values: Values, shown: str) -> str:
        places.rename_location(location=found, **values, shown=shown, by=by)
        return address_of(institution)

    return Step(
        title=f"Locatie {found.name}",
        crumbs=under_institution(institution),
        form=LocationForm,
        initial={"name": found.name},
        effects=lambda values: renaming_location(found.name, values["name"], teams),
        check=lambda values: places.check_location(institution, values["name"], found),
        save=save,
        confirm="Wijziging opslaan",
        shown=state_of(found),
        changes=history_of_location(found),
    )
