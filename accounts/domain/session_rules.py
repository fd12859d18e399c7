"""How long a session lasts: the whole policy on one screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final


class Audience(StrEnum):
    """For whom a rule holds: people of institutions, or people with a national role, who see more."""

    INSTITUTION = "institution"
    NATIONAL = "national"


class Ending(StrEnum):
    """Why a session ended by itself."""

    IDLE = "idle"
    TOO_LONG = "too_long"


IDLE: Final[Mapping[Audience, timedelta]] = {
    Audience.INSTITUTION: timedelta(minutes=30),
    Audience.NATIONAL: timedelta(minutes=15),
}
"""How long somebody may do nothing."""

AT_MOST: Final = timedelta(hours=10)
"""How long a session lasts from signing in, whatever somebody does."""

WARN_BEFORE: Final = timedelta(minutes=2)
"""How long before the end the page warns."""

NOTED_ONCE_PER: Final = timedelta(minutes=1)
"""How often at most it is written down that somebody was seen."""

CONFIRMED_FOR: Final = timedelta(minutes=5)
"""How long a password or a code counts as given just now."""


@dataclass(frozen=True, slots=True)
class SessionTimes:
    """When somebody signed in and was last seen, in seconds since 1970, as a session keeps them."""

    signed_in_at: float
    last_seen_at: float

    def seconds_left(self, now: float, audience: Audience) -> float:
        """How long the session still lasts if nobody does anything; negative when it is over."""
        idle_until = self.last_seen_at + IDLE[audience].total_seconds()
        return min(idle_until, self._ends_at) - now

    def can_extend(self, now: float, audience: Audience) -> bool:
        """Whether doing something makes the session last longer."""
        return self._ends_at - now > self.seconds_left(now, audience)

    def ending(self, now: float, audience: Audience) -> Ending | None:
        """Why the session is over, or None while it lasts; a clock that went back ends it too."""
        if now >= self._ends_at:
            return Ending.TOO_LONG
        if self.seconds_left(now, audience) <= 0 or self.signed_in_at > now:
            return Ending.IDLE
        return None

    def is_worth_noting(self, now: float) -> bool:
        """Whether it is long enough ago that somebody was seen to write it down again."""
        return now - self.last_seen_at >= NOTED_ONCE_PER.total_seconds()

    @property
    def _ends_at(self) -> float:
        return self.signed_in_at + AT_MOST.total_seconds()
