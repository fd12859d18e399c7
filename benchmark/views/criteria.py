"""The pages of one criterion: of an institution, and of the nation."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.declare import logs, note
from benchmark.page_data.criterion import institution_criterion, national_criterion
from benchmark.pages.criterion.institution import institution_criterion_page
from benchmark.pages.criterion.nation import national_criterion_page
from benchmark.pages.tabs import Tab, institution_tabs, national_tabs
from benchmark.views.answering import WithFiles, page_or_file
from benchmark.views.asking import choice_asked, institution_asked
from institutions.declare import needs
from institutions.domain.roles import Permission
from measurements.domain.criteria import Criterion, criterion_by_form_number


@needs(Permission.READ_INSTITUTION_FIGURES)
@logs("institution_figures")
@require_safe
def of_institution(request: HttpRequest, code: str, number: str) -> HttpResponse:
    """One criterion of an institution; with `?criterium=4a` in the address the way to that one."""
    of_whom, criterion = institution_asked(request, code), _criterion_or_404(number)
    if way := _way_to_another(request, "institution-criterion", code):
        return way
    choice = choice_asked(request)
    data = institution_criterion(request.user, of_whom, criterion, choice=choice, today=timezone.localdate())
    tabs = institution_tabs(request.user, of_whom, "institution", data.chosen)
    return _page(request, "benchmark/criterion/institution.html", institution_criterion_page(data), tabs, data.chosen)


@needs(Permission.READ_NATIONAL_FIGURES)
@logs("national_figures")
@require_safe
def of_nation(request: HttpRequest, number: str) -> HttpResponse:
    """One criterion over all institutions; with `?criterium=4a` in the address the way to that one."""
    criterion = _criterion_or_404(number)
    if way := _way_to_another(request, "national-criterion"):
        return way
    period_code = request.GET.get("periode", "")
    data = national_criterion(request.user, criterion, period_code=period_code, today=timezone.localdate())
    tabs = national_tabs("national", data.chosen)
    return _page(request, "benchmark/criterion/nation.html", national_criterion_page(data), tabs, data.chosen)


def _page(
    request: HttpRequest, template: str, page: WithFiles, tabs: tuple[Tab, ...], chosen: Mapping[str, str]
) -> HttpResponse:
    """The page or a file; one that another criterion was chosen for never comes here, so what is left is unknown."""
    unknown = bool(request.GET.get("criterium"))
    return page_or_file(request, template, page, tabs=tabs, chosen=chosen, unknown_criterion=unknown)


def _criterion_or_404(number: str) -> Criterion:
    try:
        return criterion_by_form_number(number)
    except KeyError as error:
        raise Http404("Dit criterium bestaat niet.") from error


def _way_to_another(request: HttpRequest, name: str, *args: Any) -> HttpResponseRedirect | None:
    """To the page of the criterion that was chosen on the form, with the rest of the choice; None for an unknown one.

    It shows no figures, so it leaves no line in the access log.
    """
    rest = request.GET.copy()
    try:
        chosen = criterion_by_form_number(rest.pop("criterium", [""])[-1])
    except KeyError:
        return None
    note(request, action=None)
    query = rest.urlencode()
    address = reverse(name, args=[*args, chosen.form_number])
    return redirect(f"{address}?{query}" if query else address)
