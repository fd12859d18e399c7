"""Finding what an address is about, with a word about it for the access log."""

from django.http import HttpRequest

from administration.selectors.institutions import institution_or_404, team_or_404
from audit.declare import note
from institutions.models import Institution, Team


def institution_of(request: HttpRequest, code: str) -> Institution:
    """The institution of this address; its team leads can read in the access log that it was looked at."""
    found = institution_or_404(code)
    note(request, institution_id=found.pk)
    return found


def team_of(request: HttpRequest, code: str, team_code: str) -> Team:
    """The team of this address."""
    return team_or_404(institution_of(request, code), team_code)
