"""Inviting people, sending it again and withdrawing it; every verb finishes or raises, nothing is half done."""

from collections.abc import Callable
from typing import Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.domain.addresses import LookalikeAddress, UnreadableAddress, plain_address
from accounts.domain.tokens import hash_of, new_token
from accounts.invitation_selectors import (
    fits_role,
    has_role,
    may_invite,
    place_is_active,
)
from accounts.models import VALID_FOR, Invitation, InvitationState
from institutions.domain.roles import Role
from institutions.models import Institution, Team, User

AddressOf = Callable[[str], str]
"""The whole address of the page that takes a token, for in a mail."""

NOT_AN_ADDRESS: Final = "Vul een e-mailadres in, bijvoorbeeld naam@instelling.nl."
LOOKALIKE: Final = (
    "Dit adres bevat letters die niet in een e-mailadres horen, zoals letters met een accent of uit een ander "
    "schrift. Typ het adres over met gewone letters."
)
OWN_ADDRESS: Final = "Dit is uw eigen adres. Niemand geeft zichzelf een rol: vraag het een ander."
ALREADY_INVITED: Final = (
    "Deze persoon is al uitgenodigd. Stuur de uitnodiging opnieuw, of trek die in, bij 'Uitnodigingen'."
)
HAS_ROLE: Final = "Deze persoon heeft deze rol al bij deze instelling. U vindt de persoon bij 'Mensen'."
NO_PLACE: Final = "Kies een instelling en, voor een spoedhulpwerker, een team van die instelling."
PLACE_HAS_ENDED: Final = "Deze instelling of dit team doet vandaag niet mee. Kies een andere."
NOT_OPEN: Final = "Deze uitnodiging is al gebruikt of ingetrokken. Nodig de persoon zo nodig opnieuw uit."


@transaction.atomic
def invite(
    *,
    by: User,
    email: str,
    role: Role,
    institution: Institution | None,
    team: Team | None,
    address_of: AddressOf,
) -> Invitation:
    """The invitation, with a mail on its way; raises ValidationError, and PermissionDenied for a role not to be given.

    One that expired is opened again: there is one invitation at a time for a person into a role.
    """
    if not may_invite(by, role, institution):
        raise PermissionDenied(f"{by.pk} may not invite a {role}")
    wanted = Invitation(email=readable_address(email), role=role.value, institution=institution, team=team)
    _refuse_senseless(wanted, by)
    return _send(_expired_one_like(wanted) or wanted, team=team, by=by, address_of=address_of)


@transaction.atomic
def send_again(*, invitation: Invitation, by: User, address_of: AddressOf) -> Invitation:
    """The invitation with another token and another 72 hours; the old link is dead. Raises as `invite` does."""
    locked = _locked(invitation, by)
    _refuse_senseless(locked, by)
    return _send(locked, team=locked.team, by=by, address_of=address_of)


@transaction.atomic
def withdraw(*, invitation: Invitation, by: User) -> Invitation:
    """The invitation, closed for good; raises ValidationError when it was used or withdrawn already."""
    locked = _locked(invitation, by)
    locked.withdrawn_at = timezone.now()
    locked.save(update_fields=["withdrawn_at"])
    return locked


def readable_address(text: str) -> str:
    """The address as it is kept; raises ValidationError in Dutch."""
    try:
        return plain_address(text)
    except LookalikeAddress:
        raise ValidationError({"email": LOOKALIKE}) from None
    except UnreadableAddress:
        raise ValidationError({"email": NOT_AN_ADDRESS}) from None


def _refuse_senseless(wanted: Invitation, by: User) -> None:
    if wanted.email == by.email.lower():
        raise ValidationError({"email": OWN_ADDRESS})
    if not fits_role(wanted):
        raise ValidationError(NO_PLACE)
    if not place_is_active(wanted, timezone.localdate()):
        raise ValidationError(PLACE_HAS_ENDED)
    if has_role(wanted, timezone.localdate()):
        raise ValidationError({"email": HAS_ROLE})


def _expired_one_like(wanted: Invitation) -> Invitation | None:
    """The invitation of this person into this role that nobody used; raises ValidationError when it is still open."""
    same = Invitation.objects.filter(
        email=wanted.email,
        role=wanted.role,
        institution=wanted.institution,
        accepted_at__isnull=True,
        withdrawn_at__isnull=True,
    )
    found = same.select_for_update().first()
    if found and found.state_at(timezone.now()) is InvitationState.OPEN:
        raise ValidationError({"email": ALREADY_INVITED})
    return found


def _send(invitation: Invitation, *, team: Team | None, by: User, address_of: AddressOf) -> Invitation:
    """Give it a new token and mail that; the token itself is nowhere but in the mail."""
    token = new_token()
    invitation.team, invitation.invited_by = team, by
    invitation.token_hash = hash_of(token)
    invitation.expires_at = timezone.now() + VALID_FOR
    try:
        with transaction.atomic():
            invitation.save()
    except IntegrityError:  # somebody else invited the same person at the same moment
        raise ValidationError({"email": ALREADY_INVITED}) from None
    values = {"invitation": invitation, "by": by, "link": address_of(token)}
    text = render_to_string("accounts/mail/invitation.txt", values)
    send_mail("Uitnodiging voor ASH-benchmark", text, None, [invitation.email])
    return invitation


def _locked(invitation: Invitation, by: User) -> Invitation:
    locked = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if not may_invite(by, Role(locked.role), locked.institution):
        raise PermissionDenied(f"{by.pk} may not manage invitations for a {locked.role}")
    if locked.state_at(timezone.now()) not in (InvitationState.OPEN, InvitationState.EXPIRED):
        raise ValidationError(NOT_OPEN)
    return locked
