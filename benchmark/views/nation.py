"""The pages about the nation in parts: the institutions beside each other, and who took part."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.declare import logs
from benchmark.page_data.national import national_data
from benchmark.page_data.participation import participation_data
from benchmark.pages.institutions.page import institutions_page
from benchmark.pages.participation.page import participation_page
from benchmark.pages.tabs import national_tabs
from benchmark.views.answering import page_or_file
from institutions.declare import needs
from institutions.domain.roles import Permission


@needs(Permission.READ_NATIONAL_FIGURES)
@logs("national_figures")
@require_safe
def institutions(request: HttpRequest) -> HttpResponse:
    """The institutions beside each other on one measure, and on all of them in a matrix."""
    data = national_data(request.user, period_code=request.GET.get("periode", ""), today=timezone.localdate())
    page = institutions_page(data, request.GET.get("maat", ""))
    period = {"periode": data.period.code}
    tabs, chosen = national_tabs("national-institutions", period), {**period, "maat": page.measure.code}
    return page_or_file(request, "benchmark/institutions.html", page, tabs=tabs, chosen=chosen)


@needs(Permission.READ_NATIONAL_FIGURES)
@logs("national_figures")
@require_safe
def participation(request: HttpRequest) -> HttpResponse:
    """Which institution delivered in which month, and who has not delivered lately, with whom to write to."""
    data = participation_data(request.user, period_code=request.GET.get("periode", ""), today=timezone.localdate())
    chosen = {"periode": data.period.code}
    tabs = national_tabs("national-participation", chosen)
    return page_or_file(request, "benchmark/participation.html", participation_page(data), tabs=tabs, chosen=chosen)
