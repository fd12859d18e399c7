"""The pages on which a measurement is accounted for: what was changed, and who has looked at it."""

from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from audit.declare import logs, note
from audit.selectors import entries_about
from institutions.access import can
from institutions.declare import needs
from institutions.domain.roles import Permission
from measurements.forms.code_search import CodeSearch
from measurements.pages.history import measurement_history
from measurements.selectors.finding import led_measurement_or_404, led_measurements, measurement_or_404

LATEST: Final = 200


@needs(Permission.ENTER_MEASUREMENTS)
@logs("measurement")
@require_safe
def history(request: HttpRequest, code: str) -> HttpResponse:
    """What was changed in a measurement, for whoever may read it."""
    found = measurement_or_404(request.user, code)
    note(request, institution_id=found.institution_id)
    context = {
        "measurement": found,
        "changes": measurement_history(found),
        "shows_access": can(request.user, Permission.READ_INSTITUTION_ACCESS),
    }
    return render(request, "measurements/history.html", context)


@needs(Permission.READ_INSTITUTION_ACCESS)
@logs("measurement_access")
@require_safe
def access(request: HttpRequest, code: str) -> HttpResponse:
    """Who has looked at or changed a measurement of the own institution, or was refused it; the newest first."""
    found = led_measurement_or_404(request.user, code)
    entries = list(entries_about(found.institution_id, "measurement", found.code)[: LATEST + 1])
    note(request, institution_id=found.institution_id, count=len(entries))
    context = {"measurement": found, "entries": entries[:LATEST], "latest": LATEST, "has_more": len(entries) > LATEST}
    return render(request, "measurements/access.html", context)


@needs(Permission.READ_INSTITUTION_ACCESS)
@logs("measurement_access")
@require_safe
def access_search(request: HttpRequest) -> HttpResponse:
    """Asks for the code of a measurement, also of one that was withdrawn; an unknown one is not found."""
    form = CodeSearch(request.GET or None)
    if not form.is_valid():
        note(request, action=None)
        return render(request, "measurements/access_search.html", {"form": form})
    code = form.cleaned_data["code"]
    note(request, object_code=code)
    if led_measurements(request.user).filter(code=code).exists():
        return redirect("measurements:access", code=code)
    context = {"form": form, "is_unknown": True}
    return render(request, "measurements/access_search.html", context, status=HTTPStatus.NOT_FOUND)
