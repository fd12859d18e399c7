"""The page with what a team lead has to look at."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.declare import logs, note
from audit.models import Action
from institutions.declare import needs
from institutions.domain.roles import Permission
from measurements.domain.worklist import TRAJECTORY_DAYS, WAITING_DAYS
from measurements.selectors.lines import Status
from measurements.selectors.worklist import worklist_of


@needs(Permission.READ_INSTITUTION_MEASUREMENTS)
@logs("measurement")
@require_safe
def worklist(request: HttpRequest) -> HttpResponse:
    """Requests, trajectories past day 35 and drafts that wait, and measurements that could still count."""
    work = worklist_of(request.user, timezone.localdate())
    note(request, action=Action.LIST, count=len(work))
    context = {
        "work": work,
        "trajectory_days": TRAJECTORY_DAYS,
        "waiting_days": WAITING_DAYS,
        "counts_not": Status.COUNTS_NOT.value,
    }
    return render(request, "measurements/worklist.html", context)
