"""Changing what somebody looked at, and not what somebody else made of it meanwhile."""

from datetime import date
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet

from administration.selectors.shown import state_of
from institutions.row_context import change_context

Row = TypeVar("Row", bound=Model)


class ChangedElsewhere(ValidationError):
    """Somebody else changed the row since it was shown."""

    def __init__(self) -> None:
        super().__init__(
            "Iemand anders heeft dit intussen gewijzigd. Op deze pagina staat wat er nu is. Kijk of uw wijziging nog "
            "klopt en controleer opnieuw."
        )


def locked(row: Row, shown: str) -> Row:
    """The row as it stands, locked until the end of the transaction; raises ChangedElsewhere when it is not as shown.

    Without the lock on its key: measurements that refer to it can be saved meanwhile.
    """
    current: Row = type(row)._default_manager.select_for_update(no_key=True).get(pk=row.pk)
    if state_of(current) != shown:
        raise ChangedElsewhere
    return current


def end_rows(rows: QuerySet[Row], last_day: date) -> None:
    """Give all of these rows this last day; raises ChangedElsewhere when PostgreSQL changed others than it showed.

    A row that one may see and not change is passed over by an update without a word.
    """
    shown = rows.count()
    if rows.update(active_until=last_day) != shown:
        raise ChangedElsewhere


def give_reason(reason: str) -> None:
    """Keep this as the why of all that follows in this transaction."""
    change_context(reason=reason)
