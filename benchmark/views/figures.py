"""The pages with figures: ask, hand over, show."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.declare import logs
from benchmark.page_data.institution import institution_data
from benchmark.page_data.national import national_data
from benchmark.pages.institution import institution_page
from benchmark.pages.national import national_page
from benchmark.pages.tabs import institution_tabs, national_tabs
from benchmark.views.answering import page_or_file
from benchmark.views.asking import choice_asked, institution_asked, readable
from institutions.declare import needs
from institutions.domain.roles import Permission


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
    of_whom = institution_asked(request, code)
    data = institution_data(request.user, of_whom, choice=choice_asked(request), today=timezone.localdate())
    tabs = institution_tabs(request.user, of_whom, "institution", data.chosen)
    return page_or_file(request, "benchmark/institution.html", institution_page(data), tabs=tabs, chosen=data.chosen)


@needs(Permission.READ_NATIONAL_FIGURES)
@logs("national_figures")
@require_safe
def national(request: HttpRequest) -> HttpResponse:
    """The national figures, and the institutions beside each other in the order of their names."""
    data = national_data(request.user, period_code=request.GET.get("periode", ""), today=timezone.localdate())
    chosen = {"periode": data.period.code}
    tabs = national_tabs("national", chosen)
    return page_or_file(request, "benchmark/national.html", national_page(data), tabs=tabs, chosen=chosen)
