"""The page that takes a year from its last measurement to published figures, step by step."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Final

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from audit.declare import logs, note
from audit.models import Action as Logged
from benchmark.models import Release
from benchmark.page_data.closing import closing_data
from benchmark.pages.closing import Action, closing_page
from benchmark.services import releases
from institutions.declare import needs
from institutions.domain.roles import Permission
from measurements.services.closing import CannotClose, close_year

DONE: Final = {
    Action.CLOSE: "Het jaar is gesloten.",
    Action.FINAL: "De definitieve uitgave is gemaakt. Bekijk haar, en publiceer haar dan.",
    Action.PUBLISH: "De uitgave is gepubliceerd. Iedereen ziet haar nu.",
    Action.REVISE: "De herziening is gemaakt. Bekijk haar, en publiceer haar dan.",
}
DONE_BEFORE: Final = "al-gedaan"
DONE_ALREADY: Final = "Deze stap was al gedaan. Er is niets twee keer gebeurd."
UNKNOWN_STEP: Final = "Kies een van de stappen op deze pagina."
TICK: Final = "Zet een vinkje bij 'Ik begrijp wat sluiten betekent'."
NOT_ENDED: Final = "Dit jaar is nog niet voorbij en kan dus nog niet worden gesloten."
BUSY: Final = (
    "Iemand is nu een meting aan het wijzigen. Er is niets veranderd: het jaar is nog open. Probeer het over een "
    "minuut opnieuw."
)


@needs(Permission.MANAGE_RELEASES)
@logs("national_figures")
@require_http_methods(["GET", "HEAD", "POST"])
def closing(request: HttpRequest, year: int) -> HttpResponse:
    """The steps of a year; each button does its step and comes back, and what cannot be done is said on the page."""
    note(request, object_code=f"{year}"[:20])
    if request.method != "POST":
        return _page(request, year)
    try:
        return redirect(f"{reverse('closing', args=[year])}?klaar={_do(request, year)}")
    except ValidationError as refusal:
        return _page(request, year, " ".join(refusal.messages), HTTPStatus.UNPROCESSABLE_ENTITY)
    except OperationalError:
        return _page(request, year, BUSY, HTTPStatus.CONFLICT)


def _page(request: HttpRequest, year: int, problem: str = "", status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    """The year as it is now, with what stood in the way of a step or what a step did."""
    data = closing_data(request.user, year, today=timezone.localdate())
    if data is None:
        raise Http404("Dit jaar bestaat niet.")
    context = {
        "page": closing_page(data),
        "problem": problem,
        "asks_for_tick": problem == TICK,
        "done": "" if problem else _done(request),
    }
    return render(request, "benchmark/closing.html", context, status=status)


def _do(request: HttpRequest, year: int) -> str:
    """Do the step that the form names; what to say about it. Raises ValidationError with what stands in its way."""
    try:
        action = Action(request.POST.get("stap", ""))
    except ValueError as error:
        raise ValidationError(UNKNOWN_STEP) from error
    try:
        WORK[action](request, year)
    except releases.DoneAlready:
        note(request, action=Logged.READ)
        return DONE_BEFORE
    return action.value


def _close(request: HttpRequest, year: int) -> None:
    if request.POST.get("begrepen") != "ja":
        raise ValidationError(TICK)
    try:
        is_new = close_year(year, using=DEFAULT_DB_ALIAS)
    except CannotClose as error:
        raise ValidationError(NOT_ENDED) from error
    if not is_new:
        raise releases.DoneAlready(DONE_ALREADY)


def _make_final(request: HttpRequest, year: int) -> None:
    release = releases.make_final(year=year, by=request.user)
    note(request, action=Logged.CREATE, object_code=release.version)


def _revise(request: HttpRequest, year: int) -> None:
    release = releases.make_revision(year=year, by=request.user)
    note(request, action=Logged.CREATE, object_code=release.version)


def _publish(request: HttpRequest, year: int) -> None:
    """Publish the release that the page showed, and no newer one that nobody looked at."""
    number = request.POST.get("nummer", "")
    release = Release.objects.filter(year=year, number=number).first() if _is_number(number) else None
    if release is None:
        raise ValidationError(UNKNOWN_STEP)
    releases.publish(release=release, by=request.user)
    note(request, object_code=release.version)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 5


WORK: Final[Mapping[Action, Callable[[HttpRequest, int], None]]] = {
    Action.CLOSE: _close,
    Action.FINAL: _make_final,
    Action.PUBLISH: _publish,
    Action.REVISE: _revise,
}


def _done(request: HttpRequest) -> str:
    """What the step before this page did, in a sentence; empty when there was none."""
    said = request.GET.get("klaar", "")
    return DONE_ALREADY if said == DONE_BEFORE else DONE.get(said, "")  # type: ignore[call-overload]
