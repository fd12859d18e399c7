"""The page on which somebody chooses how filling in works, and what the form remembers by itself."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from institutions.declare import needs
from institutions.domain.roles import Permission
from measurements.forms.settings import SettingsForm, chosen
from measurements.selectors.settings import settings_of
from measurements.services import settings as service


@needs(Permission.ENTER_MEASUREMENTS)
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Shortcut keys and the weekly mail, each on or off; the switch in the entry form sends only the first."""
    if request.method == "POST":
        service.choose(user=request.user, **chosen(request.POST))
        return redirect(f"{request.path}?bewaard=ja")
    context = {"form": SettingsForm.of(settings_of(request.user)), "is_saved": "bewaard" in request.GET}
    return render(request, "measurements/settings.html", context)


@needs(Permission.ENTER_MEASUREMENTS)
@require_POST
def explanations(request: HttpRequest) -> HttpResponse:
    """Remembers which explanations of the form are open; the field `open` holds their form numbers."""
    service.keep_open(user=request.user, form_numbers=request.POST.getlist("open"))
    return HttpResponse(status=HTTPStatus.NO_CONTENT)
