"""The lists of measurements behind the numbers of a criterion."""

import re

import pytest
from django.test import Client

from institutions.models import Institution, Location
from tests.benchmark.criterion.reading_criterion import links_to_measurements
from tests.benchmark.reading import text_of
from tests.statements import at_most

pytestmark = [pytest.mark.django_db(transaction=True, databases="__all__"), pytest.mark.usefixtures("answered")]

PAGE = "/instellingen/aa/criteria/3d/"


@pytest.mark.parametrize("place", ["", "&team=noord", "&team=zuid", "&locatie={location}"])
@pytest.mark.parametrize("period", ["2024", "2024-K1", "2024-03", "2024-06-12m", "2022-2024", "2023"])
def test_the_list_behind_a_number_is_as_long_as_the_number(
    period: str, place: str, as_lead: Client, institution: Institution
) -> None:
    location = Location.objects.get(institution=institution)
    response = as_lead.get(f"{PAGE}?periode={period}{place.format(location=location.pk)}")
    rows = [row for row in response.context["page"].answers if row.url]
    assert links_to_measurements(response) == [row.url for row in rows]
    for row in rows:
        assert as_lead.get(row.url).context["page"].paginator.count == row.count


def test_the_numbers_of_2024_lead_somewhere(as_lead: Client) -> None:
    answers = as_lead.get(f"{PAGE}?periode=2024").context["page"].answers
    assert [(row.count, bool(row.url)) for row in answers] == [(14, False), (6, True), (3, True)]


def test_the_list_says_which_filter_is_on_keeps_it_and_leads_back(as_lead: Client) -> None:
    address = links_to_measurements(as_lead.get(f"{PAGE}?periode=2024-K1&team=noord"))[0]
    response = as_lead.get(address)
    text, html = text_of(response), response.content.decode()
    assert "U ziet alleen metingen die meetellen van Instelling AA, team Team noord, met Nee bij criterium 3d" in text
    assert '<input type="hidden" name="criterium" value="3d"' in html
    assert '<input type="hidden" name="team" value="noord"' in html
    assert '<option value="2024-K1" selected>1e kwartaal 2024</option>' in html
    back = re.search(r'href="(/instellingen/aa/criteria/3d/[^"]*)"', html)
    assert back is not None
    assert back[1].replace("&amp;", "&") == f"{PAGE}?periode=2024-K1&team=noord"
    assert '<a href="/metingen/">Toon alle metingen</a>' in html


@pytest.mark.parametrize(
    "query",
    [
        "instelling=bb&criterium=3d&antwoord=nee",
        "instelling=zz&criterium=3d&antwoord=nee",
        "criterium=3d&antwoord=nee",
        "instelling=aa&criterium=9z&antwoord=nee",
        "instelling=aa&criterium=3d&antwoord=ja",
        "instelling=aa&criterium=3d&antwoord=nee&team=west",
        "instelling=aa&criterium=3d&antwoord=nee&locatie=999999999",
        "instelling=aa&criterium=3d&antwoord=nee&locatie=99999999999999999999",
        "instelling=aa&criterium=3d&antwoord=nee&periode=9999",
    ],
)
def test_a_list_behind_something_that_is_not_there_is_empty(query: str, as_lead: Client) -> None:
    response = as_lead.get(f"/metingen/?{query}")
    assert response.status_code == 200
    assert response.context["page"].paginator.count == 0
    assert "Instelling BB" not in text_of(response)


def test_the_list_behind_a_number_takes_at_most_12_statements(as_lead: Client) -> None:
    address = links_to_measurements(as_lead.get(f"{PAGE}?periode=2024&team=noord"))[0]
    with at_most(12):
        assert as_lead.get(address).status_code == 200
