"""How long a draft is kept after its last change, and from when on its worker is warned."""

from datetime import date, timedelta
from typing import Final

KEPT_DAYS: Final = 90
WARNING_DAYS: Final = 14


def expires_on(changed_on: date) -> date:
    """The day on which a draft that was last changed on this day is removed."""
    return changed_on + timedelta(days=KEPT_DAYS)


def expires_soon(changed_on: date, today: date) -> bool:
    """Whether the draft is removed within two weeks, or should have been removed already."""
    return today >= expires_on(changed_on) - timedelta(days=WARNING_DAYS)


def kept_from(today: date) -> date:
    """The first day of change that is kept today; a draft that was last changed before it is removed."""
    return today - timedelta(days=KEPT_DAYS - 1)
