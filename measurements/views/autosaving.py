"""Keeps a draft while somebody fills it in; answers in JSON to static/js/entry/autosave.js."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST

from audit.declare import logs, note
from institutions.declare import needs
from institutions.domain.roles import Permission
from measurements.forms.conflict import differences
from measurements.forms.entry import EntryForm
from measurements.models import Measurement, State
from measurements.selectors.finding import measurement_in_hand_or_404
from measurements.services import entering, refusals
from measurements.views.opening import address_of
from measurements.views.posted import keep_filling, posted_version


@needs(Permission.ENTER_MEASUREMENTS)
@logs("measurement")
@require_POST
def autosave(request: HttpRequest, code: str) -> HttpResponse:
    """Save what can be read of the form and say what cannot; nothing of another version is ever replaced.

    200 saved, 409 saved elsewhere meanwhile (with both versions as a piece of page), 410 a draft no more.
    """
    draft = measurement_in_hand_or_404(request.user, code)
    note(request, institution_id=draft.institution_id)
    if draft.state != State.DRAFT:
        return _gone(draft)
    form = EntryForm(request.POST, measurement=draft)
    form.full_clean()
    try:
        values, codes = form.readable_answers, form.active_codes
        saved = entering.keep(draft=draft, values=values, version=posted_version(request) or 0, codes=codes)
    except refusals.ChangedElsewhere as conflict:
        return _conflict(request, form, conflict.stored)
    keep_filling(request, saved)
    return JsonResponse(
        {
            "version": saved.version,
            "saved_at": f"{timezone.localtime(saved.changed_at):%H:%M}",
            "not_saved": [
                {"field": name, "label": str(form.fields[name].label), "message": message}
                for name, message in form.not_kept
            ],
        }
    )


def _gone(measurement: Measurement) -> JsonResponse:
    answer = {"message": refusals.IN_THE_WAY[State(measurement.state)], "url": address_of(measurement)}
    return JsonResponse(answer, status=HTTPStatus.GONE)


def _conflict(request: HttpRequest, form: EntryForm, stored: Measurement) -> JsonResponse:
    context = {"differences": differences(form, stored), "stored": stored, "form": form}
    html = render_to_string("measurements/_conflict.html", context, request)
    return JsonResponse({"version": stored.version, "html": html}, status=HTTPStatus.CONFLICT)
