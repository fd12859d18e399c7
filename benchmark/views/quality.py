"""The pages on data quality: of the own institution for team leads, of the nation for SEJN; not for workers."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.declare import logs
from benchmark.page_data.institution import InstitutionChoice
from benchmark.page_data.quality import institution_quality, national_quality
from benchmark.pages.quality.institution import institution_quality_page
from benchmark.pages.quality.nation import national_quality_page
from benchmark.selectors.figures import with_lag
from institutions.access import can, institutions_for
from institutions.declare import for_everybody_signed_in, needs
from institutions.domain.roles import Permission
from measurements.selectors.coverage import with_closed_months, with_valid_months


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
    asked = (request.GET.get(name, "") for name in ("periode", "team", "locatie"))
    data = institution_quality(
        request.user,
        get_object_or_404(with_valid_months(with_closed_months(led)), code=code),
        choice=InstitutionChoice(*asked),
        today=timezone.localdate(),
    )
    return render(request, "benchmark/quality/institution.html", {"page": institution_quality_page(data)})


@needs(Permission.READ_NATIONAL_FIGURES)
@logs("national_figures")
@require_safe
def of_nation(request: HttpRequest) -> HttpResponse:
    """The data quality of all institutions together and of each: counts, never a row of a family."""
    data = national_quality(request.user, period_code=request.GET.get("periode", ""), today=timezone.localdate())
    return render(request, "benchmark/quality/nation.html", {"page": national_quality_page(data)})
