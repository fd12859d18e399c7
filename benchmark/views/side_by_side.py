"""The page that lays the figures of an institution beside those of the nation, another period, or the rest of it."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.declare import logs
from benchmark.page_data.open_points import open_points_beside
from benchmark.page_data.side_by_side import side_by_side
from benchmark.pages.side_by_side.page import side_by_side_page
from benchmark.pages.tabs import institution_tabs
from benchmark.views.answering import page_or_file
from benchmark.views.asking import choice_asked, institution_asked
from institutions.declare import needs
from institutions.domain.roles import Permission


@needs(Permission.READ_INSTITUTION_FIGURES)
@logs("institution_figures")
@require_safe
def comparison(request: HttpRequest, code: str) -> HttpResponse:
    """An institution, or part of it, beside what `met` names; a foreign one and one that does not exist give a 404."""
    of_whom = institution_asked(request, code)
    data = side_by_side(
        request.user,
        of_whom,
        choice=choice_asked(request),
        beside=request.GET.get("met", ""),
        measure=request.GET.get("maat", ""),
        today=timezone.localdate(),
    )
    tabs = institution_tabs(request.user, of_whom, "institution-comparison", data.own.chosen)
    openly = None
    if not data.is_beside_itself:
        openly = open_points_beside(request.user, of_whom, data.own.period, data.own.nation.release)
    page = side_by_side_page(data, openly)
    return page_or_file(request, "benchmark/side_by_side.html", page, tabs=tabs, chosen=page.chosen)
