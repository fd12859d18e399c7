"""The pages of one criterion, as the people who use them get them."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from institutions.models import Institution, Location, Team
from measurements.domain.criteria import CRITERIA
from tests.benchmark.criterion.reading_criterion import file_of
from tests.benchmark.reading import text_of

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

PAGE, NATION = "/instellingen/aa/criteria/3d/", "/landelijk/criteria/3d/"


@pytest.mark.usefixtures("answered")
def test_the_page_says_score_n_interval_verdict_and_what_is_needed(as_lead: Client) -> None:
    text = text_of(as_lead.get(f"{PAGE}?periode=2024"))
    assert "3d Veiligheidsformulier besproken Instelling AA. Soort: uitvoering. Norm: 80%." in text
    assert "behaald in 70% van de 20 metingen waarin het is gescoord (95%-interval 46-88%): nog niet te zeggen" in text
    assert "Bij 20 metingen kan &quot;norm behaald&quot; worden gezegd vanaf 20 keer behaald." in text
    assert "Ja (behaald) 14 Nee (niet behaald) : bekijk deze metingen 6" in text
    assert "Is een veiligheidsformulier (bijvoorbeeld RiS-L of ARIJ) ingevuld" in text
    assert "versie 2.0 (kwaliteitsmeting ASH 2.0)" in text


@pytest.mark.usefixtures("answered")
def test_family_types_are_of_valid_measurements_in_the_chosen_period_and_place(as_lead: Client) -> None:
    def classes(query: str) -> list[tuple[str, str]]:
        page = as_lead.get(f"{PAGE}?{query}").context["page"]
        return [(row.score, row.interval) for row in page.classes.rows]

    assert classes("periode=2024") == [("63%", "35-85%"), ("4 van 4", ""), ("niet gescoord", "")]
    assert classes("periode=2024&team=zuid") == [("0 van 2", ""), ("niet gescoord", ""), ("niet gescoord", "")]
    assert classes("periode=2023") == [("2 van 2", ""), ("niet gescoord", ""), ("niet gescoord", "")]


@pytest.mark.usefixtures("answered")
def test_teams_stand_in_the_order_of_their_names_with_counts_under_10(as_lead: Client) -> None:
    assert "Team noord 18 78% 52-94% nog niet te zeggen Team zuid 2 0 van 2" in text_of(
        as_lead.get(f"{PAGE}?periode=2024")
    )
    assert "Per team" not in text_of(as_lead.get(f"{PAGE}?periode=2024&team=noord"))


@pytest.mark.usefixtures("answered")
def test_an_institution_with_one_team_has_no_table_of_teams(as_lead: Client, institution: Institution) -> None:
    elsewhere = Location.objects.using("owner").create(institution=institution, name="Den Haag")
    moved = Team.objects.using("owner").filter(institution=institution, code="zuid")
    home = moved.get().location
    moved.update(location=elsewhere)
    try:
        assert "Per team" not in text_of(as_lead.get(f"{PAGE}?periode=2024&locatie={elsewhere.pk}"))
    finally:
        moved.update(location=home)
        elsewhere.delete(using="owner")


@pytest.mark.usefixtures("answered")
def test_a_team_that_was_not_there_in_the_period_and_has_nothing_in_it_is_left_out(
    as_lead: Client, institution: Institution
) -> None:
    """Oost began after the period, West ended before it; North ended too, and has measurements."""
    own = Team.objects.using("owner").filter(institution=institution)
    own.create(institution=institution, code="oost", name="Team oost", active_from=date(2025, 1, 1))
    ended = {"active_from": date(2018, 1, 1), "active_until": date(2023, 12, 31)}
    own.create(institution=institution, code="west", name="Team west", **ended)
    own.filter(code="noord").update(**ended)
    try:
        rows = as_lead.get(f"{PAGE}?periode=2024").context["page"].team_rows
        assert [row.name for row in rows] == ["Team noord", "Team zuid"]
    finally:
        own.filter(code="noord").update(active_until=None)
        own.filter(code__in=["oost", "west"]).delete()


@pytest.mark.usefixtures("answered")
def test_years_under_10_have_counts_and_no_percentage(as_lead: Client) -> None:
    text = text_of(as_lead.get(f"{PAGE}?periode=2024"))
    assert "2023 2 van 2 te weinig metingen" in text
    assert "2024 14 van 20 70% 46-88%" in text
    running = timezone.localdate().year
    assert f"{running} (tot nu toe) - niet gescoord" in text


@pytest.mark.usefixtures("answered")
def test_the_files_hold_what_the_page_shows(as_lead: Client) -> None:
    years = file_of(as_lead, f"{PAGE}?periode=2024&bestand=jaren.csv")
    assert years[1] == ["2023", "2 van 2", "2", "te weinig metingen", "", ""]
    assert years[2] == ["2024", "14 van 20", "20", "70%", "46-88%", "nog niet te zeggen"]
    teams = file_of(as_lead, f"{PAGE}?periode=2024&bestand=teams.csv")
    assert teams[1:] == [
        ["Team noord", "18", "78%", "52-94%", "nog niet te zeggen"],
        ["Team zuid", "2", "0 van 2", "", ""],
    ]
    assert len(file_of(as_lead, f"{PAGE}?periode=2024&bestand=gezinstypen.csv")) == 4
    assert as_lead.get(f"{PAGE}?bestand=instellingen.csv").status_code == 404


@pytest.mark.usefixtures("answered")
def test_only_the_chosen_part_of_a_year_counts(as_lead: Client) -> None:
    assert "Over het 2e kwartaal van 2024 zijn geen metingen ingevoerd." in text_of(
        as_lead.get(f"{PAGE}?periode=2024-K2")
    )
    assert "van de 20 metingen" in text_of(as_lead.get(f"{PAGE}?periode=2024-K1"))


@pytest.mark.usefixtures("answered")
def test_every_criterion_has_its_pages(as_lead: Client, as_analyst: Client) -> None:
    for criterion in CRITERIA:
        for browser, start in ((as_lead, "/instellingen/aa"), (as_analyst, "/landelijk")):
            response = browser.get(f"{start}/criteria/{criterion.form_number}/?periode=2024")
            assert f"{criterion.form_number} {criterion.label}" in text_of(response)


@pytest.mark.usefixtures("answered")
def test_an_unknown_period_and_team_give_the_newest_year_and_say_so(as_lead: Client) -> None:
    text = text_of(as_lead.get(f"{PAGE}?periode=2024-13&team=bestaatniet"))
    assert "De periode in de link bestaat niet. U ziet nu 2024." in text
    assert "Het team in de link bestaat niet. U ziet nu alle teams samen." in text


def test_without_any_measurement_there_is_a_page(as_lead: Client, as_analyst: Client) -> None:
    for browser, address in ((as_lead, PAGE), (as_analyst, NATION)):
        text = text_of(browser.get(address))
        assert "zijn geen metingen ingevoerd." in text
        assert "Geen metingen in deze periode" in text
        assert "Wat dit criterium betekent" in text


@pytest.mark.usefixtures("answered")
def test_where_the_verdict_is_open_or_there_is_too_little_the_longer_period_is_offered_with_its_n(
    as_lead: Client,
) -> None:
    open_one = as_lead.get(f"{PAGE}?periode=2024")
    assert "Bekijk 2022 tot en met 2024 samen (n = 22)" in text_of(open_one)
    assert 'href="?periode=2022-2024"' in open_one.content.decode()
    of_a_team = as_lead.get(f"{PAGE}?periode=2024-K1&team=noord").content.decode()
    assert '<a href="?periode=2022-2024&amp;team=noord">Bekijk 2022 tot en met 2024 samen</a> (n = 20)' in of_a_team
    for nothing_more in ("periode=2022-2024", "periode=2024&team=zuid", "periode=2023"):
        assert "Bekijk 20" not in text_of(as_lead.get(f"{PAGE}?{nothing_more}"))


@pytest.mark.usefixtures("answered")
def test_a_clear_verdict_is_offered_no_longer_period(as_lead: Client) -> None:
    text = text_of(as_lead.get("/instellingen/aa/criteria/1/?periode=2024"))
    assert "norm behaald" in text
    assert "Bekijk 20" not in text
