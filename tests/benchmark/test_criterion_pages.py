"""The pages of one criterion, as the people who use them get them."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from audit.models import AccessLogEntry
from benchmark.models import ReleaseKind
from benchmark.services import counting
from benchmark.services.making import write_publication, write_release
from institutions.models import Institution, Location, Team, User
from measurements.domain.criteria import CRITERIA
from measurements.models import Measurement
from tests.benchmark.counts_to_release import counts_of_sizes
from tests.benchmark.reading import text_of
from tests.measurement_data import scores_from_row
from tests.statements import at_most

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

Store = Callable[..., Measurement]
SignIn = Callable[[User], Client]
PAGE, NATION = "/instellingen/aa/criteria/3d/", "/landelijk/criteria/3d/"


@pytest.fixture
def answered(submitted: Store, colleague: User, foreign_worker: User) -> None:
    """Of 3d in 2024 at aa: 14 Ja, 6 Nee, 3 not scored, one Nee that does not count; 4 Ja at bb; two of 2023."""
    south = {"author": colleague, "team": colleague.memberships.get().team}
    for number in range(14):
        submitted(family_type="TG02" if number < 4 else "TG01")
    for _ in range(4):
        submitted(safety_form_discussed=False)
    for _ in range(2):
        submitted(safety_form_discussed=False, **south)
    for _ in range(3):
        submitted(safety_form_discussed=None, family_type="TG09")
    submitted(**scores_from_row("-----0-----|---"))
    elsewhere = foreign_worker.memberships.get()
    for _ in range(4):
        submitted(author=foreign_worker, team=elsewhere.team, institution=elsewhere.institution)
    for _ in range(2):
        submitted(completed_on=date(2023, 5, 1), referred_on=None, started_on=None, ended_on=None)
    counting.refresh_tallies()


def links_to_measurements(response: Any) -> list[str]:
    found = re.findall(r'href="(/metingen/\?[^"]+)"', response.content.decode())
    return [link.replace("&amp;", "&") for link in found]


def file_of(browser: Client, address: str) -> list[list[str]]:
    answer = browser.get(address)
    assert answer.status_code == 200
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


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


@pytest.mark.usefixtures("answered")
def test_the_numbers_of_2024_lead_somewhere(as_lead: Client) -> None:
    answers = as_lead.get(f"{PAGE}?periode=2024").context["page"].answers
    assert [(row.count, bool(row.url)) for row in answers] == [(14, False), (6, True), (3, True)]


@pytest.mark.usefixtures("answered")
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


@pytest.mark.usefixtures("answered")
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


@pytest.mark.usefixtures("answered")
def test_a_worker_gets_the_figures_without_family_types_and_without_a_way_to_measurements(
    signed_in: SignIn, worker: User
) -> None:
    browser = signed_in(worker)
    response = browser.get(f"{PAGE}?periode=2024")
    assert "behaald in 70% van de 20 metingen" in text_of(response)
    assert "Per type gezin" not in text_of(response)
    assert links_to_measurements(response) == []
    assert browser.get(f"{PAGE}?periode=2024&bestand=gezinstypen.csv").status_code == 404


@pytest.mark.usefixtures("answered")
def test_sejn_gets_the_figures_of_an_institution_without_anything_from_its_measurements(as_analyst: Client) -> None:
    response = as_analyst.get(f"{PAGE}?periode=2024")
    assert "behaald in 70% van de 20 metingen" in text_of(response)
    assert "Per type gezin" not in text_of(response)
    assert links_to_measurements(response) == []
    assert as_analyst.get(f"{PAGE}?periode=2024&bestand=gezinstypen.csv").status_code == 404


@pytest.mark.usefixtures("answered")
def test_a_team_lead_of_another_institution_gets_404_also_for_a_file(signed_in: SignIn, foreign_lead: User) -> None:
    browser = signed_in(foreign_lead)
    for address in (PAGE, f"{PAGE}?bestand=jaren.csv", f"{PAGE}?criterium=4a", NATION):
        assert browser.get(address).status_code in (403 if address == NATION else 404,)


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
def test_a_choice_on_the_form_leads_to_that_criterion_with_the_rest_of_the_choice(
    as_lead: Client, as_analyst: Client
) -> None:
    way = as_lead.get(f"{PAGE}?criterium=4a&periode=2024&team=noord")
    assert way.headers["Location"] == "/instellingen/aa/criteria/4a/?periode=2024&team=noord"
    assert as_lead.get(way.headers["Location"]).status_code == 200
    assert as_analyst.get(f"{NATION}?criterium=4a").headers["Location"] == "/landelijk/criteria/4a/"
    unknown = "Het criterium in de link bestaat niet. U ziet nu 3d Veiligheidsformulier besproken."
    for browser, address in ((as_lead, PAGE), (as_analyst, NATION)):
        assert unknown in text_of(browser.get(f"{address}?criterium=9z&periode=2024"))
        assert unknown not in text_of(browser.get(f"{address}?periode=2024"))


@pytest.mark.usefixtures("answered")
def test_the_way_to_another_criterion_leaves_no_line_in_the_access_log(
    as_lead: Client, lines: list[AccessLogEntry]
) -> None:
    as_lead.get(f"{PAGE}?criterium=4a")
    assert lines == []
    as_lead.get(PAGE)
    assert [line.object_type for line in lines] == ["institution_figures"]


@pytest.mark.usefixtures("answered")
def test_only_the_chosen_part_of_a_year_counts(as_lead: Client) -> None:
    assert "Over het 2e kwartaal van 2024 zijn geen metingen ingevoerd." in text_of(
        as_lead.get(f"{PAGE}?periode=2024-K2")
    )
    assert "van de 20 metingen" in text_of(as_lead.get(f"{PAGE}?periode=2024-K1"))


@pytest.mark.usefixtures("answered")
def test_a_criterion_that_does_not_exist_gives_404(as_lead: Client, as_analyst: Client) -> None:
    for number in ("7", "3D", "3e"):
        assert as_lead.get(f"/instellingen/aa/criteria/{number}/").status_code == 404
        assert as_analyst.get(f"/landelijk/criteria/{number}/").status_code == 404


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
def test_the_national_page_has_the_institutions_by_name_without_percentages_under_10(as_analyst: Client) -> None:
    response = as_analyst.get(f"{NATION}?periode=2024")
    text, html = text_of(response), response.content.decode()
    assert "behaald in 75% van de 24 metingen" in text
    assert "Instelling AA 20 70% 46-88% nog niet te zeggen Instelling BB 4 te weinig metingen" in text
    assert '<a href="/instellingen/bb/criteria/3d/?periode=2024">Instelling BB</a>' in html
    assert file_of(as_analyst, f"{NATION}?periode=2024&bestand=instellingen.csv")[2] == [
        "Instelling BB",
        "4",
        "te weinig metingen",
        "",
        "",
    ]


@pytest.fixture
def released() -> None:
    """Published of 2023 one that tells nothing and then one that does; of 2024 the other way round, the last unseen."""
    told = counts_of_sizes()
    for year, counts, is_published in ((2023, {}, True), (2023, told, True), (2024, told, True), (2024, {}, False)):
        release = write_release(year, ReleaseKind.CONCEPT, counts, by=None, at=timezone.now())
        if is_published:
            write_publication(release, by=None, at=timezone.now())


@pytest.mark.usefixtures("answered", "released")
@pytest.mark.parametrize("number", ["1", "3d", "6"])
def test_each_year_has_the_national_score_of_its_newest_published_release(
    number: str, as_lead: Client, as_analyst: Client
) -> None:
    for browser in (as_lead, as_analyst):
        page = browser.get(f"/instellingen/aa/criteria/{number}/?periode=2024").context["page"]
        nation = {row.label: row.nation for row in page.years.rows}
        assert nation["2023"] == nation["2024"] == "94%"
        assert nation[f"{timezone.localdate().year}"] == "-"


@pytest.mark.usefixtures("answered", "released")
def test_beside_a_year_stands_the_release_and_for_sejn_the_nation_of_now(as_lead: Client, as_analyst: Client) -> None:
    assert "94% landelijk n = 421 Landelijk: uitgave 2024.1 (concept)" in text_of(as_lead.get(f"{PAGE}?periode=2024"))
    assert "75% landelijk n = 24 Landelijk: de stand van nu" in text_of(as_analyst.get(f"{PAGE}?periode=2024"))
    assert "Landelijke cijfers zijn er per kalenderjaar." in text_of(as_lead.get(f"{PAGE}?periode=2024-K1"))


@pytest.mark.usefixtures("answered")
def test_a_year_without_a_release_says_why_there_is_no_national_score(as_lead: Client) -> None:
    text = text_of(as_lead.get(f"{PAGE}?periode=2024"))
    assert "Landelijke cijfers van 2024 staan hier zodra SEJN ze heeft vrijgegeven." in text
    assert "uit de laatste uitgave" not in text


@pytest.mark.usefixtures("answered", "released")
@pytest.mark.parametrize("period", ["2024", "2024-03", "2022-2024"])
def test_a_page_of_a_criterion_takes_at_most_10_statements(period: str, as_lead: Client, as_analyst: Client) -> None:
    for browser, address in ((as_lead, PAGE), (as_analyst, PAGE), (as_analyst, NATION)):
        with at_most(10):
            assert browser.get(address, {"periode": period}).status_code == 200


@pytest.mark.usefixtures("answered")
def test_the_list_behind_a_number_takes_at_most_12_statements(as_lead: Client) -> None:
    address = links_to_measurements(as_lead.get(f"{PAGE}?periode=2024&team=noord"))[0]
    with at_most(12):
        assert as_lead.get(address).status_code == 200
