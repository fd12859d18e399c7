"""What is read from the access log; which lines somebody sees, row-level security decides."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from audit.models import AccessLogEntry

PAGE_SIZE: Final = 50
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)

# From one name to the next over the index: DISTINCT would read every line of the log.
NAMES: Final = """
    WITH RECURSIVE name AS (
        (SELECT user_name FROM audit_accesslogentry ORDER BY user_name LIMIT 1)
        UNION ALL
        SELECT (SELECT user_name FROM audit_accesslogentry AS line
                WHERE line.user_name > name.user_name ORDER BY user_name LIMIT 1)
        FROM name WHERE name.user_name IS NOT NULL
    )
    SELECT user_name FROM name WHERE user_name <> ''
"""


@dataclass(frozen=True, slots=True)
class Position:
    """The line after which a page begins: its moment, and its key for lines of one moment."""

    at: datetime
    id: UUID

    def __str__(self) -> str:
        return f"{(self.at - EPOCH) // timedelta(microseconds=1)}-{self.id.hex}"


def position(text: str) -> Position | None:
    """The position that is written like this in an address; None for anything else."""
    found = re.fullmatch(r"([0-9]{1,17})-([0-9a-f]{32})", text)
    return Position(EPOCH + timedelta(microseconds=int(found[1])), UUID(found[2])) if found else None


@dataclass(frozen=True, slots=True)
class LogPage:
    """The lines of one page, newest first, and where the next, older one begins; None on the last."""

    entries: tuple[AccessLogEntry, ...]
    older: Position | None


def entries_about(institution_id: int, object_type: str, code: str) -> QuerySet[AccessLogEntry]:
    """The lines about one object of an institution, newest first."""
    return AccessLogEntry.objects.filter(institution_id=institution_id, object_type=object_type, object_code=code)


def log_page(filters: Mapping[str, Any], after: Position | None, size: int = PAGE_SIZE) -> LogPage:
    """The newest lines that pass the filters and are older than `after`; it counts nothing, however long the log."""
    # No join: the page is chosen from one index, and the names of its institutions are asked for afterwards.
    entries = filtered(AccessLogEntry.objects.prefetch_related("institution"), filters)
    if after is not None:
        # The first condition alone can use the index; the second tells lines of the same microsecond apart.
        entries = entries.filter(at__lte=after.at).filter(Q(at__lt=after.at) | Q(id__lt=after.id))
    found = tuple(entries.order_by("-at", "-id")[: size + 1])
    last = found[size - 1] if len(found) > size else None
    return LogPage(found[:size], Position(last.at, last.id) if last else None)


def filtered(entries: QuerySet[AccessLogEntry], filters: Mapping[str, Any]) -> QuerySet[AccessLogEntry]:
    """The lines that pass the filters of the page; an empty filter lets everything pass."""
    conditions = {
        "at__gte": filters.get("van") and start_of(filters["van"]),
        "at__lt": filters.get("tot") and start_of(filters["tot"] + timedelta(days=1)),
        "user_name__in": filters.get("persoon") and names_like(filters["persoon"]),
        "institution": filters.get("instelling"),
        "action": filters.get("actie"),
        "outcome": filters.get("uitkomst"),
        "object_code__in": filters.get("code") and as_typed(filters["code"]),
    }
    return entries.filter(**{name: value for name, value in conditions.items() if value or isinstance(value, list)})


def as_typed(code: str) -> list[str]:
    """The code as it may stand in the log: measurements have capitals, institutions small letters."""
    return [code, code.upper(), code.lower()]


def names_like(typed: str) -> list[str]:
    """The names in the log that hold what was typed, whatever its capitals; exact names, for those have an index."""
    return [name for name in names_in_the_log() if typed.casefold() in name.casefold()]


def start_of(day: date) -> datetime:
    """Midnight at which this day begins here."""
    return timezone.make_aware(datetime.combine(day, time.min))


def names_in_the_log() -> list[str]:
    """Everybody who stands in the log, in order of name."""
    with connection.cursor() as cursor:
        cursor.execute(NAMES)
        return [name for (name,) in cursor.fetchall()]
