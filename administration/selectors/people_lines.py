"""People as the rows of a list: with their roles, and whether the account is secured and used."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.utils import timezone

from administration.domain.wording import written
from administration.selectors.people import may_change, memberships_in_sight, unused
from institutions.models import Membership, User


@dataclass(frozen=True, slots=True)
class RoleLine:
    """One role of somebody as a row; `can_change` says whether the reader may change it."""

    membership: Membership
    when: str
    is_going_on: bool
    is_future: bool
    can_change: bool


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person as a row of the list."""

    user: User
    roles: tuple[RoleLine, ...]
    has_second_factor: bool
    is_unused: bool


def person_lines(people: Iterable[User], reader: User, *, all_roles: bool = False) -> list[PersonLine]:
    """The people as rows: with the roles in sight that go on, or with the ended ones as well."""
    found, now = list(people), timezone.now()
    roles = memberships_in_sight(reader).filter(user__in=found).order_by("-active_from", "-id")
    unused_ids = set(
        User.objects.filter(unused(memberships_in_sight(reader), now), pk__in=[one.pk for one in found]).values_list(
            "pk", flat=True
        )
    )
    secured = with_second_factor(found)
    lines: dict[int, list[RoleLine]] = {one.pk: [] for one in found}
    for membership in roles:
        lines[membership.user_id].append(role_line(membership, reader, timezone.localdate(now)))
    return [
        PersonLine(
            user=one,
            roles=tuple(line for line in lines[one.pk] if all_roles or line.is_going_on),
            has_second_factor=one.pk in secured,
            is_unused=one.pk in unused_ids and any(line.is_going_on for line in lines[one.pk]),
        )
        for one in found
    ]


def role_line(membership: Membership, reader: User, today: date) -> RoleLine:
    """The role as a row."""
    is_going_on = membership.active_until is None or membership.active_until >= today
    return RoleLine(
        membership=membership,
        when=period_text(membership, today),
        is_going_on=is_going_on,
        is_future=membership.active_from > today,
        can_change=is_going_on and may_change(reader, membership),
    )


def period_text(membership: Membership, today: date) -> str:
    """From when until when, in words."""
    start = "vanaf" if membership.active_from > today else "sinds"
    if membership.active_until is None:
        return f"{start} {written(membership.active_from)}"
    return f"{written(membership.active_from)} tot en met {written(membership.active_until)}"


def with_second_factor(people: Iterable[User]) -> set[int]:
    """The ids of those who have a second factor; recovery codes alone are none."""
    factors = Authenticator.objects.filter(user__in=list(people)).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return set(factors.values_list("user_id", flat=True))
