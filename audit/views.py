"""The page on which the auditor reads the access log."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from audit.declare import logs, note
from audit.forms import LogFilter
from audit.models import Action
from audit.selectors import LogPage, log_page, names_in_the_log, position
from institutions.declare import needs
from institutions.domain.roles import Permission


@needs(Permission.READ_ACCESS_LOG)
@logs("access_log")
@require_safe
def access_log(request: HttpRequest) -> HttpResponse:
    """The lines of the log, newest first; filters and place stand in the address."""
    filters = LogFilter(request.GET)
    after = position(request.GET.get("na", ""))
    page = log_page(filters.cleaned_data, after) if filters.is_valid() else LogPage((), None)
    note(request, action=Action.LIST, count=len(page.entries))
    context = {
        "filters": filters,
        "page": page,
        "is_filtered": any(request.GET.values()),
        "is_further": after is not None,
        "names": names_in_the_log(),
    }
    return render(request, "audit/access_log.html", context)
