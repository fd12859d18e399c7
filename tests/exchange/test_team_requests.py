"""Asking for a team that a file names and that does not exist."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from exchange.models import TeamRequest, TeamRequestState
from exchange.selectors.teams import missing_teams, name_asked_for, open_team_requests
from exchange.services import teams
from exchange.services.teams import ask_for_team, decline_team, made_team
from institutions.access import context_of
from institutions.models import Institution, Team, User
from institutions.row_context import row_context

pytestmark = pytest.mark.django_db


def test_a_team_lead_asks_for_a_team_of_the_own_institution(institution: Institution, lead: User) -> None:
    with row_context(context_of(lead)):
        made = ask_for_team(institution=institution, name="  Team\n Oost ", by=lead)
    assert (made.name, made.state, made.asked_by) == ("Team Oost", TeamRequestState.OPEN, lead)
    assert not Team.objects.filter(name="Team Oost").exists()


def test_sejn_asks_for_a_team_of_any_institution(institution: Institution, analyst: User) -> None:
    with row_context(context_of(analyst)):
        assert ask_for_team(institution=institution, name="Team Oost", by=analyst).institution == institution


@pytest.mark.parametrize("email", ["lead@bb.example", "worker.noord@aa.example", "administrator@sejn.example"])
def test_nobody_else_asks(institution: Institution, person: Callable[[str], User], email: str) -> None:
    with pytest.raises(PermissionDenied):
        ask_for_team(institution=institution, name="Team Oost", by=person(email))
    assert not TeamRequest.objects.exists()


def test_who_asks_a_second_time_gets_the_open_request(institution: Institution, lead: User, analyst: User) -> None:
    first = ask_for_team(institution=institution, name="Team Oost", by=lead)
    assert ask_for_team(institution=institution, name="TEAM OOST", by=analyst) == first
    assert TeamRequest.objects.count() == 1


def test_another_institution_may_ask_for_a_team_of_the_same_name(
    institution: Institution, other_institution: Institution, analyst: User
) -> None:
    for one in (institution, other_institution):
        ask_for_team(institution=one, name="Team Oost", by=analyst)
    assert TeamRequest.objects.count() == 2


def test_who_asked_at_the_same_moment_gets_the_request_of_the_colleague(
    institution: Institution, lead: User, analyst: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ask_for_team(institution=institution, name="Team Oost", by=analyst)
    found = iter([TeamRequest.objects.none(), TeamRequest.objects.filter(pk=first.pk)])
    monkeypatch.setattr(teams, "open_requests_for", lambda *which: next(found))
    assert ask_for_team(institution=institution, name="team oost", by=lead) == first


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("team NOORD", "Het team team NOORD bestaat al bij Instelling AA. Kies het bij de kolommen."),
        ("Noord", "Het team Noord bestaat al bij Instelling AA. Kies het bij de kolommen."),
        ("  ", "Vul de naam van het team in. Zonder naam kan de beheerder geen team maken."),
        ("x" * 201, "De naam van een team is hooguit 200 tekens lang. Kort de naam in het bestand in."),
    ],
)
def test_a_name_that_no_new_team_can_have_is_refused(
    institution: Institution, lead: User, name: str, message: str
) -> None:
    with pytest.raises(ValidationError) as refusal:
        ask_for_team(institution=institution, name=name, by=lead)
    assert refusal.value.messages == [message]


def test_a_declined_team_can_be_asked_for_again(institution: Institution, lead: User, administrator: User) -> None:
    first = ask_for_team(institution=institution, name="Team Oost", by=lead)
    with row_context(context_of(administrator)):
        declined = decline_team(request=first, by=administrator)
    assert (declined.state, declined.decided_by) == (TeamRequestState.DECLINED, administrator)
    assert declined.decided_at is not None
    assert ask_for_team(institution=institution, name="Team Oost", by=lead) != first


def test_declining_twice_is_declining_once(institution: Institution, lead: User, administrator: User) -> None:
    request = ask_for_team(institution=institution, name="Team Oost", by=lead)
    first = decline_team(request=request, by=administrator)
    assert decline_team(request=request, by=administrator).decided_at == first.decided_at


def test_what_was_made_meanwhile_is_not_declined(institution: Institution, lead: User, administrator: User) -> None:
    request = ask_for_team(institution=institution, name="Team Oost", by=lead)
    made_team(team=Team(institution=institution, name="team oost"), by=administrator)
    with pytest.raises(ValidationError, match="Over dit team is al beslist"):
        decline_team(request=request, by=administrator)
    request.refresh_from_db()
    assert (request.state, request.decided_by) == (TeamRequestState.MADE, administrator)


def test_only_administrators_decide(institution: Institution, lead: User) -> None:
    request = ask_for_team(institution=institution, name="Team Oost", by=lead)
    with pytest.raises(PermissionDenied):
        decline_team(request=request, by=lead)
    with pytest.raises(PermissionDenied):
        made_team(team=Team(institution=institution, name="Team Oost"), by=lead)


def test_a_team_that_is_made_answers_its_own_request_only(
    institution: Institution, other_institution: Institution, analyst: User, administrator: User
) -> None:
    for one in (institution, other_institution):
        for name in ("Team Oost", "Team West"):
            ask_for_team(institution=one, name=name, by=analyst)
    made_team(team=Team(institution=institution, name="Team Oost"), by=administrator)
    assert TeamRequest.objects.filter(state=TeamRequestState.MADE).count() == 1
    assert [(one.institution.code, one.number) for one in missing_teams()] == [("aa", 1), ("bb", 2)]
    assert [one.name for one in open_team_requests(institution)] == ["Team West"]


def test_the_name_asked_for_is_found_by_the_number_of_an_open_request(
    institution: Institution, other_institution: Institution, lead: User, administrator: User
) -> None:
    request = ask_for_team(institution=institution, name="Team Oost", by=lead)
    assert name_asked_for(institution, str(request.pk)) == "Team Oost"
    assert name_asked_for(other_institution, str(request.pk)) == ""
    assert [name_asked_for(institution, text) for text in ("", "x", "٣", "9" * 40, "-1")] == [""] * 5
    decline_team(request=request, by=administrator)
    assert name_asked_for(institution, str(request.pk)) == ""
