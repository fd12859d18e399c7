"""The page on which somebody sees the own work, and nobody else's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.declare import logs, note
from audit.models import Action
from institutions.declare import needs
from institutions.domain.roles import Permission
from measurements.domain.own_picture import LATEST, drawing_of, missed_criteria
from measurements.selectors.own_picture import latest_own, own_of_year


@needs(Permission.ENTER_MEASUREMENTS)
@logs("measurement")
@require_safe
def own_picture(request: HttpRequest) -> HttpResponse:
    """The last measurements that this user entered, and those of this year where that are others too."""
    year = timezone.localdate().year
    latest, of_year = latest_own(request.user), own_of_year(request.user, year)
    note(request, action=Action.LIST, count=len(latest))
    context = {
        "drawing": drawing_of(latest),
        "rows": latest[::-1],
        "missed": missed_criteria(latest),
        "latest": LATEST,
        "year": year,
        "of_year": of_year if len(of_year) > LATEST else [],
        "missed_of_year": missed_criteria(of_year),
    }
    return render(request, "measurements/own_picture.html", context)
