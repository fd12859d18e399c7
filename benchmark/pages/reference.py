"""What the figures of the nation may be quoted with: the day they are of, and the release of that year."""

from dataclasses import dataclass
from datetime import date

from benchmark.models import Release
from measurements.domain.period import Period
from measurements.domain.typed_dates import written_date


@dataclass(frozen=True, slots=True)
class Reference:
    """The day of the figures, and the newest release of their year; without one `missing` says so.

    Of a period that is no calendar year there is neither, because releases are of years.
    """

    day: str
    release: Release | None
    missing: str


def reference(period: Period, release: Release | None, today: date) -> Reference:
    """The reference for the figures of a period as they stand today; `release` is the newest published of its year."""
    is_missing = period.is_year and release is None
    return Reference(written_date(today), release, f"nog geen uitgave van {period.year}" if is_missing else "")
