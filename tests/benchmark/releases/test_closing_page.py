"""Closing a year: the check list, the steps in order, and a friendly answer to every second click."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags

from audit.models import AccessLogEntry
from benchmark.models import Publication, Release
from benchmark.services import counting
from benchmark.views import closing
from institutions.models import Institution, User
from measurements.domain.criteria import CRITERION_FIELDS
from measurements.models import ClosedTrajectories, ClosedYear, Measurement, State
from tests.benchmark.releases.conftest import YEAR, apart, correct
from tests.measurement_data import complete_measurement, complete_scores
from tests.statements import at_most

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

PAGE = f"/uitgaven/{YEAR}/"
Nation = Callable[..., None]


@pytest.fixture
def sejn(signed_in: Callable[[User], Client], analyst: User) -> Client:
    return signed_in(analyst)


def text_of(response: Any) -> str:
    return " ".join(strip_tags(apart(response.content.decode().split("<main")[1].split("</main>")[0])).split())


def send(client: Client, **fields: str) -> str:
    """What the page says after this form, whether it came back by itself or with an error."""
    return text_of(client.post(PAGE, fields, follow=True))


def test_the_check_list_says_what_is_in_order_and_what_to_look_at(sejn: Client, nation: Nation, lead: User) -> None:
    nation()
    one = Measurement.objects.using("owner").filter(institution__code="aa").first()
    assert one is not None
    place = {"author": one.author, "team": one.team, "institution": one.institution}
    draft = complete_measurement(**place, state=State.DRAFT, completed_on=None)
    empty = complete_measurement(**place, **complete_scores(**dict.fromkeys(CRITERION_FIELDS)))
    Measurement.objects.using("owner").bulk_create([draft, empty])
    ClosedTrajectories.objects.using("owner").create(
        institution=one.institution, month=date(YEAR, 1, 1), number=28, entered_by=lead
    )
    Institution.objects.using("owner").create(code="gg", name="Instelling GG", active_from=date(2018, 1, 1))
    waiting = text_of(sejn.get(PAGE))
    assert "let op Alles geteld. Er wachten nog wijzigingen op tellen." in waiting
    counting.refresh_tallies()
    text = text_of(sejn.get(PAGE))
    for expected in (
        "in orde Alles geteld. Alle wijzigingen zijn geteld.",
        "let op Instellingen met metingen. 1 instelling heeft niets ingevuld: Instelling GG.",
        "let op Concepten. 1 concept bij 1 instelling.",
        "let op Metingen die niet meetellen. 1 van 85 metingen (1%) tellen niet mee.",
        "let op Dekking. Lager dan 70%: Instelling AA.",
        "Instelling AA 1 15 1 (7%) 25% (7 van 28) lees de cijfers met voorzichtigheid, over 1 van 12 maanden",
        "Instelling GG 0 geen metingen -",
        "2. 2024 sluiten Aan de beurt",
        "3. Definitieve uitgave maken Kan nog niet Sluit eerst 2024.",
        "4. Bekijken en publiceren Kan nog niet",
        "5. Later: herzien na een correctie Kan nog niet",
    ):
        assert expected in text, expected


def test_a_year_goes_from_closing_to_publication_and_through_a_revision(
    sejn: Client, nation: Nation, signed_in: Callable[[User], Client], worker: User
) -> None:
    nation()
    assert "Het jaar is gesloten." in send(sejn, stap="sluiten", begrepen="ja")
    assert ClosedYear.objects.using("owner").get().year == YEAR
    made = send(sejn, stap="definitief")
    assert "De definitieve uitgave is gemaakt." in made
    assert "3. Definitieve uitgave maken Gedaan Uitgave 2024.1 is gemaakt:" in made
    assert "4. Bekijken en publiceren Aan de beurt" in made
    assert signed_in(worker).get(f"{PAGE}1/").status_code == 404
    public = send(sejn, stap="publiceren", nummer="1")
    assert "4. Bekijken en publiceren Gedaan Uitgave 2024.1 is gepubliceerd:" in public
    assert "Sinds uitgave 2024.1 zijn er geen cijfers gewijzigd." in public
    assert signed_in(worker).get(f"{PAGE}1/").status_code == 200
    correct("bb")
    changed = text_of(sejn.get(PAGE))
    assert "Sinds uitgave 2024.1 zijn de cijfers van 1 instelling gewijzigd: Instelling BB." in changed
    assert "De herziening is gemaakt." in send(sejn, stap="herzien")
    assert "Uitgave 2024.2 publiceren" in text_of(sejn.get(PAGE))
    after = send(sejn, stap="publiceren", nummer="2")
    assert "Sinds uitgave 2024.2 zijn er geen cijfers gewijzigd. U hoeft niets te doen." in after
    assert [release.version for release in Release.objects.using("owner").order_by("number")] == ["2024.1", "2024.2"]


@pytest.mark.usefixtures("final")
def test_a_second_click_does_nothing_twice_and_says_so(sejn: Client) -> None:
    for fields in (
        {"stap": "sluiten", "begrepen": "ja"},
        {"stap": "definitief"},
        {"stap": "publiceren", "nummer": "1"},
    ):
        response = sejn.post(PAGE, fields)
        assert (response.status_code, response["Location"]) == (302, f"{PAGE}?klaar=al-gedaan")
    assert "Deze stap was al gedaan. Er is niets twee keer gebeurd." in send(sejn, stap="herzien")
    assert (Release.objects.using("owner").count(), Publication.objects.using("owner").count()) == (1, 1)


@pytest.mark.usefixtures("closed")
def test_a_change_before_publication_asks_for_the_final_release_once_more(sejn: Client) -> None:
    send(sejn, stap="definitief")
    correct("aa")
    assert "Na het maken van uitgave 2024.1 is er iets gewijzigd." in text_of(sejn.get(PAGE))
    assert "Uitgave 2024.2 is gemaakt:" in send(sejn, stap="definitief")


def test_closing_asks_for_a_tick_first(sejn: Client, nation: Nation) -> None:
    nation()
    response = sejn.post(PAGE, {"stap": "sluiten"})
    assert response.status_code == 422
    assert "Fout: 2024 sluiten en uitgeven" in response.content.decode()
    link = '<a href="#begrepen">Zet een vinkje bij &#x27;Ik begrijp wat sluiten betekent&#x27;.</a>'
    assert link in response.content.decode()
    assert not ClosedYear.objects.using("owner").exists()


def test_a_year_that_has_not_ended_cannot_be_closed(sejn: Client, nation: Nation) -> None:
    year = timezone.localdate().year
    nation(year)
    assert f"{year} is nog niet voorbij. Sluiten kan vanaf 1 januari {year + 1}." in text_of(
        sejn.get(f"/uitgaven/{year}/")
    )
    response = sejn.post(f"/uitgaven/{year}/", {"stap": "sluiten", "begrepen": "ja"})
    assert response.status_code == 422
    assert "Dit jaar is nog niet voorbij" in text_of(response)
    assert not ClosedYear.objects.using("owner").exists()


def test_a_step_before_its_time_is_refused_with_what_comes_first(sejn: Client, nation: Nation) -> None:
    nation()
    for fields, sentence in (
        ({"stap": "definitief"}, "Sluit het jaar eerst"),
        ({"stap": "herzien"}, "nog geen definitieve uitgave"),
        ({"stap": "publiceren", "nummer": "1"}, "Kies een van de stappen"),
        ({"stap": "publiceren", "nummer": "²"}, "Kies een van de stappen"),
        ({"stap": "__class__"}, "Kies een van de stappen"),
        ({}, "Kies een van de stappen"),
    ):
        response = sejn.post(PAGE, fields)
        assert response.status_code == 422
        assert sentence in text_of(response)


def test_a_correction_under_way_keeps_the_year_open_and_the_page_says_so(
    sejn: Client, nation: Nation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(year: int, *, using: str) -> bool:
        raise OperationalError("canceling statement due to lock timeout")

    nation()
    monkeypatch.setattr(closing, "close_year", busy)
    response = sejn.post(PAGE, {"stap": "sluiten", "begrepen": "ja"})
    assert response.status_code == 409
    assert "Er is niets veranderd: het jaar is nog open." in text_of(response)


@pytest.mark.usefixtures("world")
def test_a_year_without_data_says_so_and_what_is_no_year_is_not_found(sejn: Client) -> None:
    text = text_of(sejn.get("/uitgaven/2011/"))
    assert "Er zijn geen metingen ingevuld in 2011." in text
    assert "Aan de beurt" not in text
    for year in ("0", "1999", "2100", "9" * 30):
        assert sejn.get(f"/uitgaven/{year}/").status_code == 404


@pytest.mark.usefixtures("final")
def test_nobody_but_sejn_sees_the_page(signed_in: Callable[[User], Client], lead: User, administrator: User) -> None:
    assert [signed_in(user).get(PAGE).status_code for user in (lead, administrator)] == [403, 403]


@pytest.mark.usefixtures("closed")
def test_each_step_is_a_line_in_the_log(sejn: Client, lines: list[AccessLogEntry]) -> None:
    sejn.post(PAGE, {"stap": "definitief"})
    sejn.post(PAGE, {"stap": "publiceren", "nummer": "1"})
    sejn.post(PAGE, {"stap": "publiceren", "nummer": "1"})
    sejn.post(PAGE, {"stap": "onzin"})
    assert [(line.action, line.object_code) for line in lines] == [
        ("create", "2024.1"),
        ("change", "2024.1"),
        ("read", "2024"),
        ("read", "2024"),
    ]


@pytest.mark.usefixtures("final")
def test_the_page_asks_few_statements_however_many_institutions(sejn: Client) -> None:
    sejn.get(PAGE)
    with at_most(20):
        sejn.get(PAGE)
