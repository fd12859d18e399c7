"""Permission checks, in pairs: `check_permission` where work is done, `can` where a button shows."""

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from institutions.domain.roles import NATIONAL_ROLES, ROLE_PERMISSIONS, Permission, Role
from institutions.models import Institution, Membership, User


def memberships_with(user: User | AnonymousUser, permission: Permission) -> list[Membership]:
    """The memberships that give this user the permission today; none for somebody who is not signed in."""
    if not user.is_authenticated:
        return []
    return [
        membership for membership in user.active_memberships if permission in ROLE_PERMISSIONS[Role(membership.role)]
    ]


def can(user: User | AnonymousUser, permission: Permission) -> bool:
    """Whether the user has the permission anywhere today."""
    return bool(memberships_with(user, permission))


def check_permission(user: User | AnonymousUser, permission: Permission) -> None:
    """Return when the user has the permission anywhere today; raise PermissionDenied otherwise."""
    if not can(user, permission):
        raise PermissionDenied(permission.value)


def institutions_for(user: User | AnonymousUser, permission: Permission) -> QuerySet[Institution]:
    """The institutions for which the user has the permission: all of them through a national role."""
    memberships = memberships_with(user, permission)
    if any(membership.role in NATIONAL_ROLES for membership in memberships):
        return Institution.objects.all()
    return Institution.objects.filter(pk__in=[membership.institution_id for membership in memberships])
