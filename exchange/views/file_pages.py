"""The page of one file on its way in, how far a worker is with it, and the file with its errors."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from accounts.declare import does_not_extend
from audit.declare import logs, note
from audit.models import Action
from exchange.domain.exporting import FileType
from exchange.models import FileState, ImportFile
from exchange.pages.overview import report_name
from exchange.selectors.files import files_of, running_job
from exchange.services.exporting import CONTENT_TYPES
from exchange.views.file_stages import stage_page
from exchange.views.file_steps import NO_STEP, step_asked
from exchange.views.following import how_far
from institutions.declare import needs
from institutions.domain.roles import Permission
from institutions.downloads import download


@needs(Permission.IMPORT_MEASUREMENTS)
@logs("import", code="number")
@require_http_methods(["GET", "HEAD", "POST"])
def import_file(request: HttpRequest, number: int) -> HttpResponse:
    """One file as far as it is, and by POST a step with it; a foreign file and one that is not there are both 404."""
    file = _file_or_404(request, number)
    if request.method != "POST":
        return stage_page(request, file)
    step = step_asked(request)
    if step is None:
        return stage_page(request, file, problem=NO_STEP)
    try:
        answer = step(request, file)
    except ValidationError as refusal:
        return stage_page(request, _file_or_404(request, number), problem=refusal.messages[0])
    return answer or redirect("import-file", number=number)


@needs(Permission.IMPORT_MEASUREMENTS)
@logs("import", code="number")
@require_safe
@does_not_extend
def progress(request: HttpRequest, number: int) -> JsonResponse:
    """How far the work on the file is, for the script of its page, which asks every second; no line in the log."""
    file = _file_or_404(request, number)
    note(request, action=None)
    return how_far(running_job(file))


@needs(Permission.IMPORT_MEASUREMENTS)
@logs("import", code="number")
@require_safe
def error_report(request: HttpRequest, number: int) -> HttpResponse:
    """The file as it was read, with its errors, to repair and upload again; without errors the way to its page."""
    file = _file_or_404(request, number)
    if file.state != FileState.CHECKED or file.report is None:
        note(request, action=None)
        return redirect("import-file", number=number)
    note(request, action=Action.EXPORT, count=file.rows)
    return download(bytes(file.report), filename=report_name(file), content_type=CONTENT_TYPES[FileType.XLSX])


def _file_or_404(request: HttpRequest, number: int) -> ImportFile:
    found: ImportFile = get_object_or_404(files_of(request.user).defer("content", "lines", "report"), pk=number)
    note(request, institution_id=found.institution_id)
    return found
