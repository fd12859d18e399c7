"""Who comes by: one person for each way of standing towards the registry."""

from datetime import timedelta
from typing import Final

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from institutions.domain.roles import Role
from institutions.models import Institution, Membership, Team, User
from tests.world import START

ANONYMOUS: Final = "nobody, not signed in"
WORKER: Final = "worker.noord@aa.example"
LEAD: Final = "lead@aa.example"
ANALYST: Final = "analyst@sejn.example"
ADMINISTRATOR: Final = "administrator@sejn.example"
AUDITOR: Final = "auditor@sejn.example"
FORMER: Final = "worker.gone@aa.example"
"""Whose only role ended yesterday, and who still has a session."""

CLOSED: Final = "lead@cc.example"
"""Who leads at an institution that closed yesterday."""

NOBODY: Final = frozenset[str]()
WITH_A_ROLE: Final = frozenset({WORKER, LEAD, ANALYST, ADMINISTRATOR, AUDITOR})
SIGNED_IN: Final = WITH_A_ROLE | {FORMER, CLOSED}
ALL: Final = SIGNED_IN | {ANONYMOUS}


def build_former_people() -> None:
    """The two whose roles are over; the others are in tests.world. From now on everybody has a password."""
    yesterday = timezone.localdate() - timedelta(days=1)
    team = Team.objects.get(institution__code="aa", code="noord")
    closed = Institution.objects.create(code="cc", name="Instelling CC", active_from=START, active_until=yesterday)
    _build_person(FORMER, role=Role.WORKER.value, institution=team.institution, team=team, active_until=yesterday)
    _build_person(CLOSED, role=Role.TEAM_LEAD.value, institution=closed)
    User.objects.update(password=make_password("een lang wachtwoord"))


def _build_person(email: str, **membership: object) -> None:
    user = User(email=email, name=email.split("@")[0])
    user.set_unusable_password()
    user.save()
    Membership.objects.create(user=user, active_from=START, **membership)
