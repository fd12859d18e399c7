"""What stands beside the figures of an institution: the nation, and the design effects behind the certainty."""

from collections.abc import Mapping
from dataclasses import dataclass

from benchmark.domain.disclosure.registry import for_registry
from benchmark.domain.disclosure.year import PublicFigures
from benchmark.domain.figures import CompositeFigure
from benchmark.domain.releases.contents import PublicDeff
from benchmark.domain.share import EffectiveMean
from benchmark.models import MonthTally, Release
from benchmark.selectors.figures import figures_of
from benchmark.selectors.releases import figures_in, latest_published_until
from institutions.access import can
from institutions.domain.roles import Permission
from institutions.models import User
from measurements.domain.period import Period

ONLY_YEARS = "Landelijke cijfers zijn er per kalenderjaar. Kies een jaar om ze ernaast te zien."
NO_RELEASE = "Landelijke cijfers van {year} staan hier zodra SEJN ze heeft vrijgegeven."


@dataclass(frozen=True, slots=True)
class Deff:
    """The design effects of the release of `year`; without one no effective size is taken too large."""

    process: float | None = None
    outcome: float | None = None
    year: int | None = None
    is_provisional: bool = True

    def effective(self, figure: CompositeFigure, deff: float | None) -> EffectiveMean:
        """The mean with its effective size; without a design effect each trajectory is worth one answer."""
        cautious = figure.pooled.scored / figure.mean.n if figure.mean.n else 1.0
        return figure.effective(cautious if deff is None else min(deff, cautious))


@dataclass(frozen=True, slots=True)
class Nation:
    """The national figures beside those of an institution; without them `reason` says why.

    `release` is the one they come from; None where SEJN sees live ones.
    """

    figures: PublicFigures | None
    reason: str = ""
    release: Release | None = None

    @property
    def is_live(self) -> bool:
        """Whether this is how the nation stands now, which only SEJN sees."""
        return self.figures is not None and self.release is None


def nation_beside(
    user: User, period: Period, releases: Mapping[int, Release], *, with_live: bool = True
) -> tuple[Nation, Deff]:
    """What this user may see of the nation beside this period, and the design effects of that year or one before it.

    SEJN sees live figures of any period; everybody else those of the release of a calendar year, found in `releases`
    (benchmark.selectors.releases.published_by_year). Without `with_live` the live ones are not asked for.
    """
    release = newest_until(releases, period.last_month.year)
    deff = deff_of(release)
    if can(user, Permission.READ_NATIONAL_FIGURES):
        return live_nation(user, period) if with_live else Nation(None), deff
    if not period.is_year:
        return Nation(None, ONLY_YEARS), deff
    if release is None or release.year != period.year:
        return Nation(None, NO_RELEASE.format(year=period.year)), deff
    return Nation(figures_in(release).figures, release=release), deff


def newest_until(releases: Mapping[int, Release], year: int) -> Release | None:
    """The release of this year or, where there is none, of the last year before it with one."""
    before = [one for one in releases if one <= year]
    return releases[max(before)] if before else None


def live_nation(user: User, period: Period) -> Nation:
    """The nation as it stands now; raises PermissionDenied for who is not of SEJN."""
    return Nation(for_registry(figures_of(MonthTally.objects.of_the_nation(user), period)))


def deff_beside(period: Period) -> Deff:
    """The design effects for this period: of the release of its last year or one before it."""
    return deff_of(latest_published_until(period.last_month.year))


def deff_of(release: Release | None) -> Deff:
    """The design effects that a release keeps; the cautious ones without a release."""
    if release is None:
        return Deff()
    kept: PublicDeff = figures_in(release).deff
    return Deff(kept.process, kept.outcome, release.year, kept.is_provisional)
