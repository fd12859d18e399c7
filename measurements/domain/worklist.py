"""Which drafts a team lead has to look at, from two periods."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

TRAJECTORY_DAYS: Final = 35
"""A trajectory takes about 28 days; a week later its measurement should be there."""

WAITING_DAYS: Final = 14
"""A draft that nobody changed for longer than this waits."""


class Waiting(StrEnum):
    """Why a draft stands on the worklist; a trajectory that takes too long goes before a draft that waits."""

    OVERDUE = "overdue"
    UNTOUCHED = "untouched"


@dataclass(frozen=True, slots=True)
class DraftDates:
    """What is known of a draft: when the help began or was asked for, and the day of its last change."""

    referred_on: date | None
    started_on: date | None
    changed_on: date

    @property
    def began_on(self) -> date | None:
        """The first day of the trajectory: the start, else the referral; None when neither is filled in."""
        return self.started_on or self.referred_on


def waiting(dates: DraftDates, today: date) -> Waiting | None:
    """Why a draft needs attention; None when it does not."""
    if dates.began_on is not None and (today - dates.began_on).days > TRAJECTORY_DAYS:
        return Waiting.OVERDUE
    if (today - dates.changed_on).days > WAITING_DAYS:
        return Waiting.UNTOUCHED
    return None
