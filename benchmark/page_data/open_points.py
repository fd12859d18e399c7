"""Which other institutions stand by name beside an institution: those that agreed, when it agreed itself."""

from dataclasses import dataclass
from typing import Final

from benchmark.domain.disclosure.open_points import PublicPoint
from benchmark.models import Release, ReleaseKind
from benchmark.selectors.open_points import points_beside
from institutions.access import memberships_with
from institutions.domain.roles import Permission
from institutions.models import Institution, User
from measurements.domain.period import Period

NOT_AGREED: Final = (
    "{name} doet niet mee aan open vergelijking. Instellingen die meedoen, zien elkaar bij naam. "
    "Wilt u meedoen? Vraag het SEJN."
)
ONLY_YEARS: Final = "Andere instellingen staan er per kalenderjaar bij. Kies een jaar om ze te zien."
NO_RELEASE: Final = "Andere instellingen staan er bij zodra SEJN een definitieve uitgave over {year} heeft vrijgegeven."
NOBODY: Final = "In de uitgave {version} staat geen andere instelling bij naam."


@dataclass(frozen=True, slots=True)
class NamedPoint:
    """The year figures of another institution, with the name that it had in the release."""

    name: str
    point: PublicPoint


@dataclass(frozen=True, slots=True)
class OpenComparison:
    """The points beside those of an institution, in the order of names; without any `reason` says why.

    `agrees`: whether the institution itself takes part. `release` is where the points come from.
    """

    agrees: bool
    points: tuple[NamedPoint, ...] = ()
    reason: str = ""
    release: Release | None = None


def open_points_beside(
    user: User, institution: Institution, period: Period, release: Release | None
) -> OpenComparison | None:
    """What a team lead may see of other institutions beside the own one; None for anybody else.

    `release` is what stands beside this period. One statement, and none where nothing can be shown.
    """
    if not leads(user, institution):
        return None
    if not institution.agrees_to_open_comparison:
        return OpenComparison(agrees=False, reason=NOT_AGREED.format(name=institution.name))
    if not period.is_year:
        return OpenComparison(agrees=True, reason=ONLY_YEARS)
    if release is None or release.year != period.year or release.kind == ReleaseKind.CONCEPT:
        return OpenComparison(agrees=True, reason=NO_RELEASE.format(year=period.year))
    points = tuple(
        NamedPoint(row.name, PublicPoint.from_json(row.figures)) for row in points_beside(institution, release)
    )
    reason = "" if points else NOBODY.format(version=release.version)
    return OpenComparison(agrees=True, points=points, reason=reason, release=release)


def leads(user: User, institution: Institution) -> bool:
    """Whether the user may see named institutions for this one."""
    allowed = memberships_with(user, Permission.READ_NAMED_COMPARISON)
    return any(membership.institution_id == institution.pk for membership in allowed)
