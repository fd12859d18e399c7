"""What the page about closing a year asks of the database. SEJN only: counts per institution, no row of a family."""

from dataclasses import dataclass
from datetime import date

from benchmark.domain.releases.differences import institutions_that_changed
from benchmark.models import Release, ReleaseKind
from benchmark.selectors.closing_check import ClosingCheck, closing_check
from benchmark.selectors.release_lists import closing_days, institution_names, listed_releases
from benchmark.selectors.releases import counts_in, counts_of, latest_release
from institutions.models import User
from measurements.domain.period import Period, parse_period


@dataclass(frozen=True, slots=True)
class ClosingData:
    """A year on its way to a release.

    `releases`: all of the year, newest first. `changed`: the names of the institutions whose counts are others than in
    the newest release; empty without any release.
    """

    check: ClosingCheck
    closed_on: date | None
    releases: tuple[Release, ...]
    changed: tuple[str, ...]
    today: date

    @property
    def year(self) -> int:
        """The year that this is about."""
        return self.check.year

    @property
    def has_ended(self) -> bool:
        """Whether the year is over, which closing it asks."""
        return self.year < self.today.year

    @property
    def final(self) -> Release | None:
        """The newest final release, published or not."""
        return next((one for one in self.releases if one.kind == ReleaseKind.FINAL), None)

    @property
    def newest(self) -> Release | None:
        """The newest release of any kind."""
        return self.releases[0] if self.releases else None


def closing_data(user: User, year: int, *, today: date) -> ClosingData | None:
    """How far this year is; None for what is no year of this registry."""
    try:
        parse_period(f"{year:04}")
    except ValueError:
        return None
    return ClosingData(
        check=closing_check(year, today),
        closed_on=closing_days().get(year),
        releases=tuple(listed_releases(user).filter(year=year)),
        changed=_changed_since_newest(year),
        today=today,
    )


def _changed_since_newest(year: int) -> tuple[str, ...]:
    newest = latest_release(year)
    if newest is None:
        return ()
    return institution_names(institutions_that_changed(counts_in(newest), counts_of(Period(year))))
