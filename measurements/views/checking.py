"""The page between filling in and sending: what will be sent, and whether it counts."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from audit.declare import logs, note
from audit.models import Action
from institutions.declare import needs
from institutions.domain.roles import Permission
from measurements.models import Measurement, State
from measurements.pages.check import check_page
from measurements.services import entering, refusals
from measurements.views.opening import address_of, opened
from measurements.views.posted import posted_version


@needs(Permission.ENTER_MEASUREMENTS)
@logs("measurement")
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, code: str) -> HttpResponse:
    """Shows the draft as it will be sent, and sends just that; of what is sent already there is a receipt."""
    found = opened(request, code)
    if request.method == "POST":
        return _send(request, found)
    if found.state != State.DRAFT:
        return redirect(address_of(found))
    return _page(request, found)


def _send(request: HttpRequest, draft: Measurement) -> HttpResponse:
    try:
        entering.submit_as_checked(measurement=draft, by=request.user, version=posted_version(request))
    except ValidationError as refusal:
        note(request, action=Action.READ)
        draft.refresh_from_db()
        if draft.state != State.DRAFT:
            return redirect(address_of(draft))
        return _page(request, draft, refusal=refusal, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return redirect(address_of(draft))


def _page(
    request: HttpRequest, draft: Measurement, refusal: ValidationError | None = None, status: int = HTTPStatus.OK
) -> HttpResponse:
    is_overtaken = isinstance(refusal, refusals.ChangedElsewhere)
    context: dict[str, Any] = {"measurement": draft, "page": check_page(draft), "is_overtaken": is_overtaken}
    return render(request, "measurements/check.html", context, status=status)
