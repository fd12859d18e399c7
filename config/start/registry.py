"""What SEJN starts with: the nation this year so far, who has not delivered this month, and what waits."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from benchmark.domain.participation import took_part
from benchmark.models import MonthTally
from benchmark.page_data.national import NationalData, national_data
from benchmark.page_data.releases import listed_years
from benchmark.pages.filters import period_in_sentence, period_label
from benchmark.pages.tabs import national_tabs
from benchmark.pages.year_figures import cards, certainty_note, conclusion
from benchmark.selectors.figures import counters_by_institution
from config.start.points import file_points, year_points
from exchange.selectors.waiting import unfinished_files
from institutions.models import Institution, User
from measurements.domain.period import Period


def registry_context(user: User, today: date) -> dict[str, Any]:
    """The values of the page; counts per institution, and no row of a family."""
    data = national_data(user, period_code=f"{today.year}", today=today)
    month = Period(today.year, today.month, 1)
    delivered = counters_by_institution(MonthTally.objects.of_the_nation(user), month)
    expected = taking_part(data, month)
    results, *pages = national_tabs("national", {"periode": data.period.code})
    return {
        "this_year": today.year,
        "conclusion": conclusion(data.figures, data.deff, period_in_sentence(data.period, today)),
        "cards": cards(data.figures, data.deff),
        "certainty": certainty_note(data.figures, data.deff, data.period),
        "is_lagging": data.is_lagging,
        "results": results,
        "pages": pages,
        "month": period_label(month, today),
        "expected": expected,
        "not_delivered": [one for one in expected if one.pk not in delivered],
        "points": (*year_points(listed_years(user), today), *file_points(unfinished_files(user))),
    }


def taking_part(data: NationalData, month: Period) -> Sequence[Institution]:
    """The institutions that took part on any day of the month, by name."""
    return [one for one in data.institutions if took_part(one.active_from, one.active_until, month.first_day)]
