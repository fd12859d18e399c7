"""What is read about invitations: whose they are, what they are worth, and what may be seen of them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.domain.tokens import hash_of
from accounts.models import Invitation, InvitationState
from institutions.access import can, institutions_for, memberships_with
from institutions.domain.roles import INVITES, NATIONAL_ROLES, Permission, Role
from institutions.models import Institution, Membership, User
from institutions.row_context import RowContext, Scope, row_context


def may_invite(user: User, role: Role, institution: Institution | None) -> bool:
    """Whether the user brings people into this role today: leads at the own institution, administrators anywhere."""
    if role in INVITES[Permission.MANAGE_WORKERS]:
        led = memberships_with(user, Permission.MANAGE_WORKERS)
        return institution is not None and institution.pk in {membership.institution_id for membership in led}
    return role in INVITES[Permission.MANAGE_PEOPLE] and can(user, Permission.MANAGE_PEOPLE)


def invitable_roles(user: User) -> list[Role]:
    """The roles into which the user may invite somewhere, in the order of the table of roles."""
    allowed = {role for permission, roles in INVITES.items() if can(user, permission) for role in roles}
    return [role for role in Role if role in allowed]


def invitable_institutions(user: User, today: date) -> QuerySet[Institution]:
    """The institutions that take part today and to which the user may invite somebody."""
    led = institutions_for(user, Permission.MANAGE_WORKERS)
    chosen = Institution.objects.all() if can(user, Permission.MANAGE_PEOPLE) else led
    return chosen.filter(Q(active_until__isnull=True) | Q(active_until__gte=today), active_from__lte=today)


def invitations_of(user: User) -> QuerySet[Invitation]:
    """The invitations that this user may see and act upon: those into roles that the user gives."""
    rows = Q(pk__in=[])
    if can(user, Permission.MANAGE_PEOPLE):
        rows |= Q(role__in=sorted(role.value for role in INVITES[Permission.MANAGE_PEOPLE]))
    led = [membership.institution_id for membership in memberships_with(user, Permission.MANAGE_WORKERS)]
    rows |= Q(role__in=sorted(role.value for role in INVITES[Permission.MANAGE_WORKERS]), institution__in=led)
    return Invitation.objects.filter(rows).select_related("institution", "team", "invited_by")


def invitation_with(token: str, user: User | None, now: datetime) -> Invitation | None:
    """The invitation that this token opens at this moment; None for any other, whatever the reason.

    For a page that may look up accounts: it reads the place as the sender of the invitation could.
    """
    found = Invitation.objects.filter(token_hash=hash_of(token)).select_related("invited_by").first()
    if found is None:
        return None
    with row_context(invitation_context(found, user)):
        return found if is_usable(found, now) else None


def fits_role(invitation: Invitation) -> bool:
    """Whether the place belongs to the role: none for a national one, else an institution, and a team for workers."""
    institution, team = invitation.institution, invitation.team
    if Role(invitation.role) in NATIONAL_ROLES:
        return institution is None and team is None
    if team is not None and team.institution_id != invitation.institution_id:
        return False
    return institution is not None and (team is not None or invitation.role != Role.WORKER)


def place_is_active(invitation: Invitation, today: date) -> bool:
    """Whether the institution takes part on this day and the team works; a national role has neither."""
    institution, team = invitation.institution, invitation.team
    if institution and not institution.takes_part_on(today):
        return False
    return team is None or (team.active_from <= today and (team.active_until is None or today <= team.active_until))


def has_role(invitation: Invitation, today: date) -> bool:
    """Whether who is invited has this very role at this place already, now or from a later day."""
    same = Membership.objects.filter(
        user__email__iexact=invitation.email, role=invitation.role, institution_id=invitation.institution_id
    )
    return same.filter(Q(active_until__isnull=True) | Q(active_until__gte=today)).exists()


def is_usable(invitation: Invitation, now: datetime) -> bool:
    """Whether this invitation lets somebody in: open, into a place that goes on, from who may still invite there.

    An invitation is worth what its sender may do: when that person has left or changed role, nobody stands for it any
    more. Sending it again puts another sender in that place.
    """
    return (
        invitation.state_at(now) is InvitationState.OPEN
        and place_is_active(invitation, timezone.localdate(now))
        and may_invite(invitation.invited_by, Role(invitation.role), invitation.institution)
    )


def invitation_context(invitation: Invitation, user: User | None) -> RowContext:
    """As whom PostgreSQL works when this invitation is looked at or accepted: no wider than who sent it.

    With the place of the invitation as the only institution, or as an administrator for roles those give.
    """
    place = (invitation.institution_id,) if invitation.institution_id else ()
    is_for_worker = Role(invitation.role) in INVITES[Permission.MANAGE_WORKERS]
    scopes = {Scope.SIGNING_IN} if is_for_worker else {Scope.SIGNING_IN, Scope.ADMINISTRATION}
    return RowContext(
        user_id=user.pk if user else None,
        institutions=place,
        leads=place if is_for_worker else (),
        scopes=frozenset(scopes),
    )


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """One invitation as a row of a list: what it says, and whether it can be sent again or withdrawn."""

    invitation: Invitation
    state: InvitationState
    is_dead: bool
    """Still open by the clock, but it lets nobody in: the sender has left, or the place has ended."""

    @property
    def is_closed(self) -> bool:
        return self.state in (InvitationState.ACCEPTED, InvitationState.WITHDRAWN)


def invitation_lines(invitations: list[Invitation], now: datetime) -> list[InvitationLine]:
    """The invitations as rows, with what each is worth at this moment."""
    return [_line(invitation, invitation.state_at(now), now) for invitation in invitations]


def _line(invitation: Invitation, state: InvitationState, now: datetime) -> InvitationLine:
    return InvitationLine(invitation, state, state is InvitationState.OPEN and not is_usable(invitation, now))
