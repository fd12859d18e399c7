"""The pages on data quality, as team leads and SEJN get them."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from benchmark.services import counting
from institutions.models import Institution, Location, Team, User
from measurements.models import ClosedTrajectories, Measurement, State
from tests.measurement_data import scores_from_row
from tests.statements import at_most

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

Store = Callable[..., Measurement]
SignIn = Callable[[User], Client]
INSTITUTION, NATION = "/instellingen/aa/datakwaliteit/", "/landelijk/datakwaliteit/"
UNDATED = {"referred_on": None, "started_on": None, "ended_on": None}


@pytest.fixture
def elsewhere(foreign_worker: User) -> dict[str, Any]:
    """Who enters at institution bb."""
    membership = foreign_worker.memberships.get()
    return {"author": foreign_worker, "team": membership.team, "institution": membership.institution}


@pytest.fixture
def counted(submitted: Store, elsewhere: dict[str, Any]) -> None:
    """Of aa 12 valid measurements, 3 of them without 3d, one empty and one with one outcome; of bb 4 valid ones."""
    for number in range(12):
        submitted(safety_form_discussed=None if number < 3 else True)
    submitted(**scores_from_row("-----------|---"))
    submitted(family_safe_enough=None, basic_routines_adequate=None)
    for _ in range(4):
        submitted(**elsewhere)
    counting.refresh_tallies()


def text_of(response: Any) -> str:
    """What a reader sees: without markup and with single spaces."""
    html = re.sub(r"<script.*?</script>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(html.replace("&shy;", "").split())


def part(text: str, start: str, end: str) -> str:
    """The text from one heading up to the next."""
    return text[text.index(start) : text.index(end)]


@pytest.mark.usefixtures("counted")
def test_the_funnel_adds_up_by_first_reason_and_shows_all_reasons_beside_it(as_lead: Client) -> None:
    text = text_of(as_lead.get(INSTITUTION, {"periode": "2024"}))
    assert "Over 2024 zijn 14 metingen ingevoerd. Daarvan telt 86% (12 van 14) mee." in text
    assert "Ingevoerd - 14 - Er is niets gescoord 1 13 1" in text
    assert "Minder dan 8 van de 11 uitvoeringscriteria zijn gescoord 0 13 1" in text
    assert "Minder dan 2 van de 3 uitkomstcriteria zijn gescoord 1 12 2" in text
    assert "Geen enkel uitvoeringscriterium is behaald 0 12 1 Geldig - 12 -" in text
    assert "Een meting kan meer redenen hebben." in text


@pytest.mark.usefixtures("counted")
def test_not_scored_stands_over_entered_and_over_valid_with_its_word_and_bounds(as_lead: Client) -> None:
    text = text_of(as_lead.get(INSTITUTION, {"periode": "2024"}))
    row = part(text, "3d Veiligheidsformulier besproken", "4a Doelen")
    assert "29% 4 van 14 onzeker 25% 3 van 12 onzeker De score had tussen 75% en 100% kunnen liggen." in row
    assert "1 Start binnen 24 uur 7% 1 van 14 aandacht 0% 0 van 12 weinig niet gescoord" in text
    assert "1 criterium is in meer dan 5% van de geldige metingen niet gescoord: 3d." in text


@pytest.mark.usefixtures("counted")
def test_days_are_counted_over_entered_measurements_with_negative_and_unknown_apart(
    as_lead: Client, submitted: Store
) -> None:
    submitted(**UNDATED)
    submitted(ended_on=date(2024, 3, 9))
    submitted(ended_on=date(2024, 2, 4), completed_on=date(2024, 3, 10))
    counting.refresh_tallies()
    text = part(text_of(as_lead.get(INSTITUTION, {"periode": "2024"})), "Dagen tussen", "Alles behaald")
    assert "Mediaan 6 dagen n = 15 90% is ingevuld binnen 6 dagen" in text
    assert "Ingevuld binnen 14 dagen 93% 14 van 15" in text
    assert "Ingevuld vóór het einde van de hulp 1 tellen" in text
    assert "Einde van de hulp niet bekend 1 tellen" in text
    assert "Ingevuld in een ander jaar dan de hulp eindigde 0" in text


def test_what_was_filled_in_in_another_year_than_the_help_ended_is_counted(as_lead: Client, submitted: Store) -> None:
    submitted(
        ended_on=date(2023, 12, 31), started_on=date(2023, 12, 1), referred_on=None, completed_on=date(2024, 1, 1)
    )
    submitted(ended_on=date(2024, 1, 1), started_on=date(2023, 12, 1), referred_on=None, completed_on=date(2024, 1, 1))
    submitted(**UNDATED, completed_on=date(2024, 1, 1))
    counting.refresh_tallies()
    assert "dan de hulp eindigde 1 " in text_of(as_lead.get(INSTITUTION, {"periode": "2024"}))


def test_measurements_of_one_family_at_the_same_time_are_reported_with_a_link_and_left_alone(
    as_lead: Client, submitted: Store
) -> None:
    submitted(code="EERST", family_reference="G-1")
    submitted(
        code="TWEEDE",
        family_reference="G-1",
        started_on=date(2024, 2, 28),
        completed_on=date(2024, 3, 9),
    )
    submitted(
        code="LATER",
        family_reference="G-1",
        started_on=date(2024, 3, 1),
        ended_on=date(2024, 3, 9),
        completed_on=date(2024, 3, 9),
    )
    submitted(code="ANDER", family_reference="G-2")
    counting.refresh_tallies()
    response = as_lead.get(INSTITUTION, {"periode": "2024"})
    doubles = part(response.content.decode(), 'id="dubbel"', 'id="dekking"')
    assert re.findall(r'href="/metingen/([A-Z]+)/"', doubles) == ["EERST", "TWEEDE"]
    assert "hetzelfde gezin, met overlappende datums" in doubles
    assert "G-1" not in response.content.decode()
    assert Measurement.objects.count() == 4


def test_a_trajectory_entered_twice_is_reported_also_when_the_other_is_of_another_year(
    as_lead: Client, submitted: Store
) -> None:
    submitted(code="EERST", trajectory_reference="T-1", **UNDATED, completed_on=date(2023, 12, 31))
    submitted(code="TWEEDE", trajectory_reference="T-1")
    submitted(code="WEG", trajectory_reference="T-1", state=State.WITHDRAWN)
    counting.refresh_tallies()
    doubles = part(as_lead.get(INSTITUTION, {"periode": "2024"}).content.decode(), 'id="dubbel"', 'id="dekking"')
    assert re.findall(r'href="/metingen/([A-Z]+)/"', doubles) == ["EERST", "TWEEDE"]
    assert "dezelfde code voor het traject" in doubles


def test_the_same_reference_at_another_institution_is_another_family(
    as_lead: Client, submitted: Store, elsewhere: dict[str, Any]
) -> None:
    submitted(code="HIER", family_reference="G-1", trajectory_reference="T-1")
    submitted(code="DAAR", family_reference="G-1", trajectory_reference="T-1", **elsewhere)
    counting.refresh_tallies()
    text = text_of(as_lead.get(INSTITUTION, {"periode": "2024"}))
    assert "Er zijn geen metingen gevonden die op elkaar lijken" in text


@pytest.mark.usefixtures("counted")
def test_everything_met_is_a_subject_for_a_conversation_beside_days_with_many_measurements(as_lead: Client) -> None:
    text = part(text_of(as_lead.get(INSTITUTION, {"periode": "2024"})), "Alles behaald In", "Misschien dubbel")
    assert "In 75% van de geldige metingen (9 van 12) zijn alle 14 criteria behaald." in text
    assert "is 100% te verwachten" in text
    assert "Dit is een onderwerp voor een gesprek, geen verwijt" in text
    assert "Dagen met 5 of meer metingen van één team 12 75% Andere dagen 0 -" in text


@pytest.mark.usefixtures("counted")
def test_everything_met_is_never_told_of_a_team_or_location(as_lead: Client, team: Team) -> None:
    for choice in ({"team": "noord"}, {"locatie": f"{team.location_id}"}):
        text = text_of(as_lead.get(INSTITUTION, {"periode": "2024", **choice}))
        assert "Dit staat er alleen voor de hele instelling." in text
        assert "alle 14 criteria behaald" not in text


@pytest.mark.usefixtures("counted")
def test_no_name_of_a_person_stands_on_a_page_about_quality(as_lead: Client, as_analyst: Client, worker: User) -> None:
    for client, page in ((as_lead, INSTITUTION), (as_analyst, NATION)):
        main = part(client.get(page, {"periode": "2024"}).content.decode(), "<main", "</main>")
        assert worker.name not in main
        assert worker.email not in main


@pytest.mark.usefixtures("counted")
def test_coverage_of_the_own_institution_goes_by_the_month_in_which_the_help_ended(
    as_lead: Client, lead: User, institution: Institution
) -> None:
    trajectories = {"institution": institution, "entered_by": lead}
    ClosedTrajectories.objects.create(month=date(2024, 2, 1), number=16, **trajectories)
    text = text_of(as_lead.get(INSTITUTION, {"periode": "2024"}))
    assert "Dekking van 2024: 75% (12 van 16) (over 1 van 12 maanden)." in text


@pytest.mark.usefixtures("counted")
def test_coverage_of_the_nation_goes_by_the_month_of_filling_in_and_says_so(
    as_analyst: Client, lead: User, institution: Institution
) -> None:
    trajectories = {"institution": institution, "entered_by": lead}
    ClosedTrajectories.objects.create(month=date(2024, 2, 1), number=16, **trajectories)
    ClosedTrajectories.objects.create(month=date(2024, 3, 1), number=12, **trajectories)
    text = text_of(as_analyst.get(NATION, {"periode": "2024"}))
    assert "43% (12 van 28), lees de cijfers met voorzichtigheid over 2 van 12 maanden" in text
    assert "hier naar de maand van invullen" in text


@pytest.mark.usefixtures("counted")
def test_the_nation_has_a_row_per_institution_by_name_with_counts_under_10(as_analyst: Client) -> None:
    text = part(text_of(as_analyst.get(NATION, {"periode": "2024"})), "Per instelling", "Niet gescoord: van alle")
    assert "Over 2024 zijn 18 metingen ingevoerd." in text_of(as_analyst.get(NATION, {"periode": "2024"}))
    assert "Instelling AA 14 12 86% 2% aandacht: 3d 6 dagen 100% 75% verwacht 100% niet bekend" in text
    assert "Instelling BB 4 4 0 van 56 te weinig metingen 4 van 4 4 van 4 niet bekend" in text


@pytest.mark.usefixtures("counted")
def test_sejn_sees_no_measurement_and_no_double(as_analyst: Client) -> None:
    html = as_analyst.get(NATION, {"periode": "2024"}).content.decode()
    assert "Misschien dubbel" not in html
    assert "/metingen/" not in part(html, "<main", "</main>")
    assert "dan de hulp eindigde" not in html


@pytest.mark.usefixtures("counted")
def test_a_choice_of_team_and_of_period_narrows_everything(
    as_lead: Client, submitted: Store, institution: Institution
) -> None:
    zuid = Team.objects.get(institution=institution, code="zuid")
    submitted(code="ZUID", team=zuid, completed_on=date(2024, 5, 1), family_reference="G-9")
    submitted(code="ZUID2", team=zuid, completed_on=date(2024, 5, 1), family_reference="G-9")
    counting.refresh_tallies()
    for choice in ({"team": "zuid"}, {"periode": "2024-05"}, {"periode": "2024-K2", "team": "zuid"}):
        text = text_of(as_lead.get(INSTITUTION, {"periode": "2024"} | choice))
        assert "zijn 2 metingen ingevoerd; 2 daarvan tellen mee." in text
        assert "ZUID2" in text
    assert "ZUID" not in text_of(as_lead.get(INSTITUTION, {"periode": "2024", "team": "noord"}))


@pytest.mark.usefixtures("counted")
def test_a_team_that_ended_keeps_its_quality(as_lead: Client, team: Team) -> None:
    Team.objects.using("owner").filter(pk=team.pk).update(active_until=date(2024, 6, 30))
    try:
        assert "14 metingen ingevoerd" in text_of(as_lead.get(INSTITUTION, {"periode": "2024", "team": "noord"}))
    finally:
        Team.objects.using("owner").filter(pk=team.pk).update(active_until=None)


@pytest.mark.usefixtures("counted")
def test_an_institution_that_merged_keeps_its_row_and_its_months(
    as_analyst: Client, institution: Institution, lead: User
) -> None:
    Institution.objects.using("owner").filter(pk=institution.pk).update(active_until=date(2024, 6, 30))
    try:
        for month in range(1, 13):
            ClosedTrajectories.objects.create(
                month=date(2024, month, 1), number=4, institution=institution, entered_by=lead
            )
        text = text_of(as_analyst.get(NATION, {"periode": "2024"}))
        assert "Instelling AA 14 12 86%" in text
        assert "50% (12 van 24)" in text
    finally:
        Institution.objects.using("owner").filter(pk=institution.pk).update(active_until=None)


@pytest.mark.parametrize("page", [INSTITUTION, NATION])
def test_a_year_without_data_says_so_and_shows_no_zero_percent(page: str, as_lead: Client, as_analyst: Client) -> None:
    response = (as_lead if page == INSTITUTION else as_analyst).get(page, {"periode": "2021"})
    text = part(text_of(response), "Over 2021", "De spoedhulpwerker")
    assert response.status_code == 200
    assert "Over 2021 zijn geen metingen ingevoerd." in text
    assert "Geen metingen in deze periode" in text
    assert set(re.findall(r"\d+%", text)) <= {"0%", "5%"}  # "dat is iets anders dan 0%", and the threshold of a word
    assert "0 van" not in text


@pytest.mark.parametrize("number", [1, 4, 9, 10])
def test_under_10_measurements_there_are_counts_and_from_10_percentages(
    number: int, as_lead: Client, as_analyst: Client, submitted: Store
) -> None:
    for _ in range(number):
        submitted()
    counting.refresh_tallies()
    for client, page in ((as_lead, INSTITUTION), (as_analyst, NATION)):
        text = part(text_of(client.get(page, {"periode": "2024"})), "Over 2024", "De spoedhulpwerker")
        numbers = set(re.findall(r"\d+%", text)) - {"5%", "20%", "90%"}
        assert numbers == ({"100%", "0%"} if number >= 10 else set())
        assert f"0 van {number} " in text


def test_everything_missing_and_nothing_valid_ends_in_words(
    as_lead: Client, as_analyst: Client, submitted: Store
) -> None:
    for _ in range(12):
        submitted(**scores_from_row("-----------|---"), **UNDATED)
    counting.refresh_tallies()
    for client, page in ((as_lead, INSTITUTION), (as_analyst, NATION)):
        text = text_of(client.get(page, {"periode": "2024"}))
        assert "Daarvan telt 0% (0 van 12) mee." in text
        assert "100% 12 van 12 onzeker - te weinig metingen om iets te zeggen" in text
        assert "Van geen enkele meting is bekend hoeveel dagen" in text
        assert "Er zijn te weinig geldige metingen (minder dan 10) om hier iets over te zeggen." in text


@pytest.mark.usefixtures("counted")
def test_the_way_in_leads_everyone_to_their_own_page(
    as_lead: Client, as_analyst: Client, signed_in: SignIn, worker: User
) -> None:
    assert as_lead.get("/datakwaliteit/").headers["Location"] == INSTITUTION
    assert as_analyst.get("/datakwaliteit/").headers["Location"] == NATION
    as_worker = signed_in(worker)
    for page in ("/datakwaliteit/", INSTITUTION, NATION):
        assert as_worker.get(page).status_code == 403
    assert as_lead.get("/instellingen/bb/datakwaliteit/").status_code == 404
    assert as_lead.get(NATION).status_code == 403
    assert as_analyst.get(INSTITUTION).status_code == 403


def test_who_leads_two_institutions_chooses(as_lead: Client, lead: User, other_institution: Institution) -> None:
    also = lead.memberships.model.objects.using("owner").create(
        user=lead, role="team_lead", institution=other_institution, active_from=date(2018, 1, 1)
    )
    try:
        html = as_lead.get("/datakwaliteit/").content.decode()
        assert f'href="{INSTITUTION}"' in html
        assert 'href="/instellingen/bb/datakwaliteit/"' in html
    finally:
        also.delete(using="owner")


@pytest.mark.usefixtures("counted")
def test_an_unknown_period_or_place_in_the_link_ends_in_a_message(as_lead: Client) -> None:
    text = text_of(as_lead.get(INSTITUTION, {"periode": "2024-13", "team": "nergens", "locatie": "0"}))
    assert "De periode in de link bestaat niet. U ziet nu 2024." in text
    assert "Het team in de link bestaat niet." in text


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize("period", ["2024", "2024-03", "2022-2024"])
def test_a_page_on_quality_takes_at_most_10_statements(period: str, as_lead: Client, as_analyst: Client) -> None:
    for client, page in ((as_lead, INSTITUTION), (as_analyst, NATION)):
        with at_most(10):
            assert client.get(page, {"periode": period}).status_code == 200


@pytest.mark.usefixtures("counted")
def test_locations_can_be_chosen_once_there_are_two(as_lead: Client, institution: Institution, team: Team) -> None:
    assert 'id="locatie"' not in as_lead.get(INSTITUTION).content.decode()
    other = Location.objects.using("owner").create(institution=institution, name="Tweede")
    zuid = Team.objects.using("owner").filter(institution=institution, code="zuid")
    zuid.update(location=other)
    try:
        html = as_lead.get(INSTITUTION, {"periode": "2024", "locatie": f"{other.pk}"}).content.decode()
        assert 'id="locatie"' in html
        assert "zijn geen metingen ingevoerd" in html
    finally:
        zuid.update(location=team.location_id)
        other.delete(using="owner")


@pytest.fixture
def spread(submitted: Store, institution: Institution) -> None:
    """Of aa in 2024: two of team zuid (one of May) and one of team noord that do not count, 12 that do; one of 2023."""
    zuid = Team.objects.get(institution=institution, code="zuid")
    short = scores_from_row("1111111----|111")
    undated = UNDATED | {"completed_on": date(2024, 5, 1)}
    submitted(**short, team=zuid)
    submitted(**short, team=zuid, **undated)
    submitted(**short)
    submitted(**short, **UNDATED | {"completed_on": date(2023, 5, 1)})
    for number in range(12):
        submitted(team=zuid if number < 2 else Team.objects.get(code="noord", institution=institution))
    for _ in range(2):
        submitted(team=zuid, safety_form_discussed=None)
    submitted(safety_form_discussed=None, **undated)
    counting.refresh_tallies()


def link_in(html: str, words: str) -> str:
    """The address behind the link with these words."""
    found = re.search(rf'<a href="([^"]+)">{words}</a>', html)
    assert found, words
    return found[1].replace("&amp;", "&")


REPAIR = "Bekijk de (?:[0-9]+ metingen die niet meetellen en herstel ze|meting die niet meetelt en herstel die)"


@pytest.mark.usefixtures("spread")
@pytest.mark.parametrize(
    ("choice", "number"),
    [
        ({"periode": "2024"}, 3),
        ({"periode": "2024-K2"}, 1),
        ({"periode": "2022-2024"}, 4),
        ({"periode": "2024", "team": "zuid"}, 2),
        ({"periode": "2024", "locatie": "{location}"}, 3),
    ],
)
def test_what_does_not_count_leads_to_a_list_of_as_many(
    choice: dict[str, str], number: int, as_lead: Client, team: Team
) -> None:
    chosen = {name: value.format(location=team.location_id) for name, value in choice.items()}
    html = as_lead.get(INSTITUTION, chosen).content.decode()
    words = f"Bekijk de {number} metingen" if number > 1 else "Bekijk de meting die niet meetelt"
    assert words in html
    answer = as_lead.get(link_in(html, REPAIR))
    assert answer.context["page"].paginator.count == number
    assert "U ziet alleen metingen van Instelling AA" in text_of(answer)


@pytest.mark.usefixtures("spread")
@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ({"periode": "2024"}, "3 van 15"),
        ({"periode": "2022-2024"}, "3 van 15"),
        ({"periode": "2024", "team": "zuid"}, "2 van 4"),
        ({"periode": "2024-K2"}, "1 van 1"),
    ],
)
def test_not_scored_leads_to_as_many_valid_measurements(choice: dict[str, str], words: str, as_lead: Client) -> None:
    html = as_lead.get(INSTITUTION, choice).content.decode()
    address = link_in(html, words)
    assert "criterium=3d&antwoord=niet-gescoord" in address
    assert as_lead.get(address).context["page"].paginator.count == int(words.split()[0])


@pytest.mark.usefixtures("spread")
def test_nothing_leads_to_a_list_where_there_is_nothing_and_never_on_the_page_of_the_nation(
    as_lead: Client, as_analyst: Client, submitted: Store
) -> None:
    submitted(**UNDATED | {"completed_on": date(2022, 5, 1)})
    counting.refresh_tallies()
    whole = part(as_lead.get(INSTITUTION, {"periode": "2022"}).content.decode(), "<main", "</main>")
    assert "1 daarvan telt mee" in whole
    assert "/metingen/?" not in whole
    assert "/metingen/" not in part(as_analyst.get(NATION, {"periode": "2024"}).content.decode(), "<main", "</main>")


@pytest.mark.usefixtures("counted")
def test_a_bar_shows_the_part_not_scored_beside_its_number(as_lead: Client, as_analyst: Client) -> None:
    html = as_lead.get(INSTITUTION, {"periode": "2024"}).content.decode()
    bars = re.findall(r'<svg class="quality__bar"[^>]*aria-hidden="true".*?width="([\d.]+%)" height="8"/></svg>', html)
    assert sorted(bars) == ["0.00%"] * 13 + ["25.00%"]
    assert 'class="quality__bar"' in as_analyst.get(NATION, {"periode": "2024"}).content.decode()


@pytest.mark.usefixtures("counted")
def test_drafts_that_nobody_changed_for_over_14_days_are_counted_there_in_whatever_period(
    as_lead: Client, worker: User, team: Team, institution: Institution, elsewhere: dict[str, Any]
) -> None:
    now = timezone.now()
    zuid = Team.objects.get(institution=institution, code="zuid")
    people = {"author": worker, "institution": institution}
    drafts = [
        (14, people | {"team": team}),
        (15, people | {"team": team}),
        (40, people | {"team": zuid}),
        (40, elsewhere),
    ]
    for number, (days, where) in enumerate(drafts):
        draft = Measurement(code=f"D-{number}", **where)
        draft.save(force_insert=True)
        moved = Measurement.objects.using("owner").filter(pk=draft.pk)
        moved.update(changed_at=now - timedelta(days=days))
    for chosen, number in (({"periode": "2024"}, 2), ({"periode": "2021"}, 2), ({"team": "zuid"}, 1)):
        text = text_of(as_lead.get(INSTITUTION, chosen))
        assert f"die langer dan 14 dagen niet zijn gewijzigd: {number} ." in text
        assert "Bekijk op de werklijst" in text
        csv = as_lead.get(INSTITUTION, chosen | {"bestand": "concepten.csv"}).content.decode()
        assert f"langer dan 14 dagen niet gewijzigd;{number}" in csv


@pytest.mark.usefixtures("counted")
def test_without_waiting_drafts_there_is_no_way_to_the_worklist(as_lead: Client) -> None:
    html = as_lead.get(INSTITUTION, {"periode": "2024"}).content.decode()
    assert "niet zijn gewijzigd: <strong>0</strong>" in html
    assert "Bekijk op de werklijst" not in html
