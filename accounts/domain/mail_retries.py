"""When a mail that could not be sent is tried again, and when not any more."""

from datetime import datetime, timedelta
from typing import Final

GIVEN_UP_AFTER: Final = timedelta(days=3)
LONGEST_PAUSE: Final = timedelta(hours=4)


def pause_after(attempts: int) -> timedelta:
    """How long to wait after this many failed attempts: 1, 2, 4, 8 ... minutes, and never more than 4 hours."""
    return min(timedelta(minutes=2 ** min(attempts - 1, 10)), LONGEST_PAUSE)


def is_given_up(written_at: datetime, now: datetime) -> bool:
    """Whether a mail of that moment is tried no more; what it links to has expired by then as well."""
    return now - written_at >= GIVEN_UP_AFTER
