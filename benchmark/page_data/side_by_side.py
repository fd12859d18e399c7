"""The figures of an institution beside others: those of the nation, of another period, or of the rest of itself."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.db.models import QuerySet

from benchmark.domain.figures import Figures
from benchmark.models import MonthTally
from benchmark.page_data.institution import InstitutionChoice, InstitutionData, institution_data
from benchmark.page_data.nation import Deff, deff_beside, live_nation
from benchmark.page_data.periods import NO_FIGURES, parsed_period
from benchmark.selectors.figures import figures_of
from institutions.access import can
from institutions.domain.roles import Permission
from institutions.models import Institution, User
from measurements.domain.period import Period

NATION: Final = "landelijk"
REST: Final = "rest"
"""What stands in the address besides the code of a period."""

UNKNOWN: Final = "Vergelijken met wat in de link staat, kan niet."
OVERLAP: Final = "De twee perioden in de link overlappen elkaar; dan zijn ze niet te vergelijken."
WHOLE: Final = "Vergelijken met de rest van de instelling kan alleen als u een team of locatie kiest."
NOTHING_THEN: Final = "In de andere periode uit de link zijn hier geen metingen ingevoerd."


@dataclass(frozen=True, slots=True)
class Other:
    """What the figures stand beside; `figures` and `deff` are None for the nation, `period` is None but for a period.

    `code` is how it stands in the address.
    """

    code: str
    figures: Figures | None = None
    deff: Deff | None = None
    period: Period | None = None

    @property
    def is_nation(self) -> bool:
        """Whether it is the national figures of the period."""
        return self.code == NATION


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The figures of a period and place, and what they stand beside: None where there is nothing to choose.

    `offered` are the codes that can be chosen. `measure` is what was asked of the funnel, as it stands in the address.
    """

    own: InstitutionData
    other: Other | None
    offered: tuple[str, ...]
    measure: str
    messages: tuple[str, ...]

    @property
    def is_beside_itself(self) -> bool:
        """Whether the own figures stand on both sides: another period, or the rest of the institution."""
        return self.other is not None and not self.other.is_nation

    @property
    def chosen(self) -> dict[str, str]:
        """The choice that this page shows, as it stands in an address."""
        return {**self.own.chosen, "met": self.other.code if self.other else ""}


def side_by_side(
    user: User, institution: Institution, *, choice: InstitutionChoice, beside: str, measure: str, today: date
) -> SideBySide:
    """What this user may see of it; the institution comes from `with_lag`.

    What is unknown, overlaps or is not there does not end in an error: something that is offered comes instead, with a
    message.
    """
    asks_nation = beside in {"", NATION}
    own = institution_data(user, institution, choice=choice, today=today, with_live=asks_nation)
    offered = _offered(own, is_live=can(user, Permission.READ_NATIONAL_FIGURES))
    tallies = MonthTally.objects.visible_to(user).filter(institution=institution)
    other, problem = _asked(own, beside, tallies) if beside else (None, "")
    if other is None and not asks_nation and NATION in offered and own.nation.figures is None:
        own = replace(own, nation=live_nation(user, own.period))
    if other is None and offered:
        other, _ = _asked(own, _default(own, offered), tallies)
    messages = (*own.messages, *([problem] if problem else []))
    return SideBySide(own, other, offered, measure, messages)


def _offered(own: InstitutionData, *, is_live: bool) -> tuple[str, ...]:
    """The nation where there are figures of it, the years with data beside the period, and the rest beside a part."""
    years = [Period(year) for year in sorted(own.by_year, reverse=True)]
    return (
        *([NATION] if own.nation.figures or is_live else []),
        *(year.code for year in years if not overlap(year, own.period)),
        *([REST] if own.places.rest else []),
    )


def _default(own: InstitutionData, offered: tuple[str, ...]) -> str:
    """The nation; where it is not offered, the last year before the period rather than one after it."""
    before = [f"{year}" for year in sorted(own.by_year, reverse=True) if year < own.period.year]
    return next((code for code in (NATION, *before) if code in offered), offered[0])


def _asked(own: InstitutionData, code: str, tallies: QuerySet[MonthTally]) -> tuple[Other | None, str]:
    """What this code stands for, or why it cannot be had."""
    if code == NATION:
        return (Other(NATION), "") if own.nation.figures else (None, own.nation.reason)
    if code == REST:
        return _rest(own, tallies)
    period = parsed_period(code)
    if period is None:
        return None, UNKNOWN
    if overlap(period, own.period):
        return None, OVERLAP
    figures = _figures_then(own, period, tallies)
    if not figures.entered:
        return None, NOTHING_THEN
    is_same_year = period.last_month.year == own.period.last_month.year
    return Other(code, figures, own.deff if is_same_year else deff_beside(period), period), ""


def _figures_then(own: InstitutionData, period: Period, tallies: QuerySet[MonthTally]) -> Figures:
    if period.is_year:
        return own.by_year.get(period.year, NO_FIGURES)
    return figures_of(own.places.of_tallies(tallies), period)


def _rest(own: InstitutionData, tallies: QuerySet[MonthTally]) -> tuple[Other | None, str]:
    if not own.places.rest:
        return None, WHOLE
    return Other(REST, figures_of(tallies.filter(team__in=own.places.rest), own.period), own.deff), ""


def overlap(one: Period, other: Period) -> bool:
    """Whether the two have a month in common."""
    return one.first_day < other.day_after and other.first_day < one.day_after
