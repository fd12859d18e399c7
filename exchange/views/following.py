"""What the script of a page that follows work (static/js/import.js) is told every second."""

from django.http import JsonResponse
from django.utils import timezone

from exchange.models import ImportJob
from exchange.pages.progress import shown_progress


def how_far(job: ImportJob | None) -> JsonResponse:
    """How far the job is; None when it has ended, after which the script shows the page anew."""
    if job is None:
        return JsonResponse({"is_running": False})
    shown = shown_progress(job, timezone.now())
    values = {"text": shown.text, "note": shown.note, "done": shown.done, "total": shown.total}
    return JsonResponse({"is_running": True, **values})
