"""The pages on which somebody asks for a correction in a closed year, and a team lead decides on it."""

from contextlib import suppress
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from audit.declare import logs, note
from audit.models import Action
from institutions.declare import needs
from institutions.domain.roles import Permission
from measurements.domain.closing import OWN_REQUEST
from measurements.domain.verdict_text import verdict_sentence
from measurements.forms.asking import AskForm, DecisionForm
from measurements.models import CorrectionRequest, Measurement, RequestState, State
from measurements.selectors.closing import last_request, led_request_or_404, repair_of
from measurements.services import closing
from measurements.views.opening import address_of, leads, opened


def repair_context(found: Measurement) -> dict[str, Any]:
    """What a page about a submitted measurement says of repairing it: `repair`, and the last `correction_request`."""
    request = last_request(found)
    return {"repair": repair_of(found, request), "correction_request": request}


def year_closed_page(request: HttpRequest, found: Measurement) -> HttpResponse | None:
    """Says in the place of a form that cannot be sent that its year is closed, and whom to ask; None when it can."""
    context = repair_context(found)
    if context["repair"].is_possible:
        return None
    note(request, action=Action.READ)
    context |= {"measurement": found, "shows_author": leads(request)}
    return render(request, "measurements/year_closed.html", context)


@needs(Permission.ENTER_MEASUREMENTS)
@logs("measurement")
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """Asks for one correction of a measurement of a closed year; any other measurement is shown as it is."""
    found = opened(request, code)
    note(request, action=Action.READ)
    context = repair_context(found)
    if found.state != State.SUBMITTED or not context["repair"].can_be_asked_for:
        return redirect(address_of(found))
    form = AskForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else 200
        page = context | {"measurement": found, "form": form}
        return render(request, "measurements/ask.html", page, status=status)
    with suppress(closing.NothingToAsk):  # the year was opened again meanwhile: the measurement says what can be done
        closing.ask(measurement=found, by=request.user, reason=form.cleaned_data["reason"])
        note(request, action=Action.CHANGE)
    return redirect(address_of(found))


@needs(Permission.READ_INSTITUTION_MEASUREMENTS)
@logs("measurement")
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """One request, with the decision on it or the buttons to decide; nobody decides on the own request."""
    asked = led_request_or_404(request.user, number)
    note(request, object_code=asked.measurement.code, institution_id=asked.institution_id)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _decided(request, asked, form):
        return redirect("measurements:request", number=number)
    current = led_request_or_404(request.user, number) if form.is_bound else asked
    return _request_page(request, current, form)


def _decided(request: HttpRequest, asked: CorrectionRequest, form: DecisionForm) -> bool:
    """Whether the decision is taken; what the service refused stands in the form."""
    try:
        closing.decide(request=asked, by=request.user, grants=form.grants)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True


def _request_page(request: HttpRequest, asked: CorrectionRequest, form: DecisionForm) -> HttpResponse:
    measurement = Measurement.objects.visible_to(request.user).with_author_name().get(pk=asked.measurement_id)
    context = {
        "asked": asked,
        "measurement": measurement,
        "verdict": verdict_sentence(measurement.counts),
        "form": form,
        "is_open": asked.state == RequestState.OPEN,
        "own_request": OWN_REQUEST if asked.asked_by_id == request.user.pk else "",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else 200
    return render(request, "measurements/request.html", context, status=status)
