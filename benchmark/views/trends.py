"""The pages of one figure over time: of an institution, and of the nation."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.declare import logs
from benchmark.page_data.trends import institution_trends, national_trends
from benchmark.pages.measures import Measure, measure_asked
from benchmark.pages.tabs import institution_tabs, national_tabs
from benchmark.pages.trends.institution import institution_trend_page
from benchmark.pages.trends.nation import national_trend_page
from benchmark.pages.trends.over_time import PER, QUARTER_CODE, UNKNOWN_PER
from benchmark.views.answering import page_or_file
from benchmark.views.asking import choice_asked, institution_asked
from institutions.declare import needs
from institutions.domain.roles import Permission


@needs(Permission.READ_INSTITUTION_FIGURES)
@logs("institution_figures")
@require_safe
def of_institution(request: HttpRequest, code: str) -> HttpResponse:
    """An institution over time; a foreign one and one that does not exist give the same 404."""
    of_whom = institution_asked(request, code)
    measure, with_quarters, messages = _asked(request)
    data = institution_trends(
        request.user, of_whom, choice=choice_asked(request), with_quarters=with_quarters, today=timezone.localdate()
    )
    tabs = institution_tabs(request.user, of_whom, "institution-trend", data.chosen)
    return page_or_file(
        request,
        "benchmark/trends/institution.html",
        institution_trend_page(data, measure),
        tabs=tabs,
        chosen=_chosen(data.chosen, measure, with_quarters=with_quarters),
        messages_on_choice=(*messages, *data.over_time.messages),
    )


@needs(Permission.READ_NATIONAL_FIGURES)
@logs("national_figures")
@require_safe
def of_nation(request: HttpRequest) -> HttpResponse:
    """All institutions together over time, with the trend of each criterion."""
    measure, with_quarters, messages = _asked(request)
    period_code = request.GET.get("periode", "")
    data = national_trends(
        request.user, period_code=period_code, with_quarters=with_quarters, today=timezone.localdate()
    )
    return page_or_file(
        request,
        "benchmark/trends/nation.html",
        national_trend_page(data, measure),
        tabs=national_tabs("national-trend", data.chosen),
        chosen=_chosen(data.chosen, measure, with_quarters=with_quarters),
        messages_on_choice=messages,
    )


def _asked(request: HttpRequest) -> tuple[Measure, bool, tuple[str, ...]]:
    """The figure, whether per quarter, and what to say when the address holds something that is not there."""
    measure, messages = measure_asked(request.GET.get("maat", ""))
    per = request.GET.get("per", "")
    return measure, per == QUARTER_CODE, (*messages, *([UNKNOWN_PER] if per and per not in PER else []))


def _chosen(carried: Mapping[str, str], measure: Measure, *, with_quarters: bool) -> dict[str, str]:
    return {**carried, "maat": measure.code, "per": QUARTER_CODE if with_quarters else ""}
