"""The page that withdraws a measurement."""

from contextlib import suppress
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from audit.declare import logs, note
from audit.models import Action
from institutions.declare import needs
from institutions.domain.roles import Permission
from measurements.forms.withdrawing import WithdrawForm
from measurements.models import State
from measurements.services import entering, refusals
from measurements.services.closing import YearIsClosed
from measurements.views.opening import address_of, opened
from measurements.views.requests import year_closed_page


@needs(Permission.ENTER_MEASUREMENTS)
@logs("measurement")
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Asks once and for a reason, then withdraws; what cannot be withdrawn (any more) is shown as it is."""
    found = opened(request, code)
    note(request, action=Action.READ)
    if found.state != State.SUBMITTED:
        return redirect(address_of(found))
    if shut := year_closed_page(request, found):
        return shut
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else 200
        return render(request, "measurements/withdraw.html", {"measurement": found, "form": form}, status=status)
    # Somebody was first, or the year closed meanwhile: the page of the measurement says what it is now.
    with suppress(refusals.WrongState, YearIsClosed):
        entering.withdraw(measurement=found, by=request.user, reason=form.cleaned_data["reason"])
        note(request, action=Action.WITHDRAW)
    return redirect(address_of(found))
