"""Leaving a team that somebody asked for unmade; making it is a matter of adding a team."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from administration.views.crumbs import address_of
from administration.views.finding import institution_of
from administration.views.institutions import institution_page
from audit.declare import logs
from exchange.models import TeamRequest
from exchange.services.teams import decline_team
from institutions.declare import needs
from institutions.domain.roles import Permission


@needs(Permission.MANAGE_INSTITUTIONS)
@logs("team", code="pk")
@require_POST
def decline(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Declines, and shows the institution again; what a colleague decided meanwhile stays as it is."""
    found = institution_of(request, code)
    asked = get_object_or_404(TeamRequest, institution=found, pk=pk)
    try:
        decline_team(request=asked, by=request.user)
    except ValidationError as refusal:
        return institution_page(request, found, refusal.messages[0])
    return redirect(f"{address_of(found)}?bewaard=ja")
