"""Permission checks, in pairs: `check_permission` where work is done, `can` where a button shows.

Below them PostgreSQL checks again, by the row context that follows from the same memberships.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from institutions.domain.roles import NATIONAL_ROLES, ROLE_PERMISSIONS, Permission, Role
from institutions.models import Institution, Membership, User
from institutions.row_context import NOBODY, RowContext, Scope

SCOPES: Final[Mapping[Permission, Scope]] = {
    Permission.READ_NATIONAL_FIGURES: Scope.NATIONAL,
    Permission.MANAGE_INSTITUTIONS: Scope.ADMINISTRATION,
    Permission.MANAGE_PEOPLE: Scope.ADMINISTRATION,
    Permission.MANAGE_CODE_LISTS: Scope.ADMINISTRATION,
    Permission.READ_ACCESS_LOG: Scope.AUDIT,
}
"""What a permission opens in the database beyond the rows of the own institutions."""


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


def can_at(user: User | AnonymousUser, permission: Permission, institution: Institution) -> bool:
    """Whether the user has the permission at this institution today, through a role there or a national one."""
    return any(one.institution_id in (None, institution.pk) for one in memberships_with(user, permission))


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


def context_of(user: User | AnonymousUser) -> RowContext:
    """For whom PostgreSQL works when this user asks: the institutions and scopes of the memberships of today."""
    if not user.is_authenticated:
        return NOBODY
    return RowContext(
        user_id=user.pk,
        institutions=_institution_ids(user.active_memberships),
        leads=_institution_ids(memberships_with(user, Permission.MANAGE_WORKERS)),
        scopes=frozenset(scope for permission, scope in SCOPES.items() if can(user, permission)),
    )


def _institution_ids(memberships: Iterable[Membership]) -> tuple[int, ...]:
    return tuple(sorted({membership.institution_id for membership in memberships if membership.institution_id}))
