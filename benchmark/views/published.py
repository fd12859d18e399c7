"""The check of our figures against a published year, for SEJN."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from audit.declare import logs
from benchmark.page_data.published import published_data
from benchmark.pages.published.page import published_page
from benchmark.views.answering import page_or_file
from institutions.declare import needs
from institutions.domain.roles import Permission


@needs(Permission.READ_NATIONAL_FIGURES)
@logs("national_figures")
@require_safe
def published(request: HttpRequest) -> HttpResponse:
    """Computed figures of a year beside the published ones, by each definition that the report may have meant."""
    data = published_data(request.user, year=request.GET.get("jaar", ""))
    chosen = {"jaar": data.published.period}
    return page_or_file(request, "benchmark/published.html", published_page(data), chosen=chosen)
