"""The pages on which a measurement is entered, corrected and read back."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from audit.declare import logs, note
from audit.models import Action
from institutions.declare import needs
from institutions.domain.roles import Permission
from measurements.domain.blocks import answered_blocks
from measurements.domain.verdict_text import live_parameters, verdict_sentence
from measurements.forms.conflict import differences
from measurements.forms.entry import EntryForm, with_open_criteria_unscored
from measurements.forms.errors import error_lines
from measurements.models import Measurement, State
from measurements.selectors.answers import chosen_labels
from measurements.selectors.finding import membership_that_enters
from measurements.selectors.lines import lines_of
from measurements.selectors.own_picture import drawing_beside
from measurements.selectors.settings import settings_of
from measurements.services import entering, refusals, starting
from measurements.views.opening import address_of, leads, opened
from measurements.views.posted import keep_filling, posted_version
from measurements.views.requests import repair_context, year_closed_page

Service = Callable[..., Measurement]


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
    started = starting.start_measurement(membership=membership)
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
    return year_closed_page(request, found) or _entry_page(request, EntryForm(measurement=found))


def _draft_posted(request: HttpRequest, draft: Measurement) -> HttpResponse:
    if draft.state != State.DRAFT:
        return _overtaken(request, draft, entering.save_draft)
    keep_filling(request, draft)
    is_checked = request.POST.get("action") == "check"
    form = EntryForm(_typed(request), measurement=draft, complete=is_checked)
    if not _done(form, entering.save_draft, request):
        _keep_what_is_right(form, request)
        return _entry_page(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return redirect(_way_on(request.POST.get("action", ""), draft))


def _keep_what_is_right(form: EntryForm, request: HttpRequest) -> None:
    """Save what can be read of a draft, so that nobody loses the rest for one date; never over another version."""
    if form.conflict is not None:
        return
    draft = EntryForm(form.data, measurement=form.measurement)
    draft.full_clean()
    with suppress(ValidationError):
        form.measurement.version = entering.save_draft(
            measurement=form.measurement,
            values=draft.readable_answers,
            by=request.user,
            version=posted_version(request),
        ).version


def _way_on(action: str, draft: Measurement) -> str:
    """Where somebody goes after saving by this button."""
    if action == "later":
        return reverse("home")
    return reverse("measurements:check", args=[draft.code]) if action == "check" else f"{address_of(draft)}?bewaard=ja"


def _change_posted(request: HttpRequest, found: Measurement) -> HttpResponse:
    correct = partial(entering.correct, reason=request.POST.get("reason", ""))
    if found.state != State.SUBMITTED:
        return _overtaken(request, found, correct)
    if request.POST.get("action") == "fill":
        note(request, action=Action.READ)
        return _entry_page(request, EntryForm(_typed(request), measurement=found))
    return _send_correction(request, found, correct)


def _typed(request: HttpRequest) -> QueryDict:
    """What was posted; with the button for it, what is open is filled in."""
    return with_open_criteria_unscored(request.POST) if request.POST.get("action") == "fill" else request.POST


def _overtaken(request: HttpRequest, found: Measurement, service: Service) -> HttpResponse:
    """What was typed, with what became of the measurement meanwhile."""
    form = EntryForm(_typed(request), measurement=found)
    if not form.is_valid():
        form.add_error(None, refusals.WrongState(found))
    elif _done(form, service, request):
        return redirect(address_of(found))
    return _entry_page(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _send_correction(request: HttpRequest, found: Measurement, service: Service) -> HttpResponse:
    """Corrects; a measurement that does not count any more is sent only when that is asked for."""
    form = EntryForm(request.POST, measurement=found, complete=True)
    asks = form.is_valid() and not form.verdict.counts and request.POST.get("action") != "send_anyway"
    if not asks and _done(form, service, request):
        return redirect(f"{address_of(found)}?gewijzigd=ja")
    return _entry_page(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY, asks=asks)


def _done(form: EntryForm, service: Service, request: HttpRequest) -> bool:
    """Whether the form is right and the service has done its work; what it refused stands in the form."""
    if not form.is_valid():
        return False
    try:
        service(measurement=form.measurement, values=form.answers, by=request.user, version=posted_version(request))
    except refusals.ChangedElsewhere as conflict:
        form.add_error(None, conflict)
        form.conflict = conflict.stored
        form.measurement.refresh_from_db()  # saving again replaces what is there now, knowingly
        return False
    except ValidationError as refusal:
        form.add_error(None, refusal)
        form.measurement.refresh_from_db()  # the page is about what the measurement is now
        return False
    return True


def _entry_page(request: HttpRequest, form: EntryForm, status: int = 200, asks: bool = False) -> HttpResponse:
    settings = settings_of(request.user)
    form.open_explanations = settings.open_explanations
    context: dict[str, Any] = {
        "form": form,
        "settings": settings,
        "measurement": form.measurement,
        "is_change": form.measurement.state == State.SUBMITTED,
        "is_draft": form.measurement.state == State.DRAFT,
        "errors": [] if form.conflict else error_lines(form),
        "differences": differences(form, form.conflict) if form.conflict else None,
        "stored": form.conflict,
        "autosave_url": autosave_address(form.measurement),
        "asks": asks,
        "sentence": verdict_sentence(form.counts),
        "is_saved": "bewaard" in request.GET,
        "parameters": live_parameters(),
    }
    return render(request, "measurements/entry.html", context, status=status)


def autosave_address(measurement: Measurement) -> str:
    """Where the page keeps a draft while somebody fills it in; nowhere for anything else."""
    return reverse("measurements:autosave", args=[measurement.code]) if measurement.state == State.DRAFT else ""


def _receipt(request: HttpRequest, found: Measurement) -> HttpResponse:
    context: dict[str, Any] = {
        "measurement": found,
        "line": lines_of([found])[0],
        "verdict": verdict_sentence(found.counts),
        "labels": chosen_labels(found),
        "blocks": answered_blocks(found.scores),
        "shows_author": leads(request),
        "can_start": membership_that_enters(request.user) is not None,
        "is_changed": "gewijzigd" in request.GET,
        "drawing": drawing_beside(found, request.user),
    }
    if found.state == State.SUBMITTED:
        context |= repair_context(found)
    return render(request, "measurements/receipt.html", context)
