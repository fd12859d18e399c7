"""What the page that asks for confirmation says about who has a role: the work there, and the other roles."""

from datetime import date

from django.db import connection

from administration.domain.people_effects import Holder
from administration.selectors.people import going_on
from institutions.domain.roles import Role
from institutions.models import Membership


def holder_of(membership: Membership, ends_on: date) -> Holder:
    """What the page that asks for confirmation says about this role that ends before this day."""
    entered, drafts = counts_of(membership)
    return Holder(
        name=membership.user.name,
        role=membership.get_role_display(),
        place=place_of(membership),
        institution=membership.institution.name if membership.institution else "",
        entered=entered,
        drafts=drafts,
        others=tuple(role_text(other) for other in _other_roles(membership, ends_on)),
        is_last_lead=_is_last_lead(membership, ends_on),
    )


def counts_of(membership: Membership) -> tuple[int, int]:
    """How many measurements this person sent at the institution, and how many drafts there are."""
    if membership.institution_id is None:
        return 0, 0
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT entered, drafts FROM measurement_counts_of(%s, %s)",
            [membership.user_id, membership.institution_id],
        )
        entered, drafts = cursor.fetchone()
        return entered, drafts


def place_of(membership: Membership) -> str:
    """Where the role is, such as "Instelling F, team Noord"; SEJN for a national one."""
    names = [place.name for place in (membership.institution, membership.team) if place]
    return ", ".join(names) or "SEJN"


def role_text(membership: Membership) -> str:
    """The role with its place, such as "teamleider bij Instelling F"."""
    return f"{membership.get_role_display()} bij {place_of(membership)}"


def _other_roles(membership: Membership, day: date) -> list[Membership]:
    rows = Membership.objects.select_related("institution", "team").filter(going_on(day), user=membership.user_id)
    return list(rows.exclude(pk=membership.pk))


def _is_last_lead(membership: Membership, day: date) -> bool:
    if membership.role != Role.TEAM_LEAD:
        return False
    leads = Membership.objects.filter(going_on(day), role=Role.TEAM_LEAD.value, institution=membership.institution)
    return not leads.filter(active_from__lte=day, user__is_active=True).exclude(pk=membership.pk).exists()
