"""What is read about people: whom one may see and change, in which roles they are, and what they use."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from institutions.access import can, institutions_for, memberships_with
from institutions.domain.roles import Permission, Role
from institutions.models import Institution, Membership, User

UNUSED_AFTER: Final = timedelta(days=90)
"""An account that nobody used for so long is looked at in the yearly check."""


class Showing(models.TextChoices):
    """Which people a list shows."""

    CURRENT = "nu", "met een rol, nu of straks"
    UNUSED = "ongebruikt", "90 dagen niet gebruikt"
    LEFT = "gestopt", "zonder rol"
    ALL = "alle", "alle"


def memberships_in_sight(user: User) -> QuerySet[Membership]:
    """The roles that this user may see: those at the institutions one leads, for administrators all."""
    rows = Membership.objects.select_related("user", "institution", "team")
    if can(user, Permission.MANAGE_PEOPLE):
        return rows
    return rows.filter(institution__in=institutions_for(user, Permission.MANAGE_WORKERS))


def people_in_sight(user: User) -> QuerySet[User]:
    """The people that this user may see: who has or had a role in sight, for administrators also who never had one."""
    if can(user, Permission.MANAGE_PEOPLE):
        return User.objects.all()
    return User.objects.filter(Exists(memberships_in_sight(user).filter(user=OuterRef("pk"))))


def visible_institutions(user: User) -> QuerySet[Institution]:
    """The institutions by which this user may narrow the list of people."""
    if can(user, Permission.MANAGE_PEOPLE):
        return Institution.objects.all()
    return institutions_for(user, Permission.MANAGE_WORKERS)


def person_or_404(user: User, number: int) -> User:
    """The person with this number that the user may see; anybody else is absent."""
    found: User | None = people_in_sight(user).filter(pk=number).first()
    if found is None:
        raise Http404("Deze persoon bestaat niet.")
    return found


def membership_or_404(user: User, person: User, role: int) -> Membership:
    """The role with this number of the person that the user may change and that has not ended."""
    rows = memberships_in_sight(user).filter(going_on(timezone.localdate()), user=person)
    found = rows.filter(pk=role).first()
    if found is None or not may_change(user, found):
        raise Http404("Deze rol bestaat niet.")
    return found


def may_change(user: User, membership: Membership) -> bool:
    """Whether the user may end or change this role: leads those of their workers, administrators all but the own."""
    if membership.user_id == user.pk:
        return False
    if can(user, Permission.MANAGE_PEOPLE):
        return True
    led = {lead.institution_id for lead in memberships_with(user, Permission.MANAGE_WORKERS)}
    return membership.role == Role.WORKER and membership.institution_id in led


def administrators_from(day: date) -> QuerySet[Membership]:
    """The roles of those who administer from this day at the latest, and for good."""
    rows = Membership.objects.filter(role=Role.ADMINISTRATOR.value, user__is_active=True)
    return rows.filter(active_from__lte=day, active_until__isnull=True)


def going_on(today: date) -> Q:
    """Roles that hold today or begin later."""
    return Q(active_until__isnull=True) | Q(active_until__gte=today)


def filtered(people: QuerySet[User], roles: QuerySet[Membership], filters: Mapping[str, Any]) -> QuerySet[User]:
    """The people that pass the filters of the list; `roles` are those in sight, by which the filters judge."""
    if words := filters.get("zoek"):
        people = people.filter(Q(name__icontains=words) | Q(email__icontains=words))
    if institution := filters.get("instelling"):
        roles = roles.filter(institution=institution)
        people = people.filter(Exists(roles.filter(user=OuterRef("pk"))))
    return shown(people, roles, Showing(filters.get("toon") or Showing.CURRENT))


def shown(people: QuerySet[User], roles: QuerySet[Membership], showing: Showing) -> QuerySet[User]:
    """The people of this kind."""
    now = timezone.now()
    current = Exists(roles.filter(going_on(timezone.localdate(now)), user=OuterRef("pk")))
    if showing is Showing.ALL:
        return people
    if showing is Showing.LEFT:
        return people.filter(~current)
    if showing is Showing.UNUSED:
        return people.filter(current, unused(roles, now))
    return people.filter(current)


def unused(roles: QuerySet[Membership], now: datetime) -> Q:
    """People who did not sign in for 90 days, and those who never did although they could for so long."""
    since = now - UNUSED_AFTER
    could = Exists(roles.filter(user=OuterRef("pk"), active_from__lt=timezone.localdate(since)))
    return Q(last_login__lt=since) | (Q(last_login__isnull=True) & Q(could))
