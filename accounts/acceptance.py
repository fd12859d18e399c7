"""Accepting an invitation: what the link in the mail gives, once, to whom it was sent."""

from typing import Final

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.invitation_selectors import has_role, invitation_context, is_usable
from accounts.models import Invitation
from institutions.models import Membership, User
from institutions.row_context import change_context, row_context

ACCEPTED: Final = "Uitnodiging aangenomen"
"""The reason that the history keeps."""


class NotUsable(Exception):
    """The invitation lets nobody in (any more); why is nobody's business."""


class HasAccount(Exception):
    """Somebody has an account with this address already and has to sign in to accept."""


def accept_as_new(*, invitation: Invitation, name: str, password: str) -> User:
    """The account of who had none, with its first role from today.

    Raises HasAccount when there is one with this address after all, and NotUsable.
    """
    with row_context(invitation_context(invitation, None)):
        locked = _usable(invitation)
        user = User(email=locked.email, name=name)
        user.set_password(password)
        try:
            with transaction.atomic():
                user.save()
        except IntegrityError:
            raise HasAccount from None
        _give_role(locked, user)
    return user


def accept_as(*, invitation: Invitation, user: User) -> None:
    """Give the role, from today, to who has this account; raises NotUsable, also for an account of somebody else."""
    with row_context(invitation_context(invitation, user)):
        locked = _usable(invitation)
        account = User.objects.select_for_update(no_key=True).get(pk=user.pk)
        if not account.is_active or account.email.lower() != locked.email:
            raise NotUsable
        _give_role(locked, account)


def _usable(invitation: Invitation) -> Invitation:
    """The invitation as it stands now, locked: of two clicks at once the second waits here, and finds it used."""
    rows = Invitation.objects.select_for_update(of=("self",)).filter(pk=invitation.pk)
    locked = rows.filter(token_hash=invitation.token_hash).first()
    if locked is None or not is_usable(locked, timezone.now()):
        raise NotUsable
    return locked


def _give_role(invitation: Invitation, user: User) -> None:
    change_context(user_id=user.pk, reason=ACCEPTED)
    if not has_role(invitation, timezone.localdate()):
        Membership.objects.create(
            user=user,
            role=invitation.role,
            institution_id=invitation.institution_id,
            team_id=invitation.team_id,
            active_from=timezone.localdate(),
        )
    invitation.accepted_at, invitation.accepted_by = timezone.now(), user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
