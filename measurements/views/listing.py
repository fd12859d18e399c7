"""The list of measurements."""

from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from audit.declare import logs, note
from audit.models import Action
from institutions.declare import needs
from institutions.domain.roles import Permission
from measurements.forms.listing import ListFilter
from measurements.models import Measurement, MeasurementQuerySet
from measurements.selectors.behind_figure import BehindFigure, ListedPlace, behind_figure, listed_place
from measurements.selectors.closing import repairs_of
from measurements.selectors.lines import filtered, lines_of
from measurements.views.opening import leads

PAGE_SIZE: Final = 25


@needs(Permission.ENTER_MEASUREMENTS)
@logs("measurement", conceals=("code",))
@require_safe
def measurement_list(request: HttpRequest) -> HttpResponse:
    """The measurements that this user may see, 25 a page; filters and page stand in the address."""
    filters = ListFilter(request.GET)
    behind = behind_figure(request.user, filters.cleaned_data) if filters.asks_behind_a_figure else None
    place = listed_place(request.user, filters.cleaned_data) if filters.asks_a_place else None
    page = Paginator(_found(request, filters, behind or place), PAGE_SIZE).get_page(request.GET.get("pagina"))
    note(request, action=Action.LIST, count=len(page))
    lines = lines_of(page, repairs_of(page))
    context = {"filters": filters, "page": page, "lines": lines, "behind": behind, "place": place}
    return render(request, "measurements/list.html", context | {"shows_author": leads(request)})


def _found(
    request: HttpRequest, filters: ListFilter, of_what: BehindFigure | ListedPlace | None
) -> MeasurementQuerySet:
    """Everything that the filters let pass; nothing when one cannot be read or names a place that is not there."""
    rows = Measurement.objects.visible_to(request.user).with_author_name()
    asks_more = filters.is_valid() and (filters.asks_behind_a_figure or filters.asks_a_place)
    if not filters.is_valid() or (asks_more and of_what is None):
        return rows.none()
    return filtered(of_what.of(rows) if of_what else rows, filters.cleaned_data)
