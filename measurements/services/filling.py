"""How long filling in takes, per measurement and never per worker: the data quality page asks for it."""

from typing import Final

from django.db.models import F

from measurements.models import FillingIn, Measurement

MOST_AT_ONCE: Final = 3600
"""More seconds, or more changes, nobody spends between two saves: what says so is not believed."""


def add_filling(measurement: Measurement, *, seconds: int, changes: int) -> None:
    """Add these to what was spent on the measurement; numbers that cannot be right are cut to what can."""
    seconds, changes = (min(max(number, 0), MOST_AT_ONCE) for number in (seconds, changes))
    if not (seconds or changes):
        return
    spent = FillingIn.objects.filter(pk=measurement.pk)
    if not spent.update(seconds=F("seconds") + seconds, changes=F("changes") + changes):
        FillingIn.objects.create(
            measurement=measurement, institution_id=measurement.institution_id, seconds=seconds, changes=changes
        )
