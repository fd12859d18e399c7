"""The page on which a team lead fills in the closed trajectories, and reads of which part there is a measurement."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from audit.declare import logs, note
from institutions.access import institutions_for
from institutions.declare import needs
from institutions.domain.roles import Permission
from measurements.domain.coverage import together
from measurements.forms.coverage import CoverageFilter, CoverageForm
from measurements.selectors.coverage import closed_trajectories, coverage_by_month
from measurements.services.coverage import Clash, save_closed_trajectories


@needs(Permission.READ_INSTITUTION_MEASUREMENTS)
@logs("institution_figures")
@require_http_methods(["GET", "HEAD", "POST"])
def coverage(request: HttpRequest) -> HttpResponse:
    """The closed trajectories and the coverage of each month of a year, in one form."""
    institutions = institutions_for(request.user, Permission.READ_INSTITUTION_MEASUREMENTS)
    filters = CoverageFilter(request.GET, institutions=institutions)
    if not filters.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else 200
        return render(request, "measurements/coverage.html", {"filters": filters}, status=status)
    institution, year = filters.institution, filters.year
    note(request, institution_id=institution.pk, object_code=institution.code)
    stored = closed_trajectories(institution, year)
    form = CoverageForm(request.POST if request.method == "POST" else None, year=year, stored=stored)
    if form.is_valid() and _saved(request, filters, form):
        return redirect(f"{request.path}?instelling={institution.code}&jaar={year}&bewaard=ja")
    months = coverage_by_month(institution, year, stored)
    context: dict[str, Any] = {
        "filters": filters,
        "form": form,
        "rows": form.rows(months),
        "year_so_far": together(one for month, one in months.items() if month != form.running),
        "is_saved": "bewaard" in request.GET and not form.is_bound,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else 200
    return render(request, "measurements/coverage.html", context, status=status)


def _saved(request: HttpRequest, filters: CoverageFilter, form: CoverageForm) -> bool:
    """Whether the numbers are stored; what a colleague filled in meanwhile stands in the form."""
    try:
        save_closed_trajectories(
            institution=filters.institution, year=filters.year, numbers=form.numbers, by=request.user
        )
    except Clash as clash:
        form.refuse(clash)
        return False
    return True
