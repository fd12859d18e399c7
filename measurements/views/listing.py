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
from measurements.models import Measurement
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
    rows = Measurement.objects.visible_to(request.user).with_author_name()
    found = filtered(rows, filters.cleaned_data) if filters.is_valid() else rows.none()
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("pagina"))
    note(request, action=Action.LIST, count=len(page))
    lines = lines_of(page, repairs_of(page))
    context = {"filters": filters, "page": page, "lines": lines, "shows_author": leads(request)}
    return render(request, "measurements/list.html", context)
