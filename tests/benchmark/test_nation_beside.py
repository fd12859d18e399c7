"""The nation beside the figures of an institution: who sees which, and what is said where there is none."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from benchmark.models import Release
from benchmark.services import counting
from measurements.models import Measurement
from tests.benchmark.reading import text_of

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

Store = Callable[..., Measurement]


@pytest.mark.usefixtures("counted")
def test_without_a_release_a_team_lead_sees_nothing_of_the_nation_and_the_analyst_does(
    as_lead: Client, as_analyst: Client
) -> None:
    heading = '<th scope="col" class="num">Landelijk</th>'
    assert heading not in as_lead.get("/instellingen/aa/?periode=2024").content.decode()
    assert heading in as_analyst.get("/instellingen/aa/?periode=2024").content.decode()
    later = "Landelijke cijfers van 2024 staan hier zodra SEJN ze heeft vrijgegeven."
    assert later in text_of(as_lead.get("/instellingen/aa/?periode=2024"))
    for page in ("/instellingen/aa/?periode=2024", "/landelijk/?periode=2024"):
        assert later not in text_of(as_analyst.get(page))
    assert as_lead.get("/landelijk/").status_code == 403


@pytest.mark.usefixtures("counted")
def test_intervals_without_a_release_or_of_few_measurements_say_so(as_lead: Client, as_analyst: Client) -> None:
    own = text_of(as_lead.get("/instellingen/aa/?periode=2024"))
    assert "De intervallen zijn ruim genomen: er zijn nog geen landelijke cijfers om ze nauwer te bepalen." in own
    nation = text_of(as_analyst.get("/landelijk/?periode=2024"))
    assert "De intervallen zijn voorlopig: ze zijn bepaald uit landelijk nog weinig metingen." in nation


@pytest.mark.usefixtures("counted", "release_of_2024")
def test_beside_a_year_a_team_lead_sees_the_nation_of_its_release(as_lead: Client) -> None:
    text = text_of(as_lead.get("/instellingen/aa/?periode=2024"))
    assert "landelijk 94%" in text
    assert "Landelijk: uitgave 2024.2 (definitief), in hele procenten." in text
    assert text.count(" 94% ") >= 14
    assert "De intervallen zijn" not in text


@pytest.mark.usefixtures("counted", "release_of_2024")
@pytest.mark.parametrize("period", ["2024-K1", "2024-03", "2022-2024", "2024-06-12m"])
def test_beside_other_periods_it_says_that_the_nation_is_there_per_year(as_lead: Client, period: str) -> None:
    response = as_lead.get(f"/instellingen/aa/?periode={period}")
    assert "Landelijke cijfers zijn er per kalenderjaar." in text_of(response)
    assert "landelijk 94%" not in text_of(response)


@pytest.mark.usefixtures("counted", "release_of_2024")
def test_a_release_of_another_year_is_not_shown_as_that_of_this_one(as_lead: Client, submitted: Store) -> None:
    submitted(completed_on=date(2025, 3, 5))
    counting.refresh_tallies()
    assert "Landelijke cijfers van 2025 staan hier zodra" in text_of(as_lead.get("/instellingen/aa/?periode=2025"))


@pytest.mark.usefixtures("counted")
def test_a_release_that_is_not_published_is_not_shown(as_lead: Client, release_of_2024: Release) -> None:
    newer = release_of_2024
    newer.pk, newer.number = None, 3
    newer.save(using="owner", force_insert=True)
    assert "uitgave 2024.2" in text_of(as_lead.get("/instellingen/aa/?periode=2024"))
