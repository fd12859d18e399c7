"""What a team lead starts with: how the own institutions do this year so far, and what asks for attention."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from benchmark.domain.figures import Figures
from benchmark.models import MonthTally
from benchmark.page_data.nation import Deff, Nation, nation_beside
from benchmark.page_data.periods import NO_FIGURES
from benchmark.pages.filters import period_in_sentence
from benchmark.pages.tabs import Tab, institution_tabs
from benchmark.pages.year_figures import Card, cards, certainty_note, conclusion
from benchmark.selectors.figures import figures_by_institution, with_lag
from benchmark.selectors.releases import published_by_year
from config.start.points import Point, batch_point, coverage_point, excluded_point, worklist_point
from institutions.access import institutions_for
from institutions.domain.roles import Permission
from institutions.models import Institution, User
from measurements.domain.coverage import PeriodCoverage
from measurements.domain.period import Period
from measurements.selectors.coverage import coverage_against, numbers_by_month, with_closed_months, with_valid_months
from measurements.selectors.worklist import work_counts


@dataclass(frozen=True, slots=True)
class OwnState:
    """How an institution does in a year; `results` is the page with all of it, `pages` are those beside it."""

    institution: Institution
    conclusion: str
    cards: tuple[Card, ...]
    certainty: str
    results: Tab
    pages: tuple[Tab, ...]


def leading_context(user: User, entering: dict[str, Any], today: date) -> dict[str, Any]:
    """What a team lead starts with, beside what everybody who enters starts with."""
    institutions = _led(user)
    states = _own_states(user, institutions, Period(today.year), today)
    return {"states": states, "points": _points(user, institutions, entering, today)}


def _led(user: User) -> tuple[Institution, ...]:
    led = institutions_for(user, Permission.READ_INSTITUTION_MEASUREMENTS)
    return tuple(with_valid_months(with_closed_months(with_lag(led))))


def _own_states(user: User, institutions: tuple[Institution, ...], period: Period, today: date) -> tuple[OwnState, ...]:
    by_institution = figures_by_institution(MonthTally.objects.visible_to(user), period)
    beside = nation_beside(user, period, published_by_year())
    return tuple(
        own_state(user, one, by_institution.get(one.pk, NO_FIGURES), beside, period, today) for one in institutions
    )


def own_state(
    user: User, institution: Institution, figures: Figures, beside: tuple[Nation, Deff], period: Period, today: date
) -> OwnState:
    """The institution in a period, by the same functions as its own page."""
    nation, deff = beside
    results, *pages = institution_tabs(user, institution, "institution", {"periode": period.code})
    return OwnState(
        institution=institution,
        conclusion=conclusion(figures, deff, period_in_sentence(period, today)),
        cards=cards(figures, deff, nation.figures, _coverage(institution, period, today).coverage),
        certainty=certainty_note(figures, deff, period),
        results=results,
        pages=tuple(pages),
    )


def _points(
    user: User, institutions: tuple[Institution, ...], entering: dict[str, Any], today: date
) -> tuple[Point, ...]:
    return (
        *(batch_point(batch) for batch in entering["sent_batches"]),
        *excluded_point(entering["not_counting"], today.year),
        *worklist_point(work_counts(user, today)),
        *(point for one in institutions for point in _coverage_points(one, today)),
    )


def _coverage_points(institution: Institution, today: date) -> tuple[Point, ...]:
    return coverage_point(institution, _coverage(institution, Period(today.year), today), today.year)


def _coverage(institution: Institution, period: Period, today: date) -> PeriodCoverage:
    return coverage_against(institution, period, today, numbers_by_month(institution.valid_months))
