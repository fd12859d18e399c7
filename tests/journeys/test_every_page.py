"""Every page in a real browser, on a laptop and on a phone: accessible, without sideways scrolling, charts drawn."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from benchmark.services import counting
from exchange.services.teams import ask_for_team
from institutions.models import Institution, User
from measurements.models import Measurement, State
from tests.exchange.batches import batch_of, imported, measurements
from tests.journeys.looking import problems_of
from tests.measurement_data import complete_measurement

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases="__all__")]

LEAD, ANALYST, WORKER = "lead@aa.example", "analyst@sejn.example", "worker.noord@aa.example"
PAGES = [
    (None, "/inloggen/"),
    (None, "/hulp/"),
    (WORKER, "/"),
    (WORKER, "/metingen/"),
    (WORKER, "/metingen/VOLLEDIG/"),
    (WORKER, "/metingen/VOLLEDIG/wijzigen/"),
    (WORKER, "/metingen/VOLLEDIG/intrekken/"),
    (WORKER, "/metingen/CONCEPT/"),
    (LEAD, "/"),
    (LEAD, "/stijlgids/"),
    (LEAD, "/instellingen/aa/?periode=2024"),
    (LEAD, "/instellingen/aa/?periode=2023"),
    (LEAD, "/instellingen/aa/?periode=2019"),
    (LEAD, "/instellingen/bb/"),
    (LEAD, "/instellingen/aa/vergelijken/?periode=2024"),
    (LEAD, "/instellingen/aa/vergelijken/?periode=2023"),
    (LEAD, "/instellingen/aa/vergelijken/?periode=2019"),
    (LEAD, "/instellingen/aa/criteria/3d/?periode=2024"),
    (LEAD, "/metingen/?instelling=aa&criterium=3d&antwoord=nee&periode=2024"),
    (LEAD, "/exporteren/?jaar=2024"),
    (LEAD, "/importeren/partij/71/"),
    (LEAD, "/importeren/partij/71/?toon=telt-niet-mee"),
    (LEAD, "/importeren/partij/71/?toon=anders"),
    (LEAD, "/importeren/partij/72/?ongedaan=vragen"),
    (LEAD, "/landelijk/"),
    (LEAD, "/importeren/"),
    (ANALYST, "/"),
    (ANALYST, "/instellingen/aa/vergelijken/?periode=2024&maat=5c"),
    (ANALYST, "/landelijk/?periode=2024"),
    (ANALYST, "/landelijk/criteria/3d/?periode=2024"),
    (ANALYST, "/landelijk/instellingen/?periode=2024"),
    (ANALYST, "/landelijk/instellingen/?periode=2019&maat=5a"),
    (ANALYST, "/landelijk/deelname/?periode=2024"),
    (LEAD, "/instellingen/aa/doelgroep/?periode=2024"),
    (LEAD, "/instellingen/aa/doelgroep/?periode=2023&kruis=advies"),
    (LEAD, "/instellingen/aa/doelgroep/?periode=2019"),
    (ANALYST, "/landelijk/doelgroep/?periode=2024"),
    (LEAD, "/instellingen/aa/verloop/?periode=2024"),
    (LEAD, "/instellingen/aa/verloop/?maat=5b&per=kwartaal"),
    (ANALYST, "/landelijk/verloop/?periode=2024"),
    (ANALYST, "/landelijk/gepubliceerd/"),
    (ANALYST, "/importeren/"),
    (ANALYST, "/resultaten/"),
    ("administrator@sejn.example", "/"),
    ("administrator@sejn.example", "/beheer/"),
    ("administrator@sejn.example", "/beheer/instellingen/aa/"),
]


@pytest.fixture
def years_of_data(submitted: Callable[..., Measurement]) -> None:
    """Twelve valid measurements of 2024, two of 2023, one that does not count, and a draft."""
    submitted(code="VOLLEDIG", safety_form_discussed=False)
    submitted(code="CONCEPT", state=State.DRAFT, completed_on=None)
    submitted(crisis_resolved=None, family_safe_enough=None)
    for number in range(11):
        submitted(family_safe_enough=number % 3 > 0)
    for _ in range(2):
        submitted(completed_on=date(2023, 5, 1), referred_on=None, started_on=None, ended_on=None)
    counting.refresh_tallies()


@pytest.fixture
def imports(years_of_data: None, institution: Institution, lead: User) -> None:
    """Import 71 with rows of every kind, import 72 that came in, and a team that is missing."""
    there = complete_measurement(code="VOLLEDIG", problems=["PO02"])
    rows = [there, *measurements(12), complete_measurement(crisis_resolved=None, family_safe_enough=None)]
    batch_of(institution, rows, pk=71)
    imported(institution, lead, pk=72)
    ask_for_team(institution=institution, name="Team met een naam die niet op een regel past", by=lead)


def test_every_page_is_accessible_and_fits(
    live_server: object,
    new_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    imports: None,
) -> None:
    found = {}
    for email in dict.fromkeys(email for email, _ in PAGES):
        page = new_page()
        if email:
            sign_in(page, email)
        for address in (address for visitor, address in PAGES if visitor == email):
            page.goto(f"{live_server}{address}")
            found[f"{email} {address}"] = problems_of(page)
    assert {where: problems for where, problems in found.items() if problems} == {}


@pytest.mark.parametrize(
    ("email", "address", "charts"),
    [(LEAD, "/instellingen/aa/?periode=2024", 1), (ANALYST, "/landelijk/?periode=2024", 2)],
)
def test_charts_are_drawn_when_they_come_near_and_nothing_of_plotly_loads_before(
    live_server: object,
    new_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    years_of_data: None,
    email: str,
    address: str,
    charts: int,
) -> None:
    page = new_page(height=300)
    sign_in(page, email)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{live_server}{address}")
    assert not [url for url in asked if "plotly" in url and url.endswith(".js")]
    plots = page.locator("[data-chart]")
    expect(plots).to_have_count(charts)
    for plot in plots.all():
        plot.scroll_into_view_if_needed()
        expect(plot).to_have_attribute("data-ready", "")
        assert plot.locator("svg.main-svg").first.is_visible()
    assert [url for url in asked if "plotly" in url and url.endswith(".js")]
