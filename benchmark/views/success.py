"""The page on what goes with success, for SEJN."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.declare import logs
from benchmark.page_data.success import success_data
from benchmark.pages.success.page import success_page
from benchmark.pages.tabs import national_tabs
from benchmark.views.answering import page_or_file
from institutions.declare import needs
from institutions.domain.roles import Permission


@needs(Permission.READ_NATIONAL_FIGURES)
@logs("national_figures")
@require_safe
def success(request: HttpRequest) -> HttpResponse:
    """Process criteria met against results, over all trajectories and within institutions."""
    data = success_data(request.user, period_code=request.GET.get("periode", ""), today=timezone.localdate())
    chosen = {"periode": data.period.code}
    tabs = national_tabs("success", chosen)
    return page_or_file(request, "benchmark/success.html", success_page(data), tabs=tabs, chosen=chosen)
