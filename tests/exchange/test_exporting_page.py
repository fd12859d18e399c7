"""The page on which a team lead takes measurements out."""

from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from accounts.sessions import CONFIRMED_AT
from audit.models import AccessLogEntry
from exchange.domain.purposes import PURPOSES
from exchange.forms.exporting import ExportFilter
from exchange.views import exporting
from institutions.models import Institution, User
from measurements.models import State
from tests.measurements.browsing import SignIn, Submitted, page
from tests.statements import at_most

pytestmark = pytest.mark.django_db

PLACE = "/exporteren/?jaar=2024"


@pytest.fixture
def leading(signed_in: SignIn, lead: User) -> Client:
    return signed_in(lead)


def ask(browser: Client, place: str = PLACE, **changes: Any) -> HttpResponse:
    """The answer to asking for a CSV for an analysis, with these changes."""
    return browser.post(place, {"vorm": "csv", "doel": "analysis"} | changes)


def test_the_page_says_what_the_file_will_hold_and_to_keep_it_safe(leading: Client, submitted: Submitted) -> None:
    submitted()
    submitted()
    submitted(state=State.DRAFT, completed_on=None)
    submitted(completed_on=date(2023, 5, 1), referred_on=None, started_on=None, ended_on=None)
    text = page(leading.get(PLACE))
    assert "Het bestand bevat straks 2 metingen van Instelling AA, ingevuld in 2024." in text
    assert "De kolom hulpverlener is altijd leeg: cijfers per hulpverlener ziet alleen die hulpverlener zelf." in text
    assert "<strong>Het bestand bevat gegevens over gezinnen.</strong> Bewaar het veilig" in text
    assert "Verwijder het als u klaar bent." in text
    text = page(leading.get("/exporteren/?jaar=alle"))
    assert "Het bestand bevat straks 3 metingen van Instelling AA, uit alle jaren." in text


def test_one_measurement_is_one(leading: Client, submitted: Submitted) -> None:
    submitted()
    assert "straks 1 meting van Instelling AA, ingevuld in 2024." in page(leading.get(PLACE))


def test_at_first_it_is_about_this_year(leading: Client, submitted: Submitted) -> None:
    this_year = timezone.localdate().year
    assert f"uit {this_year}. Kies een ander jaar." in page(leading.get("/exporteren/"))


@pytest.mark.parametrize(
    ("kind", "name", "content_type"),
    [
        ("csv", "metingen-aa-2024.csv", "text/csv; charset=utf-8"),
        (
            "xlsx",
            "metingen-aa-2024.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ],
)
def test_the_file_is_saved_and_kept_nowhere_on_the_way(
    leading: Client, submitted: Submitted, kind: str, name: str, content_type: str
) -> None:
    submitted()
    answer = ask(leading, vorm=kind)
    assert (answer.status_code, answer["Content-Type"]) == (200, content_type)
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert (answer["Cache-Control"], answer["X-Content-Type-Options"]) == ("no-store", "nosniff")


@pytest.mark.parametrize("doel", PURPOSES)
def test_the_log_says_what_for_and_how_many(
    leading: Client, submitted: Submitted, lines: list[AccessLogEntry], institution: Institution, doel: str
) -> None:
    submitted()
    submitted()
    ask(leading, doel=doel)
    (line,) = lines
    assert (line.action, line.object_type, line.outcome) == ("export", "measurements", "granted")
    assert (line.object_code, line.institution_id, line.rule) == ("aa", institution.pk, "export_measurements")
    assert (line.purpose, line.count, line.filters) == (PURPOSES[doel], 2, "jaar=2024")


def test_the_log_says_the_year_also_when_the_address_does_not(
    leading: Client, submitted: Submitted, lines: list[AccessLogEntry]
) -> None:
    today = timezone.localdate()
    submitted(completed_on=today)
    ask(leading, "/exporteren/")
    ask(leading, "/exporteren/?jaar=alle")
    assert [line.filters for line in lines] == [f"jaar={today.year}", "jaar=alle"]


def test_looking_at_the_page_is_reading(leading: Client, submitted: Submitted, lines: list[AccessLogEntry]) -> None:
    submitted()
    leading.get(PLACE)
    assert [(line.action, line.object_code, line.count) for line in lines] == [("read", "aa", None)]


@pytest.mark.parametrize(
    ("doel", "message"),
    [
        ("", "Kies waarvoor u het bestand gebruikt."),
        ("Onderzoek naar Kim de Vries", "Kies een doel uit de lijst."),
        ("analysis\x00", "Kies een doel uit de lijst."),
    ],
)
def test_without_a_purpose_from_the_list_there_is_no_file(
    leading: Client, submitted: Submitted, lines: list[AccessLogEntry], doel: str, message: str
) -> None:
    submitted()
    answer = ask(leading, doel=doel)
    assert (answer.status_code, answer["Content-Type"]) == (422, "text/html; charset=utf-8")
    assert f'<a href="#id_doel_0">{message}</a>' in page(answer)
    assert "<title>Fout: Exporteren" in page(answer)
    assert [(line.action, line.purpose) for line in lines] == [("read", "")]


@pytest.mark.parametrize(
    ("vorm", "message"), [("", "Kies een soort bestand."), ("pdf", "Kies een soort bestand uit de lijst.")]
)
def test_a_kind_of_file_is_one_of_the_two(leading: Client, submitted: Submitted, vorm: str, message: str) -> None:
    submitted()
    answer = ask(leading, vorm=vorm)
    assert answer.status_code == 422
    assert f'<a href="#id_vorm_0">{message}</a>' in page(answer)
    assert 'value="analysis" id="id_doel_0" checked' in page(answer)


def test_nothing_to_export_is_said_instead_of_an_empty_file(
    leading: Client, submitted: Submitted, lines: list[AccessLogEntry]
) -> None:
    submitted(state=State.WITHDRAWN)
    for answer in (leading.get(PLACE), ask(leading)):
        assert answer["Content-Type"] == "text/html; charset=utf-8"
        assert "Er zijn geen verstuurde metingen van Instelling AA uit 2024. Kies een ander jaar." in page(answer)
        assert "Bestand maken" not in page(answer)
        assert "<title>Exporteren" in page(answer)
    said = "Er zijn nog geen verstuurde metingen van Instelling AA. Er is dus nog niets om te exporteren."
    assert said in page(leading.get("/exporteren/?jaar=alle"))
    assert ask(leading).status_code == 422
    assert {line.action for line in lines} == {"read"}


@pytest.mark.parametrize("query", ["?jaar=2010", "?jaar=x", "?jaar=%00", "?jaar=9999"])
def test_a_year_that_cannot_be_chosen_gives_no_file(query: str, leading: Client, submitted: Submitted) -> None:
    submitted()
    answer = leading.get(f"/exporteren/{query}")
    assert (answer.status_code, "Kies een jaar uit de lijst." in page(answer)) == (200, True)
    answer = ask(leading, f"/exporteren/{query}")
    assert (answer.status_code, answer["Content-Type"]) == (422, "text/html; charset=utf-8")


def test_who_leads_one_institution_is_not_asked_which_and_gets_the_own_one(
    leading: Client, submitted: Submitted
) -> None:
    submitted(code="EIGEN-1")
    assert 'name="instelling"' not in page(leading.get(PLACE))
    assert b"EIGEN-1;aa;" in ask(leading, f"{PLACE}&instelling=bb").content


def test_who_leads_more_institutions_chooses_one_and_the_form_keeps_it(
    leading: Client,
    submitted: Submitted,
    other_institution: Institution,
    foreign_worker: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    both = Institution.objects.order_by("code")
    filters = ExportFilter({"instelling": "bb", "jaar": "alle"}, institutions=both)
    assert filters.is_valid()
    assert (filters.institution, filters.year) == (other_institution, None)
    monkeypatch.setattr(exporting, "institutions_for", lambda user, permission: both)
    submitted()
    text = page(leading.get(f"{PLACE}&instelling=aa"))
    assert '<option value="bb">Instelling BB</option>' in text
    assert 'method="post" action="?instelling=aa&jaar=2024"' in text


def test_who_was_long_at_it_says_who_it_is_first(
    leading: Client, submitted: Submitted, lines: list[AccessLogEntry]
) -> None:
    submitted()
    session = leading.session
    session[CONFIRMED_AT] -= 301
    session.save()
    for answer in (leading.get(PLACE), ask(leading)):
        assert answer["Location"] == "/bevestigen/?next=%2Fexporteren%2F%3Fjaar%3D2024"
    assert lines == []  # not even "changed": nothing was let through yet


def test_a_worker_and_sejn_have_no_such_page(signed_in: SignIn, worker: User, analyst: User) -> None:
    assert [signed_in(user).get(PLACE).status_code for user in (worker, analyst)] == [403, 403]


def test_the_list_leads_a_team_lead_to_it_and_a_worker_not(leading: Client, signed_in: SignIn, worker: User) -> None:
    link = '<a href="/exporteren/">Exporteren</a>'
    assert link in page(leading.get("/metingen/"))
    assert link not in page(signed_in(worker).get("/metingen/"))


def test_page_and_file_take_a_few_statements_whatever_the_number_of_rows(leading: Client, submitted: Submitted) -> None:
    for _ in range(20):
        submitted()
    with at_most(8):
        leading.get(PLACE)
    with at_most(10):
        ask(leading, vorm="xlsx")
