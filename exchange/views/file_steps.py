"""What the buttons on the page of a file do."""

from collections.abc import Callable
from typing import Final

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from audit.declare import note
from audit.models import Action
from exchange import tasks
from exchange.forms.mapping import MappingForm
from exchange.models import FileState, ImportFile
from exchange.selectors.files import running_job
from exchange.selectors.mapping import mapped_file
from exchange.services import files, jobs
from exchange.services.teams import ask_for_team
from exchange.views.file_stages import stage_page

NO_STEP: Final = "Deze knop bestaat hier niet. Kies een van de knoppen op deze pagina."
NOT_MAPPING: Final = "De kolommen van dit bestand staan al vast. Kies 'Kolommen en waarden wijzigen' om ze te wijzigen."
NO_SUCH_TEAM: Final = "Kies een team uit het bestand om de beheerder om te vragen."

ABOUT: Final = ":"
"""In the value of a button, between the step and what it is about."""

Step = Callable[[HttpRequest, ImportFile], HttpResponse | None]


def _cancel(request: HttpRequest, file: ImportFile) -> None:
    """Also for work that ended meanwhile: the page then shows how."""
    if job := running_job(file):
        jobs.cancel(job)


def _settle(request: HttpRequest, file: ImportFile) -> HttpResponse | None:
    """The rows are checked next, unless the page still has something to ask."""
    form = _sent_form(request, file)
    if not form.is_valid:
        return stage_page(request, file, form=form)
    if job := files.settle(file=file, mapping=form.mapping, by=request.user):
        tasks.ring(job)
    return None


def _ask_for_team(request: HttpRequest, file: ImportFile) -> HttpResponse:
    """The page with everything as it was filled in, and that the administrator was asked."""
    form = _sent_form(request, file)
    question = form.question_called(request.POST["action"].partition(ABOUT)[2])
    if file.institution is None or question is None or question.group != "team":
        raise ValidationError(NO_SUCH_TEAM)
    asked = ask_for_team(institution=file.institution, name=question.value.text, by=request.user)
    form.forgive()
    return stage_page(request, file, form=form, said=f"De beheerder is gevraagd om het team {asked.name}.")


def _remove(request: HttpRequest, file: ImportFile) -> None:
    files.remove(file=file, by=request.user)
    note(request, action=Action.WITHDRAW)


def _send(request: HttpRequest, file: ImportFile) -> None:
    files.send(file=file, by=request.user)


def _back(request: HttpRequest, file: ImportFile) -> None:
    files.reopen(file=file, by=request.user)


def _sent_form(request: HttpRequest, file: ImportFile) -> MappingForm:
    if file.state != FileState.MAPPING:
        raise ValidationError(NOT_MAPPING)
    return MappingForm(mapped_file(file), request.POST)


STEPS: Final[dict[str, Step]] = {
    "cancel": _cancel,
    "settle": _settle,
    "ask_team": _ask_for_team,
    "remove": _remove,
    "send": _send,
    "back": _back,
}
"""By the value of the button, up to what it is about."""


def step_asked(request: HttpRequest) -> Step | None:
    """The step of the button that was pressed; None for one that is not there."""
    return STEPS.get(request.POST.get("action", "").partition(ABOUT)[0])
