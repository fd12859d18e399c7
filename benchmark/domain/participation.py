"""Whether an institution delivered in a month, and if not, what that means."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from measurements.domain.period import Period


@dataclass(frozen=True, slots=True)
class Delivered:
    """What an institution entered in a month: measurements sent, and how many of those count."""

    entered: int = 0
    valid: int = 0


class Delivery(StrEnum):
    """How a month of an institution stands."""

    DELIVERED = "geleverd"
    NOTHING = "niets ingevoerd"
    NOT_YET = "nog niets ingevoerd"
    AHEAD = "moet nog komen"
    ABSENT = "deed niet mee"


def took_part(active_from: date, active_until: date | None, month: date) -> bool:
    """Whether somebody with this first and last day took part on any day of the month that begins on `month`."""
    period = Period(month.year, month.month, 1)
    return active_from < period.day_after and (active_until is None or active_until >= month)


def delivery(delivered: Delivered, month: date, today: date, *, takes_part: bool) -> Delivery:
    """How the month that begins on `month` stands on this day; what was delivered always counts."""
    if delivered.entered:
        return Delivery.DELIVERED
    if not takes_part:
        return Delivery.ABSENT
    running = today.replace(day=1)
    if month > running:
        return Delivery.AHEAD
    return Delivery.NOT_YET if month == running else Delivery.NOTHING
