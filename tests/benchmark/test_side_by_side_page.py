"""The page that compares, as the people who use it get it."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from benchmark.services import counting
from institutions.models import Institution, Location, Team
from measurements.models import Measurement
from tests.benchmark.reading import text_of
from tests.statements import at_most

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

Store = Callable[..., Measurement]
PAGE = "/instellingen/aa/vergelijken/"


@pytest.fixture
def two_years(counted: None, submitted: Store, institution: Institution) -> None:
    """On top of `counted`: 11 measurements of team Zuid in 2024, and 14 of team Noord in 2023."""
    south = Team.objects.get(institution=institution, code="zuid")
    for _ in range(11):
        submitted(team=south)
    for _ in range(14):
        submitted(completed_on=date(2023, 3, 5), referred_on=None, started_on=None, ended_on=None)
    counting.refresh_tallies()


def chosen_in(page: str) -> list[str]:
    """The values of the select `met`, the chosen one first."""
    options = page.split('name="met"')[1].split("</select>")[0].split("<option ")[1:]
    return [one.split('"')[1] for one in sorted(options, key=lambda one: "selected" not in one)]


@pytest.mark.usefixtures("two_years", "release_of_2024")
def test_a_team_lead_compares_with_the_nation_of_the_release(as_lead: Client) -> None:
    response = as_lead.get(PAGE, {"periode": "2024"})
    text = text_of(response)
    assert "In 2024" in text
    assert "Landelijk: uitgave 2024.2 (definitief), in hele procenten." in text
    assert "5a Crisis opgeheven 48% n = 23 94%" in text
    assert "lager" in text
    assert 'data-chart="funnel-data"' in response.content.decode()
    assert chosen_in(response.content.decode()) == ["landelijk", "2023"]


@pytest.mark.usefixtures("two_years", "release_of_2024")
def test_the_own_figures_of_another_year_stand_beside_it(as_lead: Client) -> None:
    text = text_of(as_lead.get(PAGE, {"periode": "2024", "met": "2023"}))
    assert "lager dan in 2023" in text
    assert "5a Crisis opgeheven 48% n = 23 100% n = 14" in text
    assert "trechter" not in text.lower()


@pytest.mark.usefixtures("two_years")
def test_a_quarter_stands_beside_another_quarter(as_lead: Client) -> None:
    text = text_of(as_lead.get(PAGE, {"periode": "2024-K1", "met": "2023-K1"}))
    assert "lager dan in het 1e kwartaal van 2023" in text
    nothing = text_of(as_lead.get(PAGE, {"periode": "2024-K1", "met": "2023-K4"}))
    assert "In de andere periode uit de link zijn hier geen metingen ingevoerd." in nothing


@pytest.mark.usefixtures("two_years", "release_of_2024")
def test_a_team_stands_beside_the_rest_and_never_beside_the_whole(as_lead: Client) -> None:
    response = as_lead.get(PAGE, {"periode": "2024", "team": "noord", "met": "rest"})
    text = text_of(response)
    assert "scoort team Team noord van Instelling AA lager dan de rest van de instelling" in text
    assert "5a Crisis opgeheven 0% n = 12 100% n = 11" in text
    assert chosen_in(response.content.decode()) == ["rest", "landelijk", "2023"]
    whole = text_of(as_lead.get(PAGE, {"periode": "2024", "met": "rest"}))
    assert "Vergelijken met de rest van de instelling kan alleen als u een team of locatie kiest." in whole


@pytest.mark.usefixtures("two_years", "release_of_2024")
def test_a_location_stands_beside_the_teams_outside_it(as_lead: Client, institution: Institution, team: Team) -> None:
    place = Location.objects.using("owner").create(institution=institution, name="Den Haag")
    Team.objects.using("owner").filter(pk=team.pk).update(location=place)
    try:
        text = text_of(as_lead.get(PAGE, {"periode": "2024", "locatie": f"{place.pk}", "met": "rest"}))
        assert "locatie Den Haag van Instelling AA lager dan de rest van de instelling" in text
        assert "5a Crisis opgeheven 0% n = 12 100% n = 11" in text
    finally:
        Team.objects.using("owner").filter(pk=team.pk).update(location=None)


@pytest.mark.usefixtures("two_years", "release_of_2024")
@pytest.mark.parametrize(
    ("beside", "message"),
    [
        ("2024", "De twee perioden in de link overlappen elkaar"),
        ("2024-K1", "De twee perioden in de link overlappen elkaar"),
        ("2022-2024", "De twee perioden in de link overlappen elkaar"),
        ("2019", "In de andere periode uit de link zijn hier geen metingen ingevoerd."),
        ("onzin", "Vergelijken met wat in de link staat, kan niet."),
    ],
)
def test_what_cannot_be_compared_gives_the_nation_and_says_so(as_lead: Client, beside: str, message: str) -> None:
    response = as_lead.get(PAGE, {"periode": "2024", "met": beside})
    assert response.status_code == 200
    assert message in text_of(response)
    assert chosen_in(response.content.decode())[0] == "landelijk"


@pytest.mark.usefixtures("two_years")
def test_without_a_release_the_year_before_comes_and_the_reason_stands_there(as_lead: Client) -> None:
    response = as_lead.get(PAGE, {"periode": "2024"})
    assert chosen_in(response.content.decode()) == ["2023"]
    assert "Landelijke cijfers van 2024 staan hier zodra SEJN ze heeft vrijgegeven." in text_of(response)


@pytest.mark.usefixtures("counted")
def test_with_nothing_to_compare_with_there_is_a_panel(as_lead: Client) -> None:
    response = as_lead.get(PAGE, {"periode": "2024"})
    assert "Er is niets te vergelijken" in text_of(response)
    assert 'name="met"' not in response.content.decode()


@pytest.mark.usefixtures("two_years")
def test_sejn_compares_with_the_live_nation(as_analyst: Client) -> None:
    text = text_of(as_analyst.get(PAGE, {"periode": "2024"}))
    assert "Landelijk: de stand van nu, alleen voor SEJN." in text
    assert "5a Crisis opgeheven 48% n = 23 56% n = 27" in text


@pytest.mark.usefixtures("two_years", "release_of_2024")
def test_each_criterion_leads_to_its_own_page_with_the_same_choice(as_lead: Client) -> None:
    for page in (PAGE, "/instellingen/aa/"):
        html = as_lead.get(page, {"periode": "2024", "team": "noord"}).content.decode()
        assert '<a href="/instellingen/aa/criteria/3d/?periode=2024&amp;team=noord">' in html
    assert as_lead.get("/instellingen/aa/criteria/3d/?periode=2024&team=noord").status_code == 200


@pytest.mark.usefixtures("two_years", "release_of_2024")
def test_the_tabs_stand_side_by_side_with_the_same_choice(as_lead: Client) -> None:
    html = as_lead.get("/instellingen/aa/", {"periode": "2024", "team": "noord"}).content.decode()
    assert '<a href="/instellingen/aa/vergelijken/?periode=2024&amp;team=noord">Vergelijken</a>' in html


@pytest.mark.usefixtures("two_years", "release_of_2024")
@pytest.mark.parametrize("name", ["vergelijking.csv", "vergelijking.xlsx", "trechter.csv", "trechter.svg"])
def test_the_tables_and_the_funnel_can_be_taken_along(as_lead: Client, name: str) -> None:
    response = as_lead.get(PAGE, {"periode": "2024", "bestand": name})
    assert response.status_code == 200
    assert f"ash-aa-vergelijken-2024-landelijk-{name}" in response.headers["Content-Disposition"]


@pytest.mark.usefixtures("two_years", "release_of_2024")
def test_the_funnel_keeps_the_rest_of_the_choice_when_another_figure_is_chosen(as_lead: Client) -> None:
    html = as_lead.get(PAGE, {"periode": "2024", "team": "noord", "maat": "5a"}).content.decode()
    form = html.split('action="#trechter"')[1].split("</form>")[0]
    for name, value in (("periode", "2024"), ("team", "noord"), ("met", "landelijk")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in form
    assert '<option value="5a" selected>5a Crisis opgeheven</option>' in form


@pytest.mark.usefixtures("two_years", "release_of_2024")
@pytest.mark.parametrize(
    "choice",
    [
        {},
        {"team": "noord", "met": "rest"},
        {"met": "2023"},
        {"periode": "2024-K1", "met": "2023"},
        {"periode": "2024-K2", "met": "2024-K1"},
    ],
)
def test_the_page_takes_at_most_10_statements(as_analyst: Client, as_lead: Client, choice: dict[str, str]) -> None:
    for client in (as_analyst, as_lead):
        with at_most(10):
            assert client.get(PAGE, {"periode": "2024", **choice}).status_code == 200


@pytest.mark.usefixtures("two_years", "release_of_2024")
def test_a_quarter_of_another_year_takes_one_statement_more_for_the_release_of_then(as_analyst: Client) -> None:
    with at_most(11):
        assert as_analyst.get(PAGE, {"periode": "2024", "met": "2023-K1"}).status_code == 200


@pytest.mark.usefixtures("two_years")
def test_sejn_gets_the_live_nation_when_something_else_was_asked_in_vain(as_analyst: Client) -> None:
    response = as_analyst.get(PAGE, {"periode": "2024", "met": "2019"})
    assert chosen_in(response.content.decode())[0] == "landelijk"
    assert "5a Crisis opgeheven 48% n = 23 56% n = 27" in text_of(response)


@pytest.mark.usefixtures("two_years")
def test_sejn_can_go_back_to_the_nation_from_another_year(as_analyst: Client) -> None:
    response = as_analyst.get(PAGE, {"periode": "2024", "met": "2023"})
    assert chosen_in(response.content.decode()) == ["2023", "landelijk"]


@pytest.mark.usefixtures("two_years", "release_of_2024")
def test_the_address_to_share_holds_everything_that_was_chosen(as_lead: Client) -> None:
    shared = "http://testserver/instellingen/aa/?periode=2024"
    assert shared in text_of(as_lead.get("/instellingen/aa/"))
    compared = f"http://testserver{PAGE}?periode=2024&amp;team=noord&amp;met=rest"
    assert compared in text_of(as_lead.get(PAGE, {"team": "noord", "periode": "2024", "met": "rest"}))


@pytest.mark.usefixtures("two_years", "release_of_2024")
def test_an_open_verdict_leads_to_three_years_of_the_same_team(as_lead: Client) -> None:
    html = as_lead.get("/instellingen/aa/", {"periode": "2024", "team": "noord"}).content.decode()
    assert '<a href="?periode=2022-2024&amp;team=noord">Bekijk 2022 tot en met 2024 samen</a> (n = 26)' in html
    assert as_lead.get("/instellingen/aa/?periode=2022-2024&team=noord").status_code == 200


@pytest.mark.usefixtures("two_years")
def test_the_criteria_of_the_nation_lead_to_their_national_pages(as_analyst: Client) -> None:
    html = as_analyst.get("/landelijk/", {"periode": "2024"}).content.decode()
    assert '<a href="/landelijk/criteria/5a/?periode=2024">' in html
    assert as_analyst.get("/landelijk/criteria/5a/?periode=2024").status_code == 200


@pytest.mark.usefixtures("two_years", "release_of_2024")
def test_another_period_keeps_the_figure_of_the_funnel(as_lead: Client) -> None:
    html = as_lead.get(PAGE, {"periode": "2024", "maat": "5c"}).content.decode()
    first_form = html[html.index('<form class="filters"') :].split("</form>")[0]
    assert '<input type="hidden" name="maat" value="5c">' in first_form
