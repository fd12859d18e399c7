"""The pages with figures, as the people who use them get them."""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from benchmark.services import counting
from institutions.models import Institution, Location, Team, User
from measurements.models import Measurement
from tests.benchmark.reading import text_of
from tests.statements import at_most

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

Store = Callable[..., Measurement]
SignIn = Callable[[User], Client]
PAGES = ("/instellingen/aa/?periode=2024", "/instellingen/aa/?periode=2024-K1&team=noord")


def chart_of(response: Any, element_id: str) -> dict[str, Any]:
    found = re.search(rf'<script id="{element_id}" type="application/json">(.*?)</script>', response.content.decode())
    assert found is not None
    chart: dict[str, Any] = json.loads(found[1])
    return chart


def without_tokens(response: Any) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())


@pytest.mark.usefixtures("counted")
def test_the_institution_page_shows_entered_valid_and_the_year_figures_with_n(as_lead: Client) -> None:
    text = text_of(as_lead.get("/instellingen/aa/?periode=2024"))
    assert "12 geldige metingen van 13 ingevoerde metingen 1 meting telt niet mee" in text
    assert "100% Behandelgetrouwheid" in text
    assert "67% Doelbereiking" in text
    assert "n = 12; 95%-interval 35-90%" in text
    assert "nog niet te zeggen of de norm van 80% is behaald" in text


@pytest.mark.usefixtures("counted")
def test_page_and_chart_show_the_same_value(as_lead: Client) -> None:
    response = as_lead.get("/instellingen/aa/?periode=2024")
    line = next(trace for trace in chart_of(response, "trend-data")["data"] if trace["name"] == "Doelbereiking")
    assert line["y"][0] == pytest.approx(200 / 3)
    assert "2024 12 100% 74-100% 67% 35-90%" in text_of(response)


@pytest.mark.usefixtures("counted")
def test_reasons_for_an_exclusion_stand_there_as_first_reason_and_all_together(as_lead: Client) -> None:
    text = text_of(as_lead.get("/instellingen/aa/?periode=2024"))
    assert "Er is niets gescoord 1 Minder dan 8 van de 11 uitvoeringscriteria zijn gescoord 0" in text
    assert "Er is niets gescoord 1 Minder dan 8 van de 11 uitvoeringscriteria zijn gescoord 1" in text


@pytest.mark.usefixtures("counted")
def test_under_10_valid_measurements_there_are_counts_without_percentage_verdict_or_chart(
    signed_in: SignIn, foreign_lead: User
) -> None:
    response = signed_in(foreign_lead).get("/instellingen/bb/?periode=2024")
    text = text_of(response)
    results = text[text.index("Instelling BB Over") : text.index("Landelijk 2013-2019, gepubliceerd")]
    assert "- Behandelgetrouwheid te weinig metingen voor een percentage (minder dan 10) 4 van 4 trajecten" in results
    assert "4 van 4 Behandelgetrouwheid" not in results
    assert results.count("te weinig metingen voor een percentage en een oordeel") == 1
    assert "Oordeel" not in results
    assert set(re.findall(r"\d+%", results)) <= {"80%", "95%"}
    assert "norm behaald" not in results
    assert "data-chart" not in response.content.decode()


@pytest.mark.usefixtures("counted")
def test_a_quarter_and_the_rest_of_its_year_are_told_apart(as_lead: Client, submitted: Store) -> None:
    for _ in range(3):
        submitted(completed_on=date(2024, 4, 1))
    counting.refresh_tallies()
    valid = {
        period: int(
            re.findall(r"(\d+) geldige metingen", text_of(as_lead.get(f"/instellingen/aa/?periode={period}")))[0]
        )
        for period in ("2024-K1", "2024-K2", "2024")
    }
    assert valid == {"2024-K1": 12, "2024-K2": 3, "2024": 15}


@pytest.mark.usefixtures("counted")
def test_twelve_months_and_three_years_together_have_figures(as_lead: Client) -> None:
    for period in ("2024-06-12m", "2022-2024"):
        assert "12 geldige metingen van 13 ingevoerde" in text_of(as_lead.get(f"/instellingen/aa/?periode={period}"))
    assert "Geen metingen in deze periode" in text_of(as_lead.get("/instellingen/aa/?periode=2021-2023"))


@pytest.mark.usefixtures("counted")
def test_a_location_shows_its_teams_together(as_lead: Client, institution: Institution, team: Team) -> None:
    place = Location.objects.using("owner").create(institution=institution, name="Den Haag")
    Team.objects.using("owner").filter(pk=team.pk).update(location=place)
    text = text_of(as_lead.get(f"/instellingen/aa/?periode=2024&locatie={place.pk}"))
    assert "Locatie Den Haag. Over 2024" in text
    assert "12 geldige metingen van 13 ingevoerde" in text
    both = text_of(as_lead.get(f"/instellingen/aa/?periode=2024&locatie={place.pk}&team=zuid"))
    assert "Over 2024 zijn geen metingen ingevoerd" in both
    assert "De locatie in de link is daarom niet gebruikt." in both
    assert "De locatie in de link bestaat niet." in text_of(as_lead.get("/instellingen/aa/?locatie=0"))
    Team.objects.using("owner").filter(pk=team.pk).update(location=None)


@pytest.mark.usefixtures("counted")
def test_a_foreign_institution_and_an_absent_one_give_the_same_answer(as_lead: Client) -> None:
    foreign, absent = as_lead.get("/instellingen/bb/"), as_lead.get("/instellingen/nergens/")
    assert (foreign.status_code, absent.status_code) == (404, 404)
    assert without_tokens(foreign) == without_tokens(absent)


@pytest.mark.usefixtures("counted")
def test_an_unknown_period_and_team_give_the_newest_year_and_say_so(as_lead: Client) -> None:
    response = as_lead.get("/instellingen/aa/?periode=2024-13&team=bestaatniet")
    text = text_of(response)
    assert response.status_code == 200
    assert "De periode in de link bestaat niet. U ziet nu 2024." in text
    assert "Het team in de link bestaat niet. U ziet nu alle teams samen." in text


@pytest.mark.usefixtures("counted")
def test_a_team_of_another_institution_is_an_unknown_team(as_lead: Client, other_institution: Institution) -> None:
    with_team = Team.objects.using("owner").create(
        institution=other_institution, code="west", name="West", active_from=date(2018, 1, 1)
    )
    assert "Het team in de link bestaat niet" in text_of(as_lead.get(f"/instellingen/aa/?team={with_team.code}"))


@pytest.mark.usefixtures("counted")
def test_a_team_without_measurements_says_that_there_are_none(as_lead: Client) -> None:
    text = text_of(as_lead.get("/instellingen/aa/?periode=2024&team=zuid"))
    assert "Team Zuid. Over 2024 zijn geen metingen ingevoerd." in text.replace("zuid", "Zuid")
    assert "Geen metingen in deze periode" in text


def test_an_institution_without_any_measurement_has_a_page(as_lead: Client) -> None:
    response = as_lead.get("/instellingen/aa/")
    assert response.status_code == 200
    assert f"Over {timezone.localdate().year} (tot nu toe) zijn geen metingen ingevoerd." in text_of(response)


def test_changes_that_wait_to_be_counted_are_announced(as_lead: Client, submitted: Store) -> None:
    submitted()
    assert "Recente wijzigingen worden nog verwerkt." in text_of(as_lead.get("/instellingen/aa/"))
    counting.refresh_tallies()
    assert "Recente wijzigingen worden nog verwerkt." not in text_of(as_lead.get("/instellingen/aa/"))


@pytest.mark.usefixtures("counted")
def test_a_merged_institution_names_its_successor_and_keeps_its_figures(
    as_analyst: Client, institution: Institution, other_institution: Institution
) -> None:
    Institution.objects.using("owner").filter(pk=institution.pk).update(
        active_until=date(2024, 12, 31), successor=other_institution
    )
    try:
        text = text_of(as_analyst.get("/instellingen/aa/?periode=2024"))
        assert "Deze instelling deed mee tot en met 31-12-2024 en is verdergegaan als Instelling BB" in text
        assert "67% Doelbereiking" in text
        assert '<a href="/instellingen/bb/">' in as_analyst.get("/instellingen/aa/").content.decode()
    finally:
        Institution.objects.using("owner").filter(pk=institution.pk).update(active_until=None, successor=None)


def test_results_lead_to_the_only_institution_or_to_a_list(as_lead: Client, as_analyst: Client) -> None:
    assert as_lead.get("/resultaten/").headers["Location"] == "/instellingen/aa/"
    page = as_analyst.get("/resultaten/").content.decode()
    assert '<a href="/instellingen/aa/">' in page
    assert '<a href="/instellingen/bb/">' in page


@pytest.mark.usefixtures("counted")
def test_the_national_page_compares_by_name_with_counts_under_10(as_analyst: Client) -> None:
    response = as_analyst.get("/landelijk/?periode=2024")
    text = text_of(response)
    assert "2 instellingen leverden metingen" in text
    assert "16 geldige metingen van 17 ingevoerde metingen" in text
    assert "Instelling AA 13 12 1 100% 67% Instelling BB 4 4 0 te weinig metingen" in text
    assert "Niet in de grafiek, want minder dan 10 geldige metingen: Instelling BB (4)." in text
    assert chart_of(response, "institutions-data")["layout"]["yaxis"]["categoryarray"] == ["aa"]


def test_the_national_page_works_without_any_measurement(as_analyst: Client) -> None:
    assert "Geen metingen in deze periode" in text_of(as_analyst.get("/landelijk/?periode=2024"))


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize("page", PAGES)
def test_an_institution_page_takes_at_most_10_statements(page: str, as_analyst: Client) -> None:
    with at_most(10):
        assert as_analyst.get(page).status_code == 200


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize("period", ["2024", "2024-03"])
def test_the_national_page_takes_at_most_10_statements(period: str, as_analyst: Client) -> None:
    with at_most(10):
        assert as_analyst.get("/landelijk/", {"periode": period}).status_code == 200


@pytest.mark.usefixtures("counted")
def test_every_page_of_the_demo_says_that_its_data_is_fictitious(as_analyst: Client) -> None:
    assert settings.DEMO
    for page in ("/landelijk/", "/resultaten/", "/instellingen/aa/"):
        assert (
            "Alle instellingen, mensen, metingen en uitgaven op deze pagina&#x27;s zijn verzonnen."
            in as_analyst.get(page).content.decode().replace("'", "&#x27;")
        )


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize("is_demo", [True, False])
def test_the_trend_of_the_demo_says_which_part_is_real(is_demo: bool, as_lead: Client, settings: Any) -> None:
    settings.DEMO = is_demo
    text = text_of(as_lead.get("/instellingen/aa/?periode=2024"))
    lines = "De lijnen zijn verzonnen demo-cijfers; alleen de open vierkanten zijn echt gepubliceerd."
    assert (lines in text) == is_demo
    assert ("Alleen wat 'landelijk, gepubliceerd' heet, is echt." in text) == is_demo


@pytest.mark.usefixtures("counted")
def test_captions_explain_the_norm_line_the_axis_and_the_open_marks(as_analyst: Client) -> None:
    text = text_of(as_analyst.get("/landelijk/?periode=2024"))
    comparison, trend = re.findall(r"Streepjeslijn: norm van 80%\.", text), text[text.index("Verloop over de jaren") :]
    assert len(comparison) == 2
    assert "Open punt: minder dan 30 metingen, dus erg onzeker. De as begint bij 50%." in text
    before_the_table = trend[: trend.index("Deze getallen als tabel")]
    assert "De as begint bij 50%." in before_the_table
    assert "Landelijke cijfers van 2018 tot en met 2021 zijn niet als getal gepubliceerd." in before_the_table


@pytest.mark.usefixtures("counted")
def test_words_of_the_glossary_stand_on_every_page_with_figures(as_analyst: Client) -> None:
    for page in ("/landelijk/?periode=2024", "/instellingen/aa/?periode=2024"):
        text = text_of(as_analyst.get(page))
        assert re.search(r"Ingevoerd: 1[37]\. Geldig: 1[26] \. Telt niet mee: 1\.", text)
        assert "Ingevuld" not in text
        assert "Niet geldig" not in text


@pytest.mark.usefixtures("counted")
def test_a_browser_that_goes_back_does_not_fill_in_a_later_choice(as_analyst: Client) -> None:
    for page in ("/landelijk/?periode=2024", "/instellingen/aa/?periode=2024"):
        html = as_analyst.get(page).content.decode()
        for control in re.findall(r'<select[^>]*>|<form class="filters"[^>]*>', html):
            assert 'autocomplete="off"' in control


@pytest.mark.usefixtures("counted")
def test_the_national_page_leads_on_with_the_same_period(as_analyst: Client) -> None:
    page = as_analyst.get("/landelijk/?periode=2024-K1").content.decode()
    for address in ("/landelijk/samenhang/?periode=2024-K1", "/landelijk/datakwaliteit/?periode=2024-K1"):
        assert f'<a href="{address}">' in page
        assert as_analyst.get(address).status_code == 200


@pytest.mark.usefixtures("counted")
def test_published_figures_carry_their_source(as_analyst: Client) -> None:
    text = text_of(as_analyst.get("/landelijk/?periode=2024"))
    assert "2022: SEJN, jaarrapport 2022" in text
    assert "Landelijk 2022, gepubliceerd 1.347 94% 83%" in text
    assert "Landelijk 2013-2019, gepubliceerd 6.261 92% 86%" in text


def test_the_menu_shows_what_the_role_may_do(as_lead: Client, as_analyst: Client) -> None:
    of_lead = text_of(as_lead.get("/instellingen/aa/")).replace("Lead", "lead")
    assert "Metingen Resultaten Uitgaven Datakwaliteit Beheer Hulp lead" in of_lead
    menu = text_of(as_analyst.get("/resultaten/"))
    assert "Resultaten Landelijk Uitgaven Datakwaliteit" in menu
    assert "Metingen Resultaten" not in menu


@pytest.mark.usefixtures("counted")
def test_a_page_with_a_chart_asks_nothing_of_another_host_and_has_no_inline_style_or_script(as_analyst: Client) -> None:
    html = as_analyst.get("/landelijk/?periode=2024").content.decode()
    assert not re.search(r'(src|href)="(https?:)?//', html)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", html)
    assert all('type="application/json"' in tag or "src=" in tag for tag in re.findall(r"<script[^>]*>", html))
