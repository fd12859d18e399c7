"""The start page, composed by what somebody may do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from administration.access import ADMINISTERING
from audit.access_log import write
from audit.declare import logs, note
from audit.models import Action, ObjectType, Outcome
from config.start.entering import entering_context, news_of
from config.start.leading import OwnState, leading_context
from config.start.registry import registry_context
from institutions.access import can
from institutions.declare import for_everybody_signed_in
from institutions.domain.roles import Permission


@for_everybody_signed_in
@logs("measurement")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Where each role starts: what waits with the own figures, the nation, or a word about what can be done."""
    if can(request.user, Permission.ENTER_MEASUREMENTS):
        return entering(request)
    if can(request.user, Permission.READ_NATIONAL_FIGURES):
        note(request, object_type=ObjectType.NATIONAL_FIGURES, permission=Permission.READ_NATIONAL_FIGURES)
        return render(request, "home/registry.html", registry_context(request.user, timezone.localdate()))
    note(request, action=None)
    if can(request.user, Permission.READ_ACCESS_LOG):
        return redirect("access-log")
    if any(can(request.user, permission) for permission in ADMINISTERING):
        return redirect("administration:index")
    return render(request, "home/waiting.html")


def entering(request: HttpRequest) -> HttpResponse:
    """The page of who fills in measurements; a team lead sees first how the own institutions do."""
    context = entering_context(request.user)
    context |= news_of(request, context["drafts"])
    note(request, action=Action.LIST, count=len(context["drafts"]) + len(context["latest"]))
    if not can(request.user, Permission.READ_INSTITUTION_MEASUREMENTS):
        return render(request, "home/entering.html", context)
    context |= leading_context(request.user, context, timezone.localdate())
    for state in context["states"]:
        log_figures(request, state)
    return render(request, "home/leading.html", context)


def log_figures(request: HttpRequest, state: OwnState) -> None:
    """A line of its own for the figures of an institution; that of the request is about the measurements."""
    write(
        request,
        action=Action.READ,
        object_type=ObjectType.INSTITUTION_FIGURES,
        outcome=Outcome.GRANTED,
        object_code=state.institution.code,
        institution_id=state.institution.pk,
        permission=Permission.READ_INSTITUTION_FIGURES,
    )
