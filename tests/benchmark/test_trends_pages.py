"""The pages of one figure over time, as the people who use them get them."""

import csv
import io
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from benchmark.models import ReleaseKind
from benchmark.services import counting
from benchmark.services.making import write_publication, write_release
from institutions.models import User
from measurements.models import Measurement
from tests.benchmark.counts_to_release import counts_of_sizes
from tests.benchmark.reading import text_of
from tests.statements import at_most

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

Store = Callable[..., Measurement]
PAGE, NATION = "/instellingen/aa/verloop/", "/landelijk/verloop/"
MET_OF_12 = {2021: 2, 2022: 5, 2023: 9, 2024: 12}


def in_year(year: int, month: int = 3) -> dict[str, date | None]:
    return {"completed_on": date(year, month, 5), "referred_on": None, "started_on": None, "ended_on": None}


@pytest.fixture
def four_years(submitted: Store, foreign_worker: User) -> None:
    """Twelve measurements a year at aa, of which ever more meet 3d; four of 2024 at bb; one of 2020."""
    for year, met in MET_OF_12.items():
        for number in range(12):
            submitted(safety_form_discussed=number < met, **in_year(year, 1 + number % 12))
    elsewhere = foreign_worker.memberships.get()
    for _ in range(4):
        submitted(author=foreign_worker, team=elsewhere.team, institution=elsewhere.institution, **in_year(2024))
    submitted(**in_year(2020))
    counting.refresh_tallies()


@pytest.fixture
def release_of_2024() -> None:
    """A published release of 2024, made of other institutions."""
    now = timezone.now()
    counts = counts_of_sizes({"a": 40, "b": 50, "c": 60, "d": 70, "e": 80})
    release = write_release(2024, ReleaseKind.FINAL, counts, by=None, at=now, using="owner")
    write_publication(release, by=None, at=now, using="owner")


def file_of(browser: Client, address: str) -> list[list[str]]:
    answer = browser.get(address)
    assert answer.status_code == 200
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.usefixtures("four_years")
def test_the_conclusion_is_the_last_difference_and_the_trend_over_whole_years(as_lead: Client) -> None:
    text = text_of(as_lead.get(f"{PAGE}?maat=3d"))
    assert (
        "3d Veiligheidsformulier besproken . 2024 t.o.v. 2023: +25 (-4 tot +53), geen aantoonbare verandering." in text
    )
    assert "Over 2021 tot en met 2024: stijgt." in text


@pytest.mark.usefixtures("four_years")
def test_a_year_with_fewer_than_10_is_told_in_counts_and_compared_with_nothing(as_lead: Client) -> None:
    rows = file_of(as_lead, f"{PAGE}?maat=3d&bestand=verschillen.csv")
    assert rows[1] == ["2021 t.o.v. 2020", "", "", "", "minder dan 10 metingen in 2020"]
    assert ["2024 t.o.v. 2023", "25", "-4", "53", "geen aantoonbare verandering"] in rows
    assert "1 van 1" in text_of(as_lead.get(f"{PAGE}?maat=3d"))


@pytest.mark.usefixtures("four_years")
def test_the_years_are_the_counted_ones_in_page_and_file_alike(as_lead: Client) -> None:
    rows = {row[0]: row for row in file_of(as_lead, f"{PAGE}?maat=3d&bestand=verloop.csv")}
    assert {year: rows[f"{year}"][1] for year in MET_OF_12} == dict.fromkeys(MET_OF_12, "12")
    assert [rows[f"{year}"][2] for year in MET_OF_12] == ["17%", "42%", "75%", "100%"]


@pytest.mark.usefixtures("four_years")
def test_a_quarter_stands_with_its_counts_and_how_many_are_still_needed(as_lead: Client) -> None:
    text = text_of(as_lead.get(f"{PAGE}?maat=3d&per=kwartaal"))
    assert "daarvoor zijn nog 12 afgelopen kwartalen met minstens 10 gescoorde trajecten nodig" in text
    assert "2 van 3" in text


@pytest.mark.usefixtures("four_years")
@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("?maat=9z", "Het cijfer in de link bestaat niet. U ziet nu de behandelgetrouwheid."),
        ("?per=week", "U ziet nu"),
        ("?team=weg", "Het team in de link bestaat niet. U ziet nu alle teams samen."),
    ],
)
def test_what_is_not_there_gives_what_is_with_a_message(query: str, message: str, as_lead: Client) -> None:
    assert message in text_of(as_lead.get(f"{PAGE}{query}"))


@pytest.mark.usefixtures("four_years", "release_of_2024")
def test_the_nation_stands_beside_the_years_that_have_a_release(as_lead: Client) -> None:
    header, *rows = file_of(as_lead, f"{PAGE}?maat=getrouwheid&bestand=verloop.csv")
    nation = {row[0]: row[header.index("Landelijk")] for row in rows if row[0].isdigit()}
    assert nation["2024"] == "80% of meer"
    assert "80%" not in nation["2023"]


@pytest.mark.usefixtures("four_years", "release_of_2024")
def test_published_years_stand_beside_the_year_figures_only(as_lead: Client) -> None:
    published = "Landelijk 2013-2019, gepubliceerd 6.261"
    assert published in text_of(as_lead.get(f"{PAGE}?maat=doelbereiking"))
    assert published not in text_of(as_lead.get(f"{PAGE}?maat=3d"))


@pytest.mark.usefixtures("four_years")
def test_no_team_sees_a_p_value_and_sejn_sees_the_14_criteria(as_lead: Client, as_analyst: Client) -> None:
    assert "Cochran-Armitage" not in text_of(as_lead.get(f"{PAGE}?maat=3d"))
    rows = file_of(as_analyst, f"{NATION}?bestand=trends.csv")
    (of_3d,) = [row for row in rows if "3d" in row[0]]
    assert len(rows) == 1 + 14
    assert "stijgt" in of_3d
    said = "Over 2021 tot en met 2024, alle metingen samen: stijgt; binnen instellingen: stijgt."
    assert said in text_of(as_analyst.get(f"{NATION}?maat=3d"))


@pytest.mark.usefixtures("four_years")
def test_the_nation_counts_every_institution(as_analyst: Client) -> None:
    rows = {row[0]: row for row in file_of(as_analyst, f"{NATION}?maat=3d&bestand=verloop.csv")}
    assert rows["2024"][1] == "16"


@pytest.mark.usefixtures("four_years")
def test_the_national_page_starts_with_its_conclusion_and_says_then_whose_figures_these_are(
    as_analyst: Client,
) -> None:
    answer = as_analyst.get(f"{NATION}?maat=3d")
    html, page = answer.content.decode(), answer.context["page"]
    assert page.conclusion
    assert html.index('<p class="lead">') < html.index("De stand van nu over alle instellingen, alleen voor SEJN.")


@pytest.mark.usefixtures("four_years")
def test_a_worker_may_look_and_another_institution_does_not_exist(
    signed_in: Callable[[User], Client], colleague: User, as_lead: Client
) -> None:
    as_worker = signed_in(colleague)
    assert as_worker.get(PAGE).status_code == 200
    assert as_worker.get(NATION).status_code == 403
    assert as_lead.get("/instellingen/bb/verloop/").status_code == 404


def test_without_measurements_the_page_says_so(as_lead: Client) -> None:
    text = text_of(as_lead.get(PAGE))
    assert "Er zijn nog geen twee jaren na elkaar die te vergelijken zijn." in text


@pytest.mark.usefixtures("four_years", "release_of_2024")
@pytest.mark.parametrize("query", ["", "?maat=3d", "?maat=3d&per=kwartaal", "?team=noord&per=kwartaal"])
def test_the_pages_take_at_most_10_statements(query: str, as_lead: Client, as_analyst: Client) -> None:
    for client, page in ((as_lead, PAGE), (as_analyst, PAGE), (as_analyst, NATION)):
        with at_most(10):
            assert client.get(f"{page}{query}").status_code == 200
