"""The locations and teams of an institution."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from benchmark.services.counting import refresh_tallies
from institutions.models import Institution, Location, Membership, Team, User
from measurements.models import Measurement, State
from tests.administration.browsing import confirm, fill_in, go_through, text_of

AA = "/beheer/instellingen/aa/"
NEW_TEAM, NORTH, NEW_LOCATION = f"{AA}teams/nieuw/", f"{AA}teams/noord/", f"{AA}locaties/nieuw/"
TEAM = {"name": "Team Oost", "code": "oost", "location": "", "active_from": "1-1-2026", "reason": "Was vergeten"}
RENAMED = {"name": "Team Kade", "location": "", "reason": "De naam is veranderd"}
ENDED = {"last_day": "31-12-2025", "reason": "Het team is opgeheven"}
COMMITTED = pytest.mark.django_db(transaction=True, databases="__all__")


@pytest.fixture
def location(institution: Institution) -> Location:
    return Location.objects.get(institution=institution)


@pytest.mark.django_db
def test_a_new_location_can_be_chosen_for_a_team(browser: Client, team: Team) -> None:
    go_through(browser, NEW_LOCATION, name="Locatie Haven", reason="Nieuw bij de instelling")
    made = Location.objects.get(name="Locatie Haven")
    page = fill_in(browser, NORTH, **RENAMED | {"name": "Team noord", "location": made.pk})
    assert "Team Team noord hoort bij de locatie Locatie Haven" in text_of(page)
    go_through(browser, NORTH, **RENAMED | {"name": "Team noord", "location": made.pk})
    team.refresh_from_db()
    assert team.location == made


@pytest.mark.django_db
def test_a_location_gets_another_name_and_its_teams_are_named(browser: Client, location: Location) -> None:
    address, values = f"{AA}locaties/{location.pk}/", {"name": "Kade", "reason": "De naam is veranderd"}
    page = fill_in(browser, address, **values)
    assert "De locatie Hoofdlocatie heet overal Kade. Dat geldt voor 2 teams: Team noord en Team zuid." in text_of(page)
    assert confirm(browser, page, address, **values)["Location"] == f"{AA}?bewaard=ja"
    location.refresh_from_db()
    assert location.name == "Kade"
    assert "De naam is veranderd" in text_of(browser.get(address))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("hoofdlocatie", "Deze instelling heeft al een locatie met deze naam. Kies een andere naam."),
        ("", "Vul de naam van de locatie in."),
    ],
)
def test_a_location_that_cannot_be_is_refused(browser: Client, name: str, message: str) -> None:
    answer = fill_in(browser, NEW_LOCATION, name=name, reason="Was vergeten")
    assert answer.status_code == 422
    assert message in text_of(answer)


@pytest.mark.django_db
def test_a_location_of_another_institution_is_as_absent_as_one_that_never_was(
    browser: Client, other_institution: Institution
) -> None:
    foreign = Location.objects.get(institution=other_institution)
    answers = [browser.get(f"{AA}locaties/{pk}/") for pk in (foreign.pk, 999999999, 10**30)]
    assert [answer.status_code for answer in answers] == [404, 404, 404]


@pytest.mark.django_db
def test_a_location_of_another_institution_cannot_be_chosen(browser: Client, other_institution: Institution) -> None:
    foreign = Location.objects.get(institution=other_institution)
    answer = fill_in(browser, NORTH, **RENAMED | {"location": foreign.pk})
    assert "Kies een locatie uit de lijst." in text_of(answer)


@pytest.mark.django_db
def test_a_new_team_is_there_after_it_is_confirmed(browser: Client, institution: Institution) -> None:
    page = fill_in(browser, NEW_TEAM, **TEAM)
    assert "De code wordt oost. Die staat in adressen en exports en kan later niet meer veranderen." in text_of(page)
    assert not Team.objects.filter(code="oost").exists()
    assert confirm(browser, page, NEW_TEAM, **TEAM).status_code == 302
    assert Team.objects.get(institution=institution, code="oost").active_from == date(2026, 1, 1)


@pytest.mark.django_db
def test_a_team_without_a_code_gets_one_made_of_its_name(browser: Client, institution: Institution) -> None:
    go_through(browser, NEW_TEAM, **TEAM | {"code": "", "name": "Crisis & Zorg één"})
    assert Team.objects.get(institution=institution, name="Crisis & Zorg één").code == "crisis-zorg-een"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"code": "noord"}, "De code noord is al in gebruik. Kies een andere code."),
        ({"code": "nieuw"}, "De code nieuw is al in gebruik. Kies een andere code."),
        ({"code": "", "name": "!!!"}, "Van deze naam is geen code te maken. Vul zelf een code in."),
        ({"name": "TEAM NOORD"}, "Deze instelling heeft al een team met deze naam. Kies een andere naam."),
        ({"name": ""}, "Vul de naam van het team in."),
        ({"active_from": "31-12-2017"}, "Instelling AA doet op 31-12-2017 niet mee. Kies een andere dag."),
        ({"active_from": ""}, "Vul de eerste dag in."),
        ({"location": "zz"}, "Kies een locatie uit de lijst."),
    ],
)
def test_a_team_that_cannot_be_is_refused(browser: Client, changes: dict[str, str], message: str) -> None:
    answer = fill_in(browser, NEW_TEAM, **TEAM | changes)
    assert answer.status_code == 422
    assert message in text_of(answer)


@pytest.mark.django_db
def test_the_same_code_may_be_in_use_at_another_institution(browser: Client, other_institution: Institution) -> None:
    place = {"institution": other_institution, "active_from": date(2018, 1, 1)}
    Team.objects.create(code="oost", name="Team Oost", **place)
    assert go_through(browser, NEW_TEAM, **TEAM).status_code == 302


@pytest.mark.django_db
def test_another_name_of_a_team_is_kept_with_its_reason_and_the_code_stays(browser: Client, team: Team) -> None:
    go_through(browser, NORTH, **RENAMED)
    team.refresh_from_db()
    assert (team.code, team.name, team.location) == ("noord", "Team Kade", None)
    page = text_of(browser.get(NORTH))
    assert "van Team noord naar Team Kade" in page
    assert "De code van dit team is noord. Die verandert nooit." in page


@pytest.mark.django_db
def test_what_somebody_else_made_of_a_team_is_not_replaced_unseen(browser: Client, team: Team) -> None:
    page = fill_in(browser, NORTH, **RENAMED)
    Team.objects.filter(pk=team.pk).update(name="Iets anders")
    assert confirm(browser, page, NORTH, **RENAMED).status_code == 422
    team.refresh_from_db()
    assert team.name == "Iets anders"


@pytest.mark.django_db
def test_a_team_that_does_not_exist_is_not_found(browser: Client) -> None:
    for rest in ("", "beeindigen/", "ongedaan-maken/"):
        assert browser.get(f"{AA}teams/zz/{rest}").status_code == 404


@COMMITTED
def test_ending_a_team_names_its_people_and_its_drafts_first(
    browser: Client, submitted: Callable[..., Measurement]
) -> None:
    submitted(completed_on=date(2026, 2, 1))
    submitted(state=State.DRAFT, completed_on=None)
    refresh_tallies()
    page = text_of(fill_in(browser, f"{NORTH}beeindigen/", **ENDED))
    assert "1 rol in dit team stopt na 31-12-2025: worker.noord." in page
    assert "Er is nog 1 concept niet verstuurd." in page
    assert "In 2026 is 1 meting van Team noord ingevuld na deze einddatum; die blijft bij Team noord" in page


@COMMITTED
def test_a_team_ends_with_the_roles_in_it_and_comes_back_with_them(
    browser: Client, team: Team, worker: User, colleague: User
) -> None:
    go_through(browser, f"{NORTH}beeindigen/", **ENDED)
    team.refresh_from_db()
    assert team.active_until == date(2025, 12, 31)
    assert Membership.objects.get(user=worker).active_until == date(2025, 12, 31)
    assert Membership.objects.get(user=colleague).active_until is None
    page = fill_in(browser, f"{NORTH}ongedaan-maken/", reason="De datum klopte niet")
    assert "Wat toen is gestopt, gaat weer verder: 1 rol." in text_of(page)
    go_through(browser, f"{NORTH}ongedaan-maken/", reason="De datum klopte niet")
    team.refresh_from_db()
    assert team.active_until is None
    assert Membership.objects.get(user=worker).active_until is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"last_day": "31-12-2017"}, "Dit team werkt vanaf 1-1-2018. Kies een latere datum."),
        ({"last_day": ""}, "Vul de laatste dag in."),
    ],
)
def test_an_end_of_a_team_that_cannot_be_is_refused(browser: Client, changes: dict[str, str], message: str) -> None:
    assert message in text_of(fill_in(browser, f"{NORTH}beeindigen/", **ENDED | changes))


@pytest.mark.django_db
def test_an_end_of_a_team_before_somebody_begins_in_it_is_refused(browser: Client, worker: User) -> None:
    Membership.objects.filter(user=worker).update(active_from=date(2026, 6, 1))
    answer = fill_in(browser, f"{NORTH}beeindigen/", **ENDED)
    assert "1 rol begint pas na deze dag: worker.noord." in text_of(answer)


@pytest.mark.django_db
def test_a_team_does_not_come_back_at_an_institution_that_ended(browser: Client, institution: Institution) -> None:
    ended = {"active_until": date(2025, 12, 31)}
    Institution.objects.filter(pk=institution.pk).update(**ended)
    Team.objects.filter(institution=institution).update(**ended)
    answer = fill_in(browser, f"{NORTH}ongedaan-maken/", reason="De datum klopte niet")
    assert "Instelling AA is gestopt. Maak eerst het einde van de instelling ongedaan." in text_of(answer)


@pytest.mark.django_db
def test_what_cannot_be_done_with_a_team_now_leads_back_to_it(browser: Client, team: Team) -> None:
    assert browser.get(f"{NORTH}ongedaan-maken/")["Location"] == NORTH
    Team.objects.filter(pk=team.pk).update(active_until=date(2025, 12, 31))
    assert browser.get(f"{NORTH}beeindigen/")["Location"] == NORTH
