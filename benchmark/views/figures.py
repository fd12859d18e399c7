"""The pages with figures: ask, hand over, show."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.declare import logs
from benchmark.page_data.institution import InstitutionChoice, institution_data
from benchmark.page_data.national import national_data
from benchmark.pages.institution import institution_page
from benchmark.pages.national import national_page
from benchmark.selectors.figures import with_lag
from institutions.access import institutions_for
from institutions.declare import needs
from institutions.domain.roles import Permission


@needs(Permission.READ_INSTITUTION_FIGURES)
@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """The way to the figures: at once for who has one institution, else a list to choose from."""
    institutions = list(institutions_for(request.user, Permission.READ_INSTITUTION_FIGURES))
    if len(institutions) == 1:
        return redirect("institution", code=institutions[0].code)
    return render(request, "benchmark/results.html", {"institutions": institutions})


@needs(Permission.READ_INSTITUTION_FIGURES)
@logs("institution_figures")
@require_safe
def institution(request: HttpRequest, code: str) -> HttpResponse:
    """The figures of one institution; a foreign one and one that does not exist give the same 404."""
    mine = institutions_for(request.user, Permission.READ_INSTITUTION_FIGURES).select_related("successor")
    asked = (request.GET.get(name, "") for name in ("periode", "team", "locatie"))
    data = institution_data(
        request.user,
        get_object_or_404(with_lag(mine), code=code),
        choice=InstitutionChoice(*asked),
        today=timezone.localdate(),
    )
    return render(request, "benchmark/institution.html", {"page": institution_page(data)})


@needs(Permission.READ_NATIONAL_FIGURES)
@logs("national_figures")
@require_safe
def national(request: HttpRequest) -> HttpResponse:
    """The national figures, and the institutions beside each other in the order of their names."""
    data = national_data(request.user, period_code=request.GET.get("periode", ""), today=timezone.localdate())
    return render(request, "benchmark/national.html", {"page": national_page(data)})
