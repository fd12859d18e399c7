"""Dates as people type them.

27-3-2026, 27/03/2026, 27.3.2026, 27032026 (a phone's number pad has no hyphen) or 2026-03-27.
"""

import re
from datetime import date
from typing import Final

FORMS: Final = (
    re.compile(r"(?P<day>[0-9]{1,2})(?P<sign>[-/.])(?P<month>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{4})"),
    re.compile(r"(?P<day>[0-9]{2})(?P<month>0[1-9]|1[0-2])(?P<year>20[0-9]{2})"),
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"),
)
"""Only these, in plain digits: date.fromisoformat also takes 20260101 and 2026-W01-1, int() Arabic digits.

Without hyphens the year has to be 20..: so 20260101 can never be read as day, month, year.
"""


class UnreadableDate(ValueError):
    """The text is not written as a date."""


class ImpossibleDate(ValueError):
    """The text is written as a date that is not on the calendar, such as 31-04-2026."""


def parse_date(text: str) -> date:
    """The date that was typed; raises UnreadableDate or ImpossibleDate."""
    for form in FORMS:
        if found := form.fullmatch(text):
            return _on_the_calendar(found)
    raise UnreadableDate(text)


def _on_the_calendar(found: re.Match[str]) -> date:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError as error:
        raise ImpossibleDate(found.string) from error


def written_date(day: date) -> str:
    """The date as the form shows it, such as 27-3-2026."""
    return f"{day.day}-{day.month}-{day.year}"
