"""The page that opens a trajectory."""

from http import HTTPStatus
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from audit.declare import logs, note
from audit.models import Action
from institutions.declare import needs
from institutions.domain.roles import Permission
from measurements.forms.errors import error_lines
from measurements.forms.trajectory import TrajectoryForm
from measurements.selectors.finding import membership_that_enters
from measurements.services.trajectories import open_trajectory


@needs(Permission.ENTER_MEASUREMENTS)
@logs("measurement")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Asks for the day of the referral, then opens a draft and goes back to the start page, which shows it."""
    note(request, action=None)
    membership = membership_that_enters(request.user)
    if membership is None:
        return render(request, "measurements/no_team.html", status=HTTPStatus.FORBIDDEN)
    form = TrajectoryForm(request.POST if request.method == "POST" else None, membership=membership)
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
        context = {"form": form, "errors": error_lines(form)}
        return render(request, "measurements/trajectory_new.html", context, status=status)
    opened = open_trajectory(membership=membership, proposed=form.code, values=form.values)
    note(request, action=Action.CREATE, object_code=opened.code, institution_id=opened.institution_id)
    return redirect(f"{reverse('home')}?{urlencode({'geopend': opened.code})}")
