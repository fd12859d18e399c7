"""The pages about the target group, as people get them."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from benchmark.models import Release
from benchmark.services import counting
from institutions.models import User
from measurements.models import Measurement
from tests.benchmark.reading import text_of
from tests.statements import at_most

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

Store = Callable[..., Measurement]
PAGE = "/instellingen/aa/doelgroep/"
NATION = "/landelijk/doelgroep/"


@pytest.fixture
def families(submitted: Store, foreign_worker: User) -> None:
    """Of aa 15 valid measurements, in 10 of which gedrag is a problem and in 3 of which the crisis was not resolved."""
    for number in range(15):
        submitted(
            family_type="TG01" if number < 9 else "TG02",
            problems=["PJ01", "PO01"] if number < 10 else ["PO01"],
            crisis_resolved=number >= 3,
        )
    membership = foreign_worker.memberships.get()
    people = {"author": foreign_worker, "team": membership.team, "institution": membership.institution}
    for _ in range(4):
        submitted(problems=["PO02"], **people)
    counting.refresh_tallies()


def chart_of(response: Any, name: str) -> dict[str, Any]:
    found = re.search(rf'<script id="{name}-data" type="application/json">(.*?)</script>', response.content.decode())
    assert found is not None
    chart: dict[str, Any] = json.loads(found[1])
    return chart


def rows_of(response: Any) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.usefixtures("families", "release_of_2024")
def test_the_page_shows_the_own_answers_beside_those_of_the_release(as_lead: Client, release_of_2024: Release) -> None:
    response = as_lead.get(PAGE, {"periode": "2024"})
    text = text_of(response)
    national = release_of_2024.contents["choices"]["problem"]["PJ01"]["low"]
    assert f"Ernstige gedragsproblemen (j) 10 67% {national}%" in text
    assert "Van 15 geldige metingen met een bekend type gezin." in text
    assert "Landelijk: uitgave 2024.2 (definitief), in hele procenten." in text
    marks = next(one for one in chart_of(response, "problematiek")["data"] if one.get("name") == "landelijk")
    assert dict(zip(marks["y"], marks["x"], strict=True)) == {"PJ01": float(national)}


@pytest.mark.usefixtures("families")
def test_without_a_release_there_is_no_national_column_and_the_reason(as_lead: Client) -> None:
    text = text_of(as_lead.get(PAGE, {"periode": "2024"}))
    assert "Landelijke cijfers van 2024 staan hier zodra SEJN ze heeft vrijgegeven." in text
    assert "Antwoord Aantal Deel Landelijk" not in text
    assert "is niet uit te rekenen: er zijn voor deze periode geen landelijke cijfers." in text


@pytest.mark.usefixtures("families")
def test_the_analyst_sees_live_national_figures_beside_an_institution(as_analyst: Client) -> None:
    text = text_of(as_analyst.get(PAGE, {"periode": "2024"}))
    assert "Ernstige gedragsproblemen (j) 10 67% 53%" in text
    assert "Verwacht bij deze gezinstypen" in text
    assert "Landelijk: de stand van nu, alleen voor SEJN." in text


@pytest.mark.usefixtures("families")
def test_the_cross_table_goes_by_the_list_in_the_address(as_lead: Client) -> None:
    by_problem = text_of(as_lead.get(PAGE, {"periode": "2024"}))
    assert "Uitkomsten naar problematiek" in by_problem
    assert "Alle geldige metingen 15 100% 93% 80% 100%" in by_problem
    assert "Ernstige gedragsproblemen (j) 10 100% 90% 70% 100%" in by_problem
    by_family = text_of(as_lead.get(PAGE, {"periode": "2024", "kruis": "gezinstypen"}))
    assert "Uitkomsten naar type gezin" in by_family
    assert "Alleenstaande ouder met kind(eren) 9 te weinig metingen te weinig metingen 6 van 9 9 van 9" in by_family


@pytest.mark.usefixtures("families")
def test_a_list_that_does_not_exist_ends_in_the_first_one_with_a_message(as_lead: Client) -> None:
    text = text_of(as_lead.get(PAGE, {"periode": "2024", "kruis": "leeftijd"}))
    assert "De kruistabel in de link bestaat niet. U ziet nu die naar problematiek." in text


@pytest.mark.usefixtures("families")
def test_the_choices_go_along_with_the_filters_and_with_the_lists(as_lead: Client) -> None:
    html = as_lead.get(PAGE, {"periode": "2024", "team": "noord", "kruis": "advies"}).content.decode()
    assert '<input type="hidden" name="kruis" value="advies">' in html
    assert "?periode=2024&amp;team=noord&amp;kruis=werkdoelen#kruistabel" in html
    assert '<option value="noord" selected>' in html


@pytest.mark.usefixtures("families")
def test_a_worker_may_look_at_the_own_institution_and_nobody_at_a_foreign_one(
    signed_in: Callable[[User], Client], worker: User, foreign_lead: User
) -> None:
    assert signed_in(worker).get(PAGE).status_code == 200
    assert signed_in(foreign_lead).get(PAGE).status_code == 404
    assert signed_in(worker).get(NATION).status_code == 403


@pytest.mark.usefixtures("families")
def test_the_national_page_shows_live_figures_and_no_percentage_under_10(as_analyst: Client) -> None:
    text = text_of(as_analyst.get(NATION, {"periode": "2024"}))
    assert "Opvoedingsproblematiek (o) 15 79%" in text
    assert "Echtscheidingsproblematiek (o) 4 Niet getoond: te weinig metingen (minder dan 10)" in text
    assert "Landelijk</th>" not in as_analyst.get(NATION, {"periode": "2024"}).content.decode()
    assert "Verwacht bij" not in text
    assert "Geef naar buiten de cijfers van een uitgave" in text


@pytest.mark.parametrize("page", [PAGE, NATION])
def test_without_measurements_the_page_says_so(page: str, as_analyst: Client) -> None:
    text = text_of(as_analyst.get(page, {"periode": "2019"}))
    assert "Over 2019 zijn er geen geldige metingen." in text
    assert "Geen geldige metingen in deze periode" in text


def test_four_measurements_are_shown_as_counts(submitted: Store, as_lead: Client) -> None:
    for number in range(4):
        submitted(crisis_resolved=number > 0)
    counting.refresh_tallies()
    response = as_lead.get(PAGE, {"periode": "2024"})
    text = text_of(response)
    assert "Over 2024: 4 geldige metingen. Dat is te weinig voor percentages" in text
    assert "Opvoedingsproblematiek (o) 4 4 van 4" in text
    assert "Alle geldige metingen 4 te weinig metingen te weinig metingen 3 van 4 4 van 4" in text
    assert "data-chart" not in response.content.decode()


@pytest.mark.usefixtures("families", "release_of_2024")
@pytest.mark.parametrize("ending", ["csv", "xlsx", "svg", "png"])
@pytest.mark.parametrize("name", ["gezinstypen", "problematiek", "werkdoelen", "advies"])
def test_each_question_is_there_as_a_file(name: str, ending: str, as_lead: Client) -> None:
    response = as_lead.get(PAGE, {"periode": "2024", "bestand": f"{name}.{ending}"})
    assert response.status_code == 200
    assert f"ash-aa-doelgroep-2024-{name}.{ending}" in response["Content-Disposition"]


@pytest.mark.usefixtures("families")
@pytest.mark.parametrize("page", [PAGE, NATION])
def test_the_tables_with_outcomes_are_there_as_files_with_what_is_shown(page: str, as_analyst: Client) -> None:
    crossed = rows_of(as_analyst.get(page, {"periode": "2024", "bestand": "kruistabel.csv"}))
    assert crossed[0][:2] == ["Antwoord", "n"]
    assert crossed[1][0] == "Alle geldige metingen"
    classes = rows_of(as_analyst.get(page, {"periode": "2024", "bestand": "gezinsklassen.csv"}))
    assert len(classes) == 4
    assert as_analyst.get(page, {"periode": "2024", "bestand": "kruistabel.png"}).status_code == 404


@pytest.mark.usefixtures("families", "release_of_2024")
def test_the_pages_take_at_most_10_statements(as_lead: Client, as_analyst: Client) -> None:
    for client, page in ((as_lead, PAGE), (as_analyst, PAGE), (as_analyst, NATION)):
        for period in ("2024", "2024-K1"):
            with at_most(10):
                assert client.get(page, {"periode": period, "kruis": "advies"}).status_code == 200


@pytest.mark.usefixtures("families")
def test_a_team_is_the_same_for_the_analyst_who_gets_it_with_the_nation(as_lead: Client, as_analyst: Client) -> None:
    asked = {"periode": "2024", "team": "noord", "bestand": "kruistabel.csv"}
    of_team = rows_of(as_lead.get(PAGE, asked))
    assert rows_of(as_analyst.get(PAGE, asked)) == of_team
    assert of_team[1][:2] == ["Alle geldige metingen", "15"]
    elsewhere = rows_of(as_analyst.get(PAGE, asked | {"team": "zuid"}))
    assert elsewhere[1][:2] == ["Alle geldige metingen", "0"]


@pytest.mark.usefixtures("families", "release_of_2024")
def test_beside_another_period_than_a_year_there_is_no_nation_for_a_team_lead(as_lead: Client) -> None:
    text = text_of(as_lead.get(PAGE, {"periode": "2024-K1"}))
    assert "Landelijke cijfers zijn er per kalenderjaar." in text
    assert "uitgave 2024.2" not in text


@pytest.mark.usefixtures("families")
def test_too_few_measurements_for_percentages_are_offered_the_longer_period_with_the_rest_of_the_choice(
    as_lead: Client, submitted: Store
) -> None:
    for number in range(4):
        submitted(completed_on=date(2025, 2 + number, 1), referred_on=None, started_on=None, ended_on=None)
    counting.refresh_tallies()
    html = as_lead.get(PAGE, {"periode": "2025", "team": "noord", "kruis": "advies"}).content.decode()
    address = "?periode=2023-2025&amp;team=noord&amp;kruis=advies"
    assert f'<a href="{address}">Bekijk 2023 tot en met 2025 samen</a> (n = 19)' in html
    for enough_or_nothing in ("2024", "2023-2025", "2022"):
        assert "Bekijk 20" not in text_of(as_lead.get(PAGE, {"periode": enough_or_nothing}))
