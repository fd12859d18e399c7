"""Who delivered measurements in each month of a year, and who has not delivered lately."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from benchmark.domain.participation import Delivered, took_part
from benchmark.models import MonthTally
from benchmark.page_data.periods import parsed_period
from benchmark.selectors.figures import with_lag
from benchmark.selectors.participation import delivered_by_month, last_delivered, years_with_data
from institutions.models import Institution, User
from measurements.domain.period import Period

WRONG_PERIOD: Final = "De periode in de link bestaat niet. U ziet nu {year}."
ONLY_YEARS: Final = "Deelname staat er per kalenderjaar. U ziet nu {year}."


@dataclass(frozen=True, slots=True)
class ParticipationData:
    """What every institution delivered in the months of a year and in the last two months, those by name.

    `institutions` took part in the year or delivered in it; `recent` took part in the running month or the one before.
    """

    period: Period
    years: tuple[int, ...]
    institutions: tuple[Institution, ...]
    recent: tuple[Institution, ...]
    delivered: Mapping[int, Mapping[date, Delivered]]
    last: Mapping[int, date]
    messages: tuple[str, ...]
    is_lagging: bool
    today: date

    @property
    def running_month(self) -> date:
        """The first day of the month that is not over yet."""
        return self.today.replace(day=1)

    @property
    def month_before(self) -> date:
        """The first day of the last month that is over."""
        return month_before(self.today)

    def delivered_in(self, institution: Institution, month: date) -> Delivered:
        """What the institution entered in the month that begins on this day."""
        return self.delivered.get(institution.pk, {}).get(month, Delivered())


def participation_data(user: User, *, period_code: str, today: date) -> ParticipationData:
    """The deliveries of all institutions, for who may read the national figures."""
    tallies = MonthTally.objects.of_the_nation(user)
    years = years_with_data(tallies)
    period, messages = _year_asked(period_code, years, today)
    lately = (month_before(today), today.replace(day=1))
    delivered = delivered_by_month(tallies, {*period.month_starts, *lately})
    everybody = sorted(with_lag(Institution.objects.all()), key=lambda one: one.name.casefold())
    return ParticipationData(
        period=period,
        years=years,
        institutions=tuple(one for one in everybody if _is_in(one, period.month_starts, delivered)),
        recent=tuple(one for one in everybody if _takes_part(one, lately)),
        delivered=delivered,
        last=last_delivered(tallies),
        messages=messages,
        is_lagging=any(one.is_lagging for one in everybody),
        today=today,
    )


def month_before(today: date) -> date:
    """The first day of the month before the one of this day."""
    return (today.replace(day=1) - timedelta(days=1)).replace(day=1)


def _year_asked(code: str, years: tuple[int, ...], today: date) -> tuple[Period, tuple[str, ...]]:
    """The year of the period that was asked for, else the newest with data; with a message when it is not the same."""
    asked = parsed_period(code)
    year = Period(asked.last_month.year if asked else max(years, default=today.year))
    if code and asked is None:
        return year, (WRONG_PERIOD.format(year=year.label),)
    return year, () if asked in (None, year) else (ONLY_YEARS.format(year=year.label),)


def _takes_part(institution: Institution, months: tuple[date, ...]) -> bool:
    return any(took_part(institution.active_from, institution.active_until, month) for month in months)


def _is_in(
    institution: Institution, months: tuple[date, ...], delivered: Mapping[int, Mapping[date, Delivered]]
) -> bool:
    has_delivered = any(month in delivered.get(institution.pk, {}) for month in months)
    return has_delivered or _takes_part(institution, months)
