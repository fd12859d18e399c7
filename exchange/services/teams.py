"""Asking the administrator for a team that a file names and that does not exist; an import makes none by itself."""

import unicodedata
from typing import Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from exchange.models import TeamRequest, TeamRequestState
from institutions.access import can, check_permission, institutions_for
from institutions.domain.roles import Permission
from institutions.models import Institution, Team, User

LONGEST: Final = TeamRequest._meta.get_field("name").max_length
NO_NAME: Final = "Vul de naam van het team in. Zonder naam kan de beheerder geen team maken."
TOO_LONG: Final = f"De naam van een team is hooguit {LONGEST} tekens lang. Kort de naam in het bestand in."
DECIDED: Final = "Over dit team is al beslist. Bekijk de pagina van de instelling opnieuw."


@transaction.atomic
def ask_for_team(*, institution: Institution, name: str, by: User) -> TeamRequest:
    """The open request for a team of this name; that of a colleague when somebody asked before, small letters or not.

    For who leads the institution, and for SEJN, which imports for all. Raises ValidationError for a name that no team
    can have, or one has already.
    """
    _check_may_ask(by, institution)
    wanted = _name_of(name)
    if Team.objects.filter(Q(name__iexact=wanted) | Q(code__iexact=wanted), institution=institution).exists():
        raise ValidationError(f"Het team {wanted} bestaat al bij {institution}. Kies het bij de kolommen.")
    return open_requests_for(institution, wanted).first() or _asked(institution, wanted, by)


@transaction.atomic
def decline_team(*, request: TeamRequest, by: User) -> TeamRequest:
    """The request, declined; a second time changes nothing. Raises ValidationError when the team was made meanwhile."""
    check_permission(by, Permission.MANAGE_INSTITUTIONS)
    locked = TeamRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if locked.state == TeamRequestState.DECLINED:
        return locked
    if locked.state != TeamRequestState.OPEN:
        raise ValidationError(DECIDED)
    locked.state, locked.decided_by, locked.decided_at = TeamRequestState.DECLINED, by, timezone.now()
    locked.save(update_fields=["state", "decided_by", "decided_at"])
    return locked


def made_team(*, team: Team, by: User) -> None:
    """Whoever asked for a team of this name has it now; call it in the transaction that makes or renames the team."""
    check_permission(by, Permission.MANAGE_INSTITUTIONS)
    found = open_requests_for(team.institution, team.name)
    found.update(state=TeamRequestState.MADE.value, decided_by=by, decided_at=timezone.now())


def open_requests_for(institution: Institution, name: str) -> QuerySet[TeamRequest]:
    """The request for a team of this name, small letters or not, that nobody decided on; there is one at most."""
    return TeamRequest.objects.filter(institution=institution, state=TeamRequestState.OPEN, name__iexact=name)


def _check_may_ask(by: User, institution: Institution) -> None:
    check_permission(by, Permission.IMPORT_MEASUREMENTS)
    leads = institutions_for(by, Permission.CONFIRM_IMPORTS).filter(pk=institution.pk).exists()
    if not leads and not can(by, Permission.READ_NATIONAL_FIGURES):
        raise PermissionDenied("somebody asks for teams of the own institution only")


def _name_of(text: str) -> str:
    """The name as the administration keeps it: one line with single spaces."""
    name = unicodedata.normalize("NFC", " ".join(text.split()))
    if not name:
        raise ValidationError(NO_NAME)
    if len(name) > LONGEST:
        raise ValidationError(TOO_LONG)
    return name


def _asked(institution: Institution, name: str, by: User) -> TeamRequest:
    try:
        with transaction.atomic():
            return TeamRequest.objects.create(institution=institution, name=name, asked_by=by)
    except IntegrityError:  # a colleague asked at the same moment
        return open_requests_for(institution, name).get()
