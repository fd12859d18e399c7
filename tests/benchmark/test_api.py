"""The figures and charts as JSON."""

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
import pytest
from django.test import Client

from benchmark.services import counting
from institutions.models import User
from measurements.models import Measurement
from tests.measurement_data import scores_from_row

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

Store = Callable[..., Measurement]
SignIn = Callable[[User], Client]
INSTITUTION = "/api/v1/institutions/aa/"
NATIONAL = ("figures/", "groups/", "charts/trend/", "charts/institutions/")


@pytest.fixture
def counted(submitted: Store, foreign_worker: User) -> None:
    """10 measurements of aa and 4 of bb that are valid, and one of aa that is not, in March 2024."""
    for _ in range(10):
        submitted(crisis_resolved=False)
    submitted(**scores_from_row("00000000000|111"))
    membership = foreign_worker.memberships.get()
    people = {"author": foreign_worker, "team": membership.team, "institution": membership.institution}
    for _ in range(4):
        submitted(**people)
    counting.refresh_tallies()


def figures(client: Client, address: str, **parameters: str) -> dict[str, Any]:
    response = client.get(address, parameters)
    assert response.status_code == 200, response.content
    found: dict[str, Any] = response.json()
    return found


@pytest.mark.usefixtures("counted")
def test_figures_of_an_institution_are_unrounded_with_counts_and_reasons(as_lead: Client) -> None:
    found = figures(as_lead, f"{INSTITUTION}figures/", period="2024")
    assert found["scope"] == {"level": "institution", "institution": "aa", "team": None}
    assert (found["period"], found["entered"], found["valid"]) == ("2024", 11, 10)
    assert found["excluded_first"] == {"empty": 0, "R2": 0, "R3": 0, "R1": 1}
    assert found["fidelity"] == 1.0
    assert found["goal_attainment"] == 2 / 3
    assert found["criteria"]["5a"] == {"met": 0, "scored": 10}


@pytest.mark.usefixtures("counted")
def test_groups_are_the_valid_measurements_by_one_fixed_cut(as_lead: Client, as_analyst: Client) -> None:
    address = f"{INSTITUTION}groups/"
    found = figures(as_lead, address, period="2024", by="family_type")
    assert (found["split"], found["period"]) == ("family_type", "2024")
    [(code, group)] = found["groups"].items()
    assert code == "TG01"
    assert (group["valid"], group["crisis_resolved"]) == (10, {"met": 0, "scored": 10})
    assert group["goal_attainment"] == 2 / 3
    assert figures(as_lead, address, period="2024", team="zuid")["groups"] == {}
    assert figures(as_lead, address, period="2023")["groups"] == {}
    assert figures(as_analyst, "/api/v1/national/groups/", period="2024")["groups"]["TG01"]["valid"] == 14


def test_an_unknown_cut_is_a_bad_request_that_says_what_is_possible(as_lead: Client, as_analyst: Client) -> None:
    for client, address in ((as_lead, f"{INSTITUTION}groups/"), (as_analyst, "/api/v1/national/groups/")):
        response = client.get(address, {"by": "criterion"})
        assert response.status_code == 400
        assert "family_type, problem, work_goal, follow_up_advice" in response.json()["by"][0]


@pytest.mark.usefixtures("counted")
def test_a_team_and_a_period_without_measurements_have_null_figures(as_lead: Client) -> None:
    for parameters in ({"period": "2024", "team": "zuid"}, {"period": "2023"}):
        found = figures(as_lead, f"{INSTITUTION}figures/", **parameters)
        assert (found["entered"], found["fidelity"]) == (0, None)


@pytest.mark.usefixtures("counted")
def test_without_a_period_the_newest_year_with_data_comes(as_lead: Client) -> None:
    assert figures(as_lead, f"{INSTITUTION}figures/")["period"] == "2024"


@pytest.mark.usefixtures("counted")
def test_the_nation_is_all_trajectories_together(as_analyst: Client) -> None:
    found = figures(as_analyst, "/api/v1/national/figures/", period="2024-K1")
    assert found["scope"]["level"] == "national"
    assert found["valid"] == 14
    assert found["goal_attainment"] == pytest.approx((10 * 2 / 3 + 4) / 14)


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize("address", ["institutions/aa/charts/trend/", "national/charts/trend/"])
def test_trends_are_plotly_figures(address: str, as_analyst: Client) -> None:
    go.Figure(figures(as_analyst, f"/api/v1/{address}"))


@pytest.mark.usefixtures("counted")
def test_the_comparison_leaves_out_institutions_under_10_and_is_empty_without_any(as_analyst: Client) -> None:
    chart = figures(as_analyst, "/api/v1/national/charts/institutions/", period="2024")
    go.Figure(chart)
    assert chart["layout"]["yaxis"]["categoryarray"] == ["aa"]
    assert figures(as_analyst, "/api/v1/national/charts/institutions/", period="2023") == {"data": [], "layout": {}}


@pytest.mark.parametrize("address", ["institutions/aa/figures/", "national/figures/", "national/charts/institutions/"])
@pytest.mark.parametrize("period", ["2024-13", "2024-K5", "abc", "24", "1999", "2100", "２０２４"])
def test_a_period_that_does_not_exist_is_a_bad_request_that_says_what_is_possible(
    address: str, period: str, as_analyst: Client
) -> None:
    response = as_analyst.get(f"/api/v1/{address}", {"period": period})
    assert response.status_code == 400
    assert (
        "Gebruik een jaar (2022), kwartaal (2022-K1), maand (2022-03), twaalf maanden" in response.json()["period"][0]
    )


@pytest.mark.parametrize("what", ["figures/", "charts/trend/", "groups/"])
def test_foreign_and_absent_institutions_and_teams_give_the_same_bytes(what: str, as_lead: Client) -> None:
    answers = [
        as_lead.get(f"/api/v1/institutions/bb/{what}"),
        as_lead.get(f"/api/v1/institutions/nergens/{what}"),
        as_lead.get(f"{INSTITUTION}{what}", {"team": "bestaatniet"}),
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


@pytest.mark.parametrize("what", NATIONAL)
def test_national_figures_are_for_who_may_read_them(what: str, as_lead: Client) -> None:
    assert as_lead.get(f"/api/v1/national/{what}").status_code == 403


@pytest.mark.parametrize("address", [f"{INSTITUTION}figures/", f"{INSTITUTION}charts/trend/"])
def test_without_signing_in_and_without_a_fitting_role_there_is_nothing(
    address: str, signed_in: SignIn, administrator: User
) -> None:
    assert Client().get(address).status_code == 403
    assert signed_in(administrator).get(address).status_code == 403


@pytest.mark.parametrize("address", [f"{INSTITUTION}figures/", "/api/v1/national/figures/"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_api_only_reads(address: str, method: str, as_analyst: Client) -> None:
    assert getattr(as_analyst, method)(address).status_code == 405


def test_nothing_was_entered_yet_and_the_trend_is_an_empty_chart(as_lead: Client) -> None:
    assert figures(as_lead, f"{INSTITUTION}charts/trend/") == {"data": [], "layout": {}}


@pytest.mark.usefixtures("counted")
def test_a_year_under_10_measurements_has_no_chart_here_either(signed_in: SignIn, foreign_lead: User) -> None:
    assert figures(signed_in(foreign_lead), "/api/v1/institutions/bb/charts/trend/") == {"data": [], "layout": {}}
