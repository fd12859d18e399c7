"""The coverage beside the number of measurements: for who may see those measurements, of the whole institution."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from benchmark.services import counting
from institutions.models import Institution, User
from measurements.models import ClosedTrajectories, Measurement
from tests.benchmark.reading import text_of

pytestmark = [pytest.mark.django_db(transaction=True, databases="__all__"), pytest.mark.usefixtures("fifteen_of_24")]

PAGE = "/instellingen/aa/?periode=2024"


@pytest.fixture
def fifteen_of_24(submitted: Callable[..., Measurement], institution: Institution, lead: User) -> None:
    """Fifteen valid measurements of help that ended in February 2024, against 24 closed trajectories."""
    for _ in range(15):
        submitted()
    ended = {one.ended_on.replace(day=1) for one in Measurement.objects.all()}
    assert len(ended) == 1
    ClosedTrajectories.objects.create(month=ended.pop(), number=24, institution=institution, entered_by=lead)
    counting.refresh_tallies()


def test_a_team_lead_reads_the_coverage_and_what_it_means_beside_the_measurements(as_lead: Client) -> None:
    assert "dekking 63% (15 van 24): lees de cijfers met voorzichtigheid" in text_of(as_lead.get(PAGE))


def test_a_team_has_no_coverage_because_trajectories_are_of_the_institution(as_lead: Client) -> None:
    assert "dekking" not in text_of(as_lead.get(f"{PAGE}&team=noord"))


def test_who_may_not_see_the_measurements_gets_no_coverage(
    as_analyst: Client, signed_in: Callable[[User], Client], worker: User
) -> None:
    for client in (as_analyst, signed_in(worker)):
        answer = client.get(PAGE)
        assert answer.status_code == 200
        assert "dekking" not in text_of(answer)


def test_a_year_of_which_nobody_filled_in_the_trajectories_says_so(
    as_lead: Client, submitted: Callable[..., Measurement]
) -> None:
    submitted(completed_on=date(2023, 5, 1), referred_on=None, started_on=None, ended_on=None)
    counting.refresh_tallies()
    assert "dekking niet bekend" in text_of(as_lead.get("/instellingen/aa/?periode=2023"))


def test_who_may_repair_what_does_not_count_is_led_there_and_nobody_else(
    as_lead: Client, as_analyst: Client, submitted: Callable[..., Measurement]
) -> None:
    link = 'href="/instellingen/aa/datakwaliteit/?periode=2024"'
    sentence = f"<p><a {link}>Bekijk de metingen die niet meetellen en herstel ze</a></p>"
    assert sentence not in as_lead.get(PAGE).content.decode()
    submitted(crisis_resolved=None, family_safe_enough=None)
    counting.refresh_tallies()
    assert sentence in as_lead.get(PAGE).content.decode()
    assert sentence not in as_analyst.get(PAGE).content.decode()
