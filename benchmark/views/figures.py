"""The pages with figures: ask, hand over, show."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.declare import logs
from benchmark.page_data.institution import InstitutionData, institution_data
from benchmark.page_data.national import national_data, release_of
from benchmark.pages.institution import institution_page
from benchmark.pages.national import national_page
from benchmark.pages.tabs import institution_tabs, national_tabs
from benchmark.views.answering import page_or_file
from benchmark.views.asking import asked_for, choice_asked, readable
from institutions.access import can_at
from institutions.declare import needs
from institutions.domain.roles import Permission
from measurements.domain.coverage import Coverage
from measurements.selectors.coverage import coverage_against, numbers_by_month, with_closed_months, with_valid_months


@needs(Permission.READ_INSTITUTION_FIGURES)
@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """The way to the figures: at once for who has one institution, else a list to choose from."""
    institutions = list(readable(request))
    if len(institutions) == 1:
        return redirect("institution", code=institutions[0].code)
    return render(request, "benchmark/results.html", {"institutions": institutions})


@needs(Permission.READ_INSTITUTION_FIGURES)
@logs("institution_figures")
@require_safe
def institution(request: HttpRequest, code: str) -> HttpResponse:
    """The figures of one institution; a foreign one and one that does not exist give the same 404."""
    of_whom = get_object_or_404(with_valid_months(with_closed_months(asked_for(request))), code=code)
    data = institution_data(request.user, of_whom, choice=choice_asked(request), today=timezone.localdate())
    may_repair = can_at(request.user, Permission.READ_INSTITUTION_MEASUREMENTS, of_whom)
    page = institution_page(data, _coverage(data) if may_repair else None)
    tabs = institution_tabs(request.user, of_whom, "institution", data.chosen)
    context = {"tabs": tabs, "chosen": data.chosen, "may_repair": may_repair}
    return page_or_file(request, "benchmark/institution.html", page, **context)


def _coverage(data: InstitutionData) -> Coverage | None:
    """That of the whole institution; only who may see its measurements finds how many there are."""
    if data.places.title:
        return None
    valid = numbers_by_month(data.institution.valid_months)
    return coverage_against(data.institution, data.period, data.today, valid).coverage


@needs(Permission.READ_NATIONAL_FIGURES)
@logs("national_figures")
@require_safe
def national(request: HttpRequest) -> HttpResponse:
    """The national figures, and the institutions beside each other in the order of their names."""
    data = national_data(request.user, period_code=request.GET.get("periode", ""), today=timezone.localdate())
    chosen = {"periode": data.period.code}
    page, tabs = national_page(data, release_of(data.period)), national_tabs("national", chosen)
    return page_or_file(request, "benchmark/national.html", page, tabs=tabs, chosen=chosen)
