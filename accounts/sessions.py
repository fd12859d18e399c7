"""What a session keeps about time, and ending the sessions of a person."""

import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.base import SessionBase
from django.utils import timezone

from accounts.domain.session_rules import CONFIRMED_FOR, WARN_BEFORE, Audience, SessionTimes
from institutions.domain.roles import NATIONAL_ROLES
from institutions.models import User

SIGNED_IN_AT: Final = "signed_in_at"
LAST_SEEN_AT: Final = "last_seen_at"
CONFIRMED_AT: Final = "confirmed_at"
ENDED_BY: Final = "ended_by"


@dataclass(frozen=True, slots=True)
class SessionState:
    """How many whole seconds this person's session still lasts, whether that can be put off, and when to warn."""

    seconds_left: int
    can_extend: bool
    warn_before: int
    person: int


def begin(session: SessionBase) -> None:
    """Somebody signed in just now, which also confirms who it is."""
    session.pop(ENDED_BY, None)
    session[SIGNED_IN_AT] = session[LAST_SEEN_AT] = session[CONFIRMED_AT] = time.time()


def confirm(session: SessionBase) -> None:
    """Somebody gave the password or a code just now."""
    session[CONFIRMED_AT] = time.time()


def is_confirmed(session: SessionBase) -> bool:
    """Whether somebody gave the password or a code a short while ago."""
    age = time.time() - session.get(CONFIRMED_AT, 0)
    return timedelta() <= timedelta(seconds=age) < CONFIRMED_FOR


def times_of(session: SessionBase) -> SessionTimes:
    """The times of the session; one that holds none, made before there were rules, is over."""
    return SessionTimes(session.get(SIGNED_IN_AT, 0.0), session.get(LAST_SEEN_AT, 0.0))


def audience_of(user: User) -> Audience:
    """Which rule holds for somebody: a national role makes sessions shorter, also next to another role."""
    is_national = any(membership.role in NATIONAL_ROLES for membership in user.active_memberships)
    return Audience.NATIONAL if is_national else Audience.INSTITUTION


def note_seen(session: SessionBase, address: str | None) -> None:
    """Write down that somebody was seen just now, in the session and in the list of sessions."""
    session[LAST_SEEN_AT] = time.time()
    seen = {"last_seen_at": timezone.now()} | ({"ip": address} if address else {})
    UserSession.objects.filter(session_key=session.session_key).update(**seen)


def end_all(user: User, *, but: str = "") -> int:
    """End the sessions of this person, except the one with this key; how many were in the list."""
    sessions = UserSession.objects.filter(user_id=user.pk).exclude(session_key=but)
    for session in (found := list(sessions)):
        session.end()
    return len(found)


def state_of(session: SessionBase, user: User) -> SessionState:
    """What the page needs to warn in time."""
    times, audience, now = times_of(session), audience_of(user), time.time()
    return SessionState(
        seconds_left=max(0, int(times.seconds_left(now, audience))),
        can_extend=times.can_extend(now, audience),
        warn_before=int(WARN_BEFORE.total_seconds()),
        person=user.pk,
    )
