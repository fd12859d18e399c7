"""The measurements that an export holds, and the code lists that explain it."""

from collections.abc import Iterator
from typing import Any, Final

from exchange.domain.codebook_sheet import ListedAnswer
from exchange.domain.exporting import TOLD
from institutions.models import Institution, User
from measurements.models import CodebookEntry, Measurement, MeasurementQuerySet, State

PATHS: Final = {"institution": "institution__code", "location": "team__location__name", "team": "team__code"}
"""Where the value of a field stands that is not on the measurement itself."""


def exportable(user: User, institution: Institution, year: int | None) -> MeasurementQuerySet:
    """The submitted measurements of the institution that were filled in that year, as far as the user may read them.

    Without a year those of all years. In the order of the day of filling in, then of code.
    """
    found = Measurement.objects.visible_to(user).filter(institution=institution, state=State.SUBMITTED)
    if year is not None:
        found = found.filter(completed_on__year=year)
    return found.order_by("completed_on", "code")


def told_values(measurements: MeasurementQuerySet) -> Iterator[dict[str, Any]]:
    """Of each measurement the values by field that an export tells, in one statement; never who filled it in."""
    rows = measurements.values_list(*(PATHS.get(field, field) for field in TOLD))
    return (dict(zip(TOLD, row, strict=True)) for row in rows)


def listed_answers() -> list[ListedAnswer]:
    """Every entry of the code lists, in their order, also those that can no longer be chosen."""
    entries = CodebookEntry.objects.order_by("codebook", "order", "code")
    return [
        ListedAnswer(entry.codebook, entry.code, entry.label, entry.active_from, entry.active_until)
        for entry in entries
    ]
