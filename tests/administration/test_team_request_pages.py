"""Teams that an import lacks, as the administrator meets them."""

import pytest
from django.test import Client

from exchange.models import TeamRequest, TeamRequestState
from exchange.services.teams import ask_for_team
from institutions.models import Institution, Team, User
from tests.administration.browsing import go_through, text_of
from tests.measurements.browsing import SignIn, page

pytestmark = pytest.mark.django_db

AA = "/beheer/instellingen/aa/"
TEAM = {"name": "Team Oost", "code": "", "location": "", "active_from": "1-1-2024", "reason": "Was vergeten"}


@pytest.fixture
def asked(institution: Institution, lead: User) -> TeamRequest:
    return ask_for_team(institution=institution, name="Team Oost", by=lead)


def test_the_start_of_the_administration_counts_the_teams_that_are_missing(
    browser: Client, asked: TeamRequest, other_institution: Institution, analyst: User
) -> None:
    for name in ("Team Oost", "Team West"):
        ask_for_team(institution=other_institution, name=name, by=analyst)
    text = text_of(browser.get("/beheer/"))
    assert "Teams die bij een import ontbreken: 3. Bekijk ze bij Instelling AA (1), Instelling BB (2)." in text
    assert f'href="{AA}#gevraagde-teams"' in page(browser.get("/beheer/"))


def test_without_requests_the_start_of_the_administration_is_silent_about_them(browser: Client) -> None:
    assert "ontbreken" not in text_of(browser.get("/beheer/"))


def test_who_makes_no_teams_does_not_see_which_are_missing(
    signed_in: SignIn, lead: User, auditor: User, asked: TeamRequest
) -> None:
    for user in (lead, auditor):
        assert "ontbreken" not in text_of(signed_in(user).get("/beheer/"))


def test_the_page_of_an_institution_says_which_teams_it_asks_for(browser: Client, asked: TeamRequest) -> None:
    text = text_of(browser.get(AA))
    assert "Gevraagde teams" in text
    assert "Team Oost lead " in text
    assert "Gevraagde teams" not in text_of(browser.get("/beheer/instellingen/bb/"))


def test_the_form_for_a_team_has_the_name_that_was_asked_for(browser: Client, asked: TeamRequest) -> None:
    html = page(browser.get(AA))
    assert f'href="{AA}teams/nieuw/?verzoek={asked.pk}">Maak team' in html
    assert 'name="name" value="Team Oost"' in page(browser.get(f"{AA}teams/nieuw/?verzoek={asked.pk}"))
    assert 'value="Team Oost"' not in page(browser.get(f"/beheer/instellingen/bb/teams/nieuw/?verzoek={asked.pk}"))


def test_making_the_team_answers_the_request(browser: Client, asked: TeamRequest, administrator: User) -> None:
    go_through(browser, f"{AA}teams/nieuw/?verzoek={asked.pk}", **TEAM | {"name": "TEAM oost"})
    asked.refresh_from_db()
    assert (asked.state, asked.decided_by) == (TeamRequestState.MADE, administrator)
    assert Team.objects.filter(name="TEAM oost", code="team-oost").exists()
    assert "Gevraagde teams" not in text_of(browser.get(AA))


def test_making_another_team_leaves_the_request(browser: Client, asked: TeamRequest) -> None:
    go_through(browser, f"{AA}teams/nieuw/?verzoek={asked.pk}", **TEAM | {"name": "Team West"})
    asked.refresh_from_db()
    assert asked.state == TeamRequestState.OPEN


def test_giving_a_team_the_name_that_was_asked_for_answers_the_request(browser: Client, asked: TeamRequest) -> None:
    go_through(browser, f"{AA}teams/noord/", name="Team Oost", location="", reason="De naam is veranderd")
    asked.refresh_from_db()
    assert asked.state == TeamRequestState.MADE


def test_a_request_can_be_declined(browser: Client, asked: TeamRequest, administrator: User) -> None:
    answer = browser.post(f"{AA}teamverzoeken/{asked.pk}/")
    assert answer["Location"] == f"{AA}?bewaard=ja"
    asked.refresh_from_db()
    assert (asked.state, asked.decided_by) == (TeamRequestState.DECLINED, administrator)
    assert "Gevraagde teams" not in text_of(browser.get(AA))


def test_a_team_that_was_made_meanwhile_is_not_declined(browser: Client, asked: TeamRequest) -> None:
    TeamRequest.objects.update(state=TeamRequestState.MADE)
    answer = browser.post(f"{AA}teamverzoeken/{asked.pk}/")
    assert answer.status_code == 422
    assert "Over dit team is al beslist. Bekijk de pagina van de instelling opnieuw." in text_of(answer)


def test_a_request_of_another_institution_is_absent(browser: Client, asked: TeamRequest) -> None:
    addresses = (f"/beheer/instellingen/bb/teamverzoeken/{asked.pk}/", f"{AA}teamverzoeken/999999999/")
    assert [browser.post(address).status_code for address in addresses] == [404, 404]
