"""Help for somebody who lost the second factor: another person takes it away, and the next visit sets up a new one."""

from dataclasses import replace

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.sessions import end_all
from institutions.access import can, memberships_with
from institutions.domain.roles import Permission, Role
from institutions.models import Membership, User
from institutions.row_context import current_context, row_context


def can_reset(*, user: User, by: User) -> bool:
    """Whether `by` may take the second factor of `user` away; nobody may for oneself.

    A team lead may for workers of the own institution, an administrator for everybody: an institution may have one
    team lead, and that one may be away.
    """
    if user.pk == by.pk:
        return False
    if can(by, Permission.MANAGE_PEOPLE):
        return True
    led = {membership.institution_id for membership in memberships_with(by, Permission.MANAGE_WORKERS)}
    memberships = _memberships_of(user)
    only_works = all(membership.role == Role.WORKER for membership in memberships)
    return only_works and any(membership.institution_id in led for membership in memberships)


@transaction.atomic
def reset(*, user: User, by: User) -> None:
    """Take the second factor away, end every session of the user and mail about it; raises PermissionDenied.

    Repeating it changes nothing but mails again.
    """
    if not can_reset(user=user, by=by):
        raise PermissionDenied("reset_second_factor")
    Authenticator.objects.filter(user_id=user.pk).delete()
    end_all(user)
    get_adapter().send_notification_mail("mfa/email/second_factor_reset", user, {"by": by})


def _memberships_of(user: User) -> tuple[Membership, ...]:
    """All memberships of today, also those that the person who asks may not see."""
    with row_context(replace(current_context(), user_id=user.pk)):
        return User(pk=user.pk, is_active=user.is_active).active_memberships
