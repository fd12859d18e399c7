"""The first page of the import: how a file has to look, a form that takes one, and the files that came before."""

from http import HTTPStatus
from typing import Final

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from audit.declare import logs, note
from audit.models import Action
from exchange import tasks
from exchange.domain.exporting import FileType
from exchange.forms.upload import UploadForm
from exchange.models import ImportFile
from exchange.pages.columns import column_help, template_content
from exchange.pages.overview import FileLine
from exchange.selectors.exporting import listed_answers
from exchange.selectors.overview import listed_files
from exchange.selectors.waiting import sent_batches
from exchange.services import files
from exchange.services.expiring import KEPT
from exchange.services.exporting import CONTENT_TYPES
from institutions.access import can, institutions_for
from institutions.declare import needs
from institutions.domain.roles import Permission
from institutions.downloads import download

PAGE_SIZE: Final = 25


@needs(Permission.IMPORT_MEASUREMENTS)
@logs("import")
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """The files of this user, 25 a page, and the form for a new one; by POST the file comes in."""
    can_hold_several = can(request.user, Permission.READ_NATIONAL_FIGURES)
    institutions = institutions_for(request.user, Permission.CONFIRM_IMPORTS)
    form = UploadForm(request, institutions=institutions, can_hold_several=can_hold_several)
    if form.is_valid() and (file := _uploaded(request, form)):
        return redirect("import-file", number=file.pk)
    page = Paginator(listed_files(request.user), PAGE_SIZE).get_page(request.GET.get("pagina"))
    note(request, action=Action.LIST, count=len(page))
    context = {
        "form": form,
        "can_hold_several": can_hold_several,
        "columns": column_help(),
        "page": page,
        "lines": [FileLine.of(file, request.user) for file in page],
        "waiting": sent_batches(request.user),
        "days_kept": KEPT.days,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "exchange/imports.html", context, status=status)


def _uploaded(request: HttpRequest, form: UploadForm) -> ImportFile | None:
    """The file, with a worker asked to read it; None when it was refused, which stands in the form."""
    file = form.file
    try:
        job = files.upload(content=file.read(), name=file.name, by=request.user, institution=form.institution)
    except ValidationError as refusal:
        form.refuse(refusal)
        return None
    tasks.ring(job)
    note(request, action=Action.CREATE, object_code=str(job.file_id), institution_id=job.file.institution_id)
    return job.file


@needs(Permission.IMPORT_MEASUREMENTS)
@require_safe
def template(request: HttpRequest, file_type: FileType) -> HttpResponse:
    """An empty file with the columns of the format; the workbook also explains them."""
    content = template_content(file_type, listed_answers())
    name = f"leeg-bestand-metingen.{file_type}"
    return download(content, filename=name, content_type=CONTENT_TYPES[file_type])
