"""The page on which a team lead takes the measurements of the own institution out as a file."""

from contextlib import suppress
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts.declare import reauthenticates
from audit.declare import logs, note
from audit.models import Action
from exchange.forms.exporting import ExportFilter, ExportForm
from exchange.selectors.exporting import exportable
from exchange.services.exporting import NothingToExport, export_measurements
from institutions.access import institutions_for
from institutions.declare import needs
from institutions.domain.roles import Permission
from institutions.downloads import download


@needs(Permission.EXPORT_MEASUREMENTS)
@logs("measurements")
@require_http_methods(["GET", "HEAD", "POST"])
@reauthenticates
def export(request: HttpRequest) -> HttpResponse:
    """What the file will hold, and by POST the file; the line in the log says what for and how many measurements."""
    institutions = institutions_for(request.user, Permission.EXPORT_MEASUREMENTS)
    filters = ExportFilter(request.GET, institutions=institutions)
    if not filters.is_valid():
        return _page(request, {"filters": filters})
    note(request, institution_id=filters.institution.pk, object_code=filters.institution.code)
    form = ExportForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with suppress(NothingToExport):  # the page then says so
            return _file(request, filters, form)
    count = exportable(request.user, filters.institution, filters.year).count()
    return _page(request, {"filters": filters, "form": form, "count": count})


def _file(request: HttpRequest, filters: ExportFilter, form: ExportForm) -> HttpResponse:
    made = export_measurements(
        institution=filters.institution, year=filters.year, file_type=form.file_type, by=request.user
    )
    asked = f"jaar={filters.year_code}"
    note(request, action=Action.EXPORT, purpose=form.purpose, count=made.count, filters=asked)
    return download(made.content, filename=made.name, content_type=made.content_type)


def _page(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The page; what was sent and gave no file was refused."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "exchange/export.html", context, status=status)
