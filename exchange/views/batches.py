"""The page of a batch: what would come in, with the decision about it, and afterwards what came of it."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.declare import does_not_extend
from audit.declare import logs, note
from audit.models import Action
from exchange import tasks
from exchange.models import BatchState, ImportBatch
from exchange.pages.batch import preview_of
from exchange.pages.batch_ended import ended
from exchange.pages.batch_words import bad_ending
from exchange.pages.progress import shown_progress
from exchange.selectors.files import batches_of, last_job, running_job
from exchange.services import batches, jobs
from exchange.services.taking_over import can_be_taken_over
from exchange.views.following import how_far
from institutions.declare import needs
from institutions.domain.roles import Permission

NO_CHOICE: Final = "Kies wat u met deze metingen wilt doen."


@needs(Permission.CONFIRM_IMPORTS)
@logs("import", code="number")
@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: HttpRequest, number: int) -> HttpResponse:
    """A part of a file: to be confirmed, being worked on, or ended; and by POST the decision of the team lead."""
    found = _batch_or_404(request, number)
    if request.method != "POST":
        return _page(request, found)
    try:
        decide = DECISIONS.get(request.POST.get("action", ""), _no_decision)
        decide(request, found)
    except ValidationError as refusal:
        return _page(request, _batch_or_404(request, number), refusal.messages[0])
    return redirect("import-batch", number=number)


@needs(Permission.CONFIRM_IMPORTS)
@logs("import", code="number")
@require_safe
@does_not_extend
def progress(request: HttpRequest, number: int) -> JsonResponse:
    """How far the work on the batch is, for the script of its page; no line in the log, for nothing of it is shown."""
    found = _batch_or_404(request, number)
    note(request, action=None)
    return how_far(running_job(found.file, found))


def _batch_or_404(request: HttpRequest, number: int) -> ImportBatch:
    """The batch as it stands now; one that the user may not decide about is as absent as one that never was."""
    found: ImportBatch = get_object_or_404(batches_of(request.user), pk=number)
    note(request, institution_id=found.institution_id)
    return found


def _confirm(request: HttpRequest, found: ImportBatch) -> None:
    tasks.ring(batches.confirm(batch=found, by=request.user))
    note(request, action=Action.IMPORT, count=found.rows)


def _decline(request: HttpRequest, found: ImportBatch) -> None:
    batches.decline(batch=found, by=request.user)


def _undo(request: HttpRequest, found: ImportBatch) -> None:
    tasks.ring(batches.ask_to_undo(batch=found, by=request.user))
    note(request, action=Action.UNDO, count=found.imported)


def _cancel(request: HttpRequest, found: ImportBatch) -> None:
    if job := running_job(found.file, found):
        jobs.cancel(job)


def _no_decision(request: HttpRequest, found: ImportBatch) -> None:
    raise ValidationError(NO_CHOICE)


DECISIONS: Final[dict[str, Callable[[HttpRequest, ImportBatch], None]]] = {
    "confirm": _confirm,
    "decline": _decline,
    "undo": _undo,
    "cancel": _cancel,
}
"""What the buttons of the page do, by their value."""


def _page(request: HttpRequest, found: ImportBatch, problem: str = "") -> HttpResponse:
    context: dict[str, Any] = {"batch": found, "problem": problem}
    if job := running_job(found.file, found):
        context["progress"] = shown_progress(job, timezone.now())
    else:
        context |= _preview(request, found) if found.state == BatchState.PREVIEW else _ended(request, found)
        context["bad_ending"] = bad_ending(found, last_job(found.file, found))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    return render(request, "exchange/batch.html", context, status=status)


def _preview(request: HttpRequest, found: ImportBatch) -> dict[str, Any]:
    """The preview; the line in the log says how many rows of families were shown. None of a file with errors."""
    if found.file.errors:
        return {}
    preview = preview_of(found, request.GET.get("toon", ""), request.GET.get("pagina"))
    note(request, count=len(preview.lines))
    return {"preview": preview, "can_confirm": can_be_taken_over(found) and preview.totals.new > 0}


def _ended(request: HttpRequest, found: ImportBatch) -> dict[str, Any]:
    return {"ended": ended(found), "asks_to_undo": "ongedaan" in request.GET}
