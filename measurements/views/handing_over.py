"""The page that hands a draft to a colleague."""

from http import HTTPStatus

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from audit.declare import logs, note
from audit.models import Action
from institutions.declare import needs
from institutions.domain.roles import Permission
from measurements.forms.errors import error_lines
from measurements.forms.handing_over import HandOverForm
from measurements.models import Measurement, State
from measurements.selectors.colleagues import colleagues_for
from measurements.services import handing_over
from measurements.views.opening import address_of, opened
from measurements.views.posted import posted_version


@needs(Permission.ENTER_MEASUREMENTS)
@logs("measurement")
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, code: str) -> HttpResponse:
    """Asks to whom, then changes the author; what is no draft (any more) is shown as it is."""
    found = opened(request, code)
    note(request, action=Action.READ)
    if found.state != State.DRAFT:
        return redirect(address_of(found))
    form = HandOverForm(
        request.POST if request.method == "POST" else None,
        draft=found,
        colleagues=colleagues_for(found, timezone.localdate()),
        asks_reason=handing_over.asks_reason(found, request.user),
    )
    if form.is_bound and _is_done(request, form, found):
        note(request, action=Action.CHANGE)
        return redirect(f"{reverse('home')}?overgedragen=ja")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    context = {"measurement": found, "form": form, "errors": error_lines(form)}
    return render(request, "measurements/hand_over.html", context, status=status)


def _is_done(request: HttpRequest, form: HandOverForm, draft: Measurement) -> bool:
    """Whether the draft has changed hands; what was refused stands in the form."""
    if not form.is_valid():
        return False
    try:
        handing_over.hand_over(draft=draft, by=request.user, version=posted_version(request), **form.answers)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        draft.refresh_from_db()  # the page is about what the draft is now
        return False
    return True
