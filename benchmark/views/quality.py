"""The pages on data quality: of the own institution for team leads, of the nation for SEJN; not for workers."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.declare import logs
from benchmark.page_data.quality import institution_quality, national_quality
from benchmark.pages.quality.institution import institution_quality_page
from benchmark.pages.quality.nation import national_quality_page
from benchmark.pages.tabs import institution_tabs, national_tabs
from benchmark.selectors.figures import with_lag
from benchmark.views.answering import page_or_file
from benchmark.views.asking import choice_asked
from institutions.access import can, institutions_for
from institutions.declare import for_everybody_signed_in, needs
from institutions.domain.roles import Permission
from measurements.selectors.coverage import with_closed_months, with_valid_months
from measurements.selectors.worklist import with_waiting_drafts


@for_everybody_signed_in
@require_safe
def quality(request: HttpRequest) -> HttpResponse:
    """The way to the page of who asks: that of the nation, of the only institution led, or a list of those."""
    if can(request.user, Permission.READ_NATIONAL_FIGURES):
        return redirect("national-quality")
    led = list(institutions_for(request.user, Permission.READ_INSTITUTION_MEASUREMENTS))
    if not led:
        raise PermissionDenied(Permission.READ_INSTITUTION_MEASUREMENTS.value)
    if len(led) == 1:
        return redirect("institution-quality", code=led[0].code)
    return render(request, "benchmark/quality/choose.html", {"institutions": led})


@needs(Permission.READ_INSTITUTION_MEASUREMENTS)
@logs("institution_figures")
@require_safe
def of_institution(request: HttpRequest, code: str) -> HttpResponse:
    """The data quality of an institution that the user leads, or of one of its locations or teams."""
    led = with_lag(institutions_for(request.user, Permission.READ_INSTITUTION_MEASUREMENTS))
    today = timezone.localdate()
    with_counts = with_waiting_drafts(with_valid_months(with_closed_months(led)), today)
    of_whom = get_object_or_404(with_counts, code=code)
    data = institution_quality(request.user, of_whom, choice=choice_asked(request), today=today)
    page, tabs = (
        institution_quality_page(data),
        institution_tabs(request.user, of_whom, "institution-quality", data.chosen),
    )
    return page_or_file(request, "benchmark/quality/institution.html", page, tabs=tabs, chosen=data.chosen)


@needs(Permission.READ_NATIONAL_FIGURES)
@logs("national_figures")
@require_safe
def of_nation(request: HttpRequest) -> HttpResponse:
    """The data quality of all institutions together and of each: counts, never a row of a family."""
    data = national_quality(request.user, period_code=request.GET.get("periode", ""), today=timezone.localdate())
    chosen = {"periode": data.period.code}
    tabs = national_tabs("national-quality", chosen)
    return page_or_file(request, "benchmark/quality/nation.html", national_quality_page(data), tabs=tabs, chosen=chosen)
