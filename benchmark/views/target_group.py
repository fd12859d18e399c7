"""The pages about the target group."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.declare import logs
from benchmark.page_data.target_group import national_target_group_data, target_group_data
from benchmark.pages.tabs import institution_tabs, national_tabs
from benchmark.pages.target_group.page import national_target_group_page, target_group_page
from benchmark.selectors.figures import with_lag
from benchmark.selectors.target_group import with_code_lists
from benchmark.views.answering import page_or_file
from benchmark.views.asking import choice_asked, readable
from institutions.declare import needs
from institutions.domain.roles import Permission


@needs(Permission.READ_INSTITUTION_FIGURES)
@logs("institution_figures")
@require_safe
def of_institution(request: HttpRequest, code: str) -> HttpResponse:
    """Who the families of one institution were; a foreign one and one that does not exist give the same 404."""
    of_whom = get_object_or_404(with_code_lists(with_lag(readable(request))), code=code)
    asked, crossed = choice_asked(request), request.GET.get("kruis", "")
    data = target_group_data(request.user, of_whom, choice=asked, crossed=crossed, today=timezone.localdate())
    tabs = institution_tabs(request.user, of_whom, "institution-target-group", data.chosen)
    page = target_group_page(data)
    chosen = {**data.chosen, "kruis": page.parts.crossed_name}
    return page_or_file(request, "benchmark/target_group/institution.html", page, tabs=tabs, chosen=chosen)


@needs(Permission.READ_NATIONAL_FIGURES)
@logs("national_figures")
@require_safe
def of_nation(request: HttpRequest) -> HttpResponse:
    """Who the families of all institutions together were."""
    period_code, crossed = (request.GET.get(name, "") for name in ("periode", "kruis"))
    today = timezone.localdate()
    data = national_target_group_data(request.user, period_code=period_code, crossed=crossed, today=today)
    page, period = national_target_group_page(data), {"periode": data.period.code}
    tabs, chosen = national_tabs("national-target-group", period), {**period, "kruis": page.parts.crossed_name}
    return page_or_file(request, "benchmark/target_group/nation.html", page, tabs=tabs, chosen=chosen)
