"""The files that pages give along, as people get them: by the page's own address, so with its rights and its choice."""

import csv
import io
from collections.abc import Callable
from typing import Any, Final

import pytest
from django.test import Client
from openpyxl import load_workbook

from audit.models import AccessLogEntry, Action, ObjectType, Outcome
from benchmark.services import counting
from institutions.models import Team, User
from measurements.models import Measurement

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

SignIn = Callable[[User], Client]
Store = Callable[..., Measurement]
PAGE, NATION = "/instellingen/aa/", "/landelijk/"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def rows_of(response: Any) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize(
    ("asked", "content_type", "start"),
    [
        ("criteria.csv", "text/csv; charset=utf-8", b"\xef\xbb\xbf"),
        ("criteria.xlsx", XLSX, b"PK"),
        ("verloop.csv", "text/csv; charset=utf-8", b"\xef\xbb\xbf"),
        ("verloop.svg", "image/svg+xml", b"<?xml"),
        ("verloop.png", "image/png", b"\x89PNG"),
    ],
)
@pytest.mark.parametrize(("page", "stem"), [(PAGE, "ash-aa-2024"), (NATION, "ash-landelijk-2024")])
def test_a_file_is_saved_under_a_name_that_says_what_is_in_it(
    page: str, stem: str, asked: str, content_type: str, start: bytes, as_analyst: Client
) -> None:
    response = as_analyst.get(page, {"periode": "2024", "bestand": asked})
    assert response.status_code == 200
    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"] == f'attachment; filename="{stem}-{asked}"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store"
    assert response.content.startswith(start)


@pytest.mark.usefixtures("counted")
def test_the_team_lead_and_a_worker_get_the_files_of_their_institution(
    as_lead: Client, signed_in: SignIn, worker: User
) -> None:
    for client in (as_lead, signed_in(worker)):
        assert client.get(PAGE, {"periode": "2024", "bestand": "criteria.csv"}).status_code == 200


@pytest.mark.usefixtures("counted")
def test_a_file_leaves_a_line_that_says_it_was_taken_out(as_lead: Client, lines: list[AccessLogEntry]) -> None:
    as_lead.get(PAGE, {"periode": "2024", "bestand": "criteria.csv"})
    (line,) = lines
    assert (line.action, line.object_type, line.outcome) == (
        Action.EXPORT,
        ObjectType.INSTITUTION_FIGURES,
        Outcome.GRANTED,
    )
    assert line.object_code == "aa"


@pytest.mark.usefixtures("counted")
def test_the_page_itself_leaves_a_line_that_says_it_was_read(as_lead: Client, lines: list[AccessLogEntry]) -> None:
    as_lead.get(PAGE, {"periode": "2024"})
    assert [line.action for line in lines] == [Action.READ]


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize(
    "asked",
    [
        "niets.csv",
        "criteria.pdf",
        "criteria.svg",
        "criteria",
        "criteria.",
        ".csv",
        "CRITERIA.CSV",
        "criteria.csv.csv",
        "../criteria.csv",
        "verloop.svg\x00",
        "meer-zekerheid.csv",
    ],
)
@pytest.mark.parametrize("page", [PAGE, NATION])
def test_a_name_or_an_ending_that_the_page_does_not_have_gives_404(page: str, asked: str, as_analyst: Client) -> None:
    assert as_analyst.get(page, {"periode": "2024", "bestand": asked}).status_code == 404


@pytest.mark.usefixtures("counted")
def test_a_file_that_is_not_there_is_not_logged_as_taken_out(as_lead: Client, lines: list[AccessLogEntry]) -> None:
    as_lead.get(PAGE, {"periode": "2024", "bestand": "niets.csv"})
    assert Action.EXPORT not in [line.action for line in lines]


@pytest.mark.usefixtures("counted")
def test_without_a_name_there_is_the_page(as_lead: Client) -> None:
    assert "<h1" in as_lead.get(PAGE, {"periode": "2024", "bestand": ""}).content.decode()


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize("asked", ["criteria.csv", "criteria.xlsx", "verloop.svg", "verloop.png", "niets.csv"])
def test_a_foreign_institution_gives_the_404_of_one_that_does_not_exist(
    asked: str, signed_in: SignIn, worker: User, lead: User
) -> None:
    for user in (worker, lead):
        for code in ("bb", "zz"):
            assert signed_in(user).get(f"/instellingen/{code}/", {"bestand": asked}).status_code == 404


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize("asked", ["criteria.csv", "instellingen.svg", "niets.csv"])
def test_national_files_are_refused_to_people_of_an_institution(
    asked: str, signed_in: SignIn, worker: User, lead: User
) -> None:
    for user in (worker, lead):
        assert signed_in(user).get(NATION, {"bestand": asked}).status_code == 403


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize("asked", ["criteria.csv", "verloop.png"])
def test_who_has_not_signed_in_gets_no_file(asked: str) -> None:
    for page in (PAGE, NATION):
        response = Client().get(page, {"bestand": asked})
        assert response.status_code == 302
        assert "Content-Disposition" not in response


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize("asked", ["criteria.csv", "verloop.svg"])
def test_head_tells_what_would_come(asked: str, as_lead: Client) -> None:
    head = as_lead.head(PAGE, {"periode": "2024", "bestand": asked})
    assert head.status_code == 200
    assert asked in head["Content-Disposition"]
    assert head.content == b""


@pytest.mark.usefixtures("counted")
def test_a_file_is_only_got_and_never_posted(as_lead: Client) -> None:
    assert as_lead.post(f"{PAGE}?bestand=criteria.csv").status_code in (403, 405)


@pytest.fixture
def two_teams(counted: None, submitted: Store, team: Team) -> None:
    """On top of `counted`, where the crisis was never resolved: 11 of team Zuid, where it always was."""
    south = Team.objects.get(institution=team.institution, code="zuid")
    for _ in range(11):
        submitted(team=south)
    counting.refresh_tallies()


def crisis_row(response: Any) -> list[str]:
    """What the table of the criteria says of 5a."""
    (row,) = [row for row in rows_of(response) if "Crisis opgeheven" in " ".join(row)]
    return row


@pytest.mark.usefixtures("two_teams")
@pytest.mark.parametrize(
    ("choice", "n", "score"),
    [
        ({"periode": "2024"}, "23", "48%"),
        ({"periode": "2024", "team": "noord"}, "12", "0%"),
        ({"periode": "2024-K1", "team": "zuid"}, "11", "100%"),
    ],
)
def test_a_file_has_the_figures_of_the_choice_in_the_address(
    choice: dict[str, str], n: str, score: str, as_lead: Client
) -> None:
    row = crisis_row(as_lead.get(PAGE, {**choice, "bestand": "criteria.csv"}))
    assert (n in row, score in row) == (True, True), row


@pytest.mark.usefixtures("two_teams")
def test_the_name_of_a_file_says_the_choice(as_lead: Client) -> None:
    response = as_lead.get(PAGE, {"periode": "2024-K1", "team": "zuid", "bestand": "criteria.csv"})
    assert response["Content-Disposition"] == 'attachment; filename="ash-aa-2024-K1-zuid-criteria.csv"'


@pytest.mark.usefixtures("two_teams")
def test_a_workbook_has_what_the_csv_has(as_lead: Client) -> None:
    asked = {"periode": "2024", "team": "zuid"}
    text = rows_of(as_lead.get(PAGE, asked | {"bestand": "criteria.csv"}))
    content = as_lead.get(PAGE, asked | {"bestand": "criteria.xlsx"}).content
    workbook = load_workbook(io.BytesIO(content))
    sheet = [list(row) for row in workbook["cijfers"].iter_rows(values_only=True)]
    assert [len(row) for row in sheet] == [len(row) for row in text]
    assert [row[0] for row in sheet] == [row[0] for row in text]
    assert "Team zuid" in f"{workbook['toelichting']['A1'].value}"


@pytest.mark.usefixtures("two_teams")
@pytest.mark.parametrize("page", [PAGE, NATION])
def test_the_reasons_are_files_where_something_does_not_count(page: str, as_analyst: Client) -> None:
    first, every = (
        dict(rows_of(as_analyst.get(page, {"periode": "2024", "bestand": name}))[1:])
        for name in ("redenen.csv", "alle-redenen.csv")
    )
    assert first["Er is niets gescoord"] == "1"
    assert sum(map(int, first.values())) == 1
    assert sum(map(int, every.values())) == 4
    assert "redenen.csv" in as_analyst.get(page, {"periode": "2024"}).content.decode()


@pytest.mark.usefixtures("two_teams")
def test_a_team_of_which_everything_counts_has_no_file_of_reasons(as_lead: Client) -> None:
    asked = {"periode": "2024", "team": "zuid"}
    assert as_lead.get(PAGE, asked | {"bestand": "redenen.csv"}).status_code == 404
    assert "redenen.csv" not in as_lead.get(PAGE, asked).content.decode()


@pytest.mark.usefixtures("counted")
def test_the_national_page_offers_the_institutions_as_table_and_as_chart(as_analyst: Client) -> None:
    html = as_analyst.get(NATION, {"periode": "2024"}).content.decode()
    for ending in ("csv", "xlsx", "png", "svg"):
        assert f"bestand=instellingen.{ending}" in html
    rows = rows_of(as_analyst.get(NATION, {"periode": "2024", "bestand": "instellingen.csv"}))
    assert rows[1][:4] == ["Instelling AA", "13", "12", "1"]
    picture = as_analyst.get(NATION, {"periode": "2024", "bestand": "instellingen.png"})
    assert picture.content.startswith(b"\x89PNG")


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize(
    ("page", "counts"),
    [("/instellingen/aa/criteria/5a/", ["0", "12", "0"]), ("/landelijk/criteria/5a/", ["4", "12", "0"])],
)
def test_the_answers_to_a_criterion_are_a_file(page: str, counts: list[str], as_analyst: Client) -> None:
    rows = rows_of(as_analyst.get(page, {"periode": "2024", "bestand": "antwoorden.csv"}))
    answers = ["Ja (behaald)", "Nee (niet behaald)", "Niet gescoord"]
    assert rows == [["Antwoord", "Metingen"], *([one, count] for one, count in zip(answers, counts, strict=True))]
    assert as_analyst.get(page, {"periode": "2019", "bestand": "antwoorden.csv"}).status_code == 404
