"""The pages about releases: which there are, and what one of them says."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from audit.declare import logs, note
from benchmark.page_data.releases import listed_years, release_data
from benchmark.pages.release import release_page, release_years
from benchmark.views.answering import page_or_file
from institutions.declare import needs
from institutions.domain.roles import Permission


@needs(Permission.READ_INSTITUTION_FIGURES)
@logs("national_figures")
@require_safe
def releases(request: HttpRequest) -> HttpResponse:
    """The releases by year; for who makes them also those that are not published, and the years without any."""
    years = release_years(listed_years(request.user))
    note(request, count=sum(len(year.rows) for year in years))
    return render(request, "benchmark/releases.html", {"years": years})


@needs(Permission.READ_INSTITUTION_FIGURES)
@logs("national_figures")
@require_safe
def release(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """The figures of one release; one that is not published and one that does not exist give the same 404."""
    note(request, object_code=f"{year}.{number}"[:20])
    data = release_data(request.user, year, number)
    if data is None:
        raise Http404("Deze uitgave bestaat niet.")
    return page_or_file(request, "benchmark/release.html", release_page(data))
