"""The pages on which measurements are entered, read, corrected and withdrawn."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from audit.declare import logs, note
from audit.models import Action
from institutions.access import can
from institutions.declare import needs
from institutions.domain.roles import Permission
from measurements import services
from measurements.domain.blocks import answered_blocks
from measurements.domain.verdict_text import live_parameters, verdict_sentence
from measurements.forms.entry import EntryForm, with_open_criteria_unscored
from measurements.forms.errors import error_lines
from measurements.forms.listing import ListFilter
from measurements.forms.withdrawing import WithdrawForm
from measurements.models import Measurement, State
from measurements.selectors import (
    chosen_labels,
    filtered,
    lines_of,
    measurement_or_404,
    membership_that_enters,
)

PAGE_SIZE: Final = 25
UNPROCESSABLE: Final = 422
Service = Callable[..., Measurement]


@needs(Permission.ENTER_MEASUREMENTS)
@logs("measurement")
@require_safe
def measurement_list(request: HttpRequest) -> HttpResponse:
    """The measurements that this user may see, 25 a page; filters and page stand in the address."""
    filters = ListFilter(request.GET)
    rows = Measurement.objects.visible_to(request.user).with_author_name()
    found = filtered(rows, filters.cleaned_data) if filters.is_valid() else rows.none()
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("pagina"))
    note(request, action=Action.LIST, count=len(page))
    context = {"filters": filters, "page": page, "lines": lines_of(page), "shows_author": leads(request)}
    return render(request, "measurements/list.html", context)


@needs(Permission.ENTER_MEASUREMENTS)
@logs("measurement")
def new(request: HttpRequest) -> HttpResponse:
    """A new draft, opened in the form; who visits this address makes none and starts at home."""
    if request.method != "POST":
        note(request, action=None)
        return redirect("home")
    note(request, action=Action.CREATE)
    membership = membership_that_enters(request.user)
    if membership is None:
        return render(request, "measurements/no_team.html", status=403)
    started = services.start_measurement(membership=membership)
    note(request, object_code=started.code, institution_id=started.institution_id)
    return redirect(address_of(started))


new.redirect_field_name = None  # who has to sign in first starts at home: this address takes no visits, only forms


@needs(Permission.ENTER_MEASUREMENTS)
@logs("measurement")
@require_http_methods(["GET", "HEAD", "POST"])
def measurement(request: HttpRequest, code: str) -> HttpResponse:
    """The form of a draft; of a submitted or withdrawn measurement what was filled in."""
    found = opened(request, code)
    if request.method == "POST":
        return _draft_posted(request, found)
    if found.state == State.DRAFT:
        return _entry_page(request, EntryForm(measurement=found))
    return _receipt(request, found)


@needs(Permission.ENTER_MEASUREMENTS)
@logs("measurement")
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, code: str) -> HttpResponse:
    """The same form for a submitted measurement."""
    found = opened(request, code)
    if request.method == "POST":
        return _change_posted(request, found)
    if found.state != State.SUBMITTED:
        return redirect(address_of(found))
    return _entry_page(request, EntryForm(measurement=found))


@needs(Permission.ENTER_MEASUREMENTS)
@logs("measurement")
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Asks once and for a reason, then withdraws; what cannot be withdrawn (any more) is shown as it is."""
    found = opened(request, code)
    note(request, action=Action.READ)
    if found.state != State.SUBMITTED:
        return redirect(address_of(found))
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = UNPROCESSABLE if form.is_bound else 200
        return render(request, "measurements/withdraw.html", {"measurement": found, "form": form}, status=status)
    with suppress(services.WrongState):  # somebody was first: the page of the measurement says what it is now
        services.withdraw(measurement=found, by=request.user, reason=form.cleaned_data["reason"])
        note(request, action=Action.WITHDRAW)
    return redirect(address_of(found))


def opened(request: HttpRequest, code: str) -> Measurement:
    """The measurement that the page is about; the line of the access log says of which institution it is."""
    found = measurement_or_404(request.user, code)
    note(request, institution_id=found.institution_id)
    return found


def leads(request: HttpRequest) -> bool:
    """Whether this user sees measurements of others, so that a list has to say whose each one is."""
    return can(request.user, Permission.READ_INSTITUTION_MEASUREMENTS)


def address_of(found: Measurement) -> str:
    """The address of the page of a measurement."""
    return reverse("measurements:measurement", args=[found.code])


def _draft_posted(request: HttpRequest, draft: Measurement) -> HttpResponse:
    sends = request.POST.get("action") in ("send", "send_anyway")
    if draft.state != State.DRAFT:
        return _overtaken(request, draft, services.submit if sends else services.save_draft)
    return _send(request, draft, services.submit) if sends else _keep(request, draft)


def _change_posted(request: HttpRequest, found: Measurement) -> HttpResponse:
    correct = partial(services.correct, reason=request.POST.get("reason", ""))
    if found.state != State.SUBMITTED:
        return _overtaken(request, found, correct)
    if request.POST.get("action") == "fill":
        note(request, action=Action.READ)
        return _entry_page(request, EntryForm(_typed(request), measurement=found))
    return _send(request, found, correct)


def _typed(request: HttpRequest) -> QueryDict:
    """What was posted; with the button for it, what is open is filled in."""
    return with_open_criteria_unscored(request.POST) if request.POST.get("action") == "fill" else request.POST


def _keep(request: HttpRequest, draft: Measurement) -> HttpResponse:
    form = EntryForm(_typed(request), measurement=draft)
    if not _done(form, services.save_draft, request):
        return _entry_page(request, form, status=UNPROCESSABLE)
    return redirect("home") if request.POST.get("action") == "later" else redirect(f"{address_of(draft)}?bewaard=ja")


def _overtaken(request: HttpRequest, found: Measurement, service: Service) -> HttpResponse:
    """What was typed, with what became of the measurement meanwhile; after a second click on send its receipt."""
    form = EntryForm(_typed(request), measurement=found)
    if not form.is_valid():
        form.add_error(None, services.WrongState(found))
    elif _done(form, service, request):
        return redirect(address_of(found))
    return _entry_page(request, form, status=UNPROCESSABLE)


def _send(request: HttpRequest, found: Measurement, service: Service) -> HttpResponse:
    """Submits or corrects; a measurement that does not count is sent only when that is asked for."""
    form = EntryForm(request.POST, measurement=found, complete=True)
    asks = form.is_valid() and not form.verdict.counts and request.POST.get("action") != "send_anyway"
    if not asks and _done(form, service, request):
        return redirect(address_of(found) + ("" if found.state == State.DRAFT else "?gewijzigd=ja"))
    return _entry_page(request, form, status=UNPROCESSABLE, asks=asks)


def _done(form: EntryForm, service: Service, request: HttpRequest) -> bool:
    """Whether the form is right and the service has done its work; what it refused stands in the form."""
    if not form.is_valid():
        return False
    try:
        service(measurement=form.measurement, values=form.answers, by=request.user, version=_version(request))
    except ValidationError as refusal:
        form.add_error(None, refusal)
        form.measurement.refresh_from_db()  # the page is about what the measurement is now
        return False
    return True


def _version(request: HttpRequest) -> int | None:
    """The version of the measurement that the posted form was about; None when it does not say."""
    posted = request.POST.get("version", "")
    return int(posted) if posted.isascii() and posted.isdecimal() and len(posted) < 10 else None


def _entry_page(request: HttpRequest, form: EntryForm, status: int = 200, asks: bool = False) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "measurement": form.measurement,
        "is_change": form.measurement.state == State.SUBMITTED,
        "is_draft": form.measurement.state == State.DRAFT,
        "errors": error_lines(form),
        "asks": asks,
        "sentence": verdict_sentence(form.counts),
        "is_saved": "bewaard" in request.GET,
        "parameters": live_parameters(),
    }
    return render(request, "measurements/entry.html", context, status=status)


def _receipt(request: HttpRequest, found: Measurement) -> HttpResponse:
    context = {
        "measurement": found,
        "line": lines_of([found])[0],
        "verdict": verdict_sentence(found.counts),
        "labels": chosen_labels(found),
        "blocks": answered_blocks(found.scores),
        "shows_author": leads(request),
        "can_start": membership_that_enters(request.user) is not None,
        "is_changed": "gewijzigd" in request.GET,
    }
    return render(request, "measurements/receipt.html", context)
