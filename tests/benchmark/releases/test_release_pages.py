"""The list of releases and the page of one, as each role sees them."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils.html import strip_tags

from audit.models import AccessLogEntry
from benchmark.models import Release
from benchmark.services import counting
from benchmark.services.releases import make_final, make_revision, publish
from institutions.models import User
from measurements.domain.criteria import CRITERION_FIELDS
from measurements.models import Measurement
from tests.benchmark.releases.conftest import YEAR, apart
from tests.measurement_data import complete_measurement, complete_scores
from tests.statements import at_most

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

SignIn = Callable[[User], Client]


def text_of(response: Any) -> str:
    assert response.status_code == 200, response.status_code
    return " ".join(strip_tags(apart(response.content.decode().split("<main")[1].split("</main>")[0])).split())


@pytest.mark.usefixtures("world")
def test_without_any_release_the_list_says_when_there_will_be_one(signed_in: SignIn, worker: User) -> None:
    assert "Er zijn nog geen uitgaven" in text_of(signed_in(worker).get("/uitgaven/"))


@pytest.mark.usefixtures("revised")
def test_a_worker_finds_the_published_releases_newest_first_with_their_valid_measurements(
    signed_in: SignIn, worker: User
) -> None:
    client = signed_in(worker)
    assert '<a href="/uitgaven/"' in client.get("/").content.decode()
    text = text_of(client.get("/uitgaven/"))
    rows = re.search(r"2024\.2 \(de nieuwste\) herziening [-\d]+ [\d:]+ 84 2024\.1 definitief [-\d]+ [\d:]+ 84", text)
    assert rows, text
    assert "sluiten" not in text
    assert "gesloten" not in text.lower()


@pytest.mark.usefixtures("closed")
def test_sejn_finds_what_is_not_published_and_the_way_to_closing(
    signed_in: SignIn, analyst: User, worker: User, acting: Any
) -> None:
    with acting(analyst):
        make_final(year=YEAR, by=analyst)
    text = text_of(signed_in(analyst).get("/uitgaven/"))
    assert "Gesloten op 1-3-2025. 2024 sluiten en uitgeven" in text
    assert "2024.1 definitief nog niet 84" in text
    assert "2024" not in text_of(signed_in(worker).get("/uitgaven/"))


def test_a_release_says_what_it_is_and_shows_its_figures_with_their_labels(
    final: Release, signed_in: SignIn, worker: User
) -> None:
    text = text_of(signed_in(worker).get("/uitgaven/2024/1/"))
    for expected in (
        "Uitgave 2024.1 De landelijke cijfers van 2024 (definitief).",
        "Deze uitgave verandert nooit meer.",
        "Geldige metingen 84",
        "door een medewerker van SEJN",
        "Methode 2026.1 Definitie 2.0",
        f"SHA-256 {final.sha256}",
        "5a Crisis opgeheven 71% 84",
        "samenhangt",
        "Dit is de eerste uitgave van 2024.",
    ):
        assert expected in text, expected
    assert "Alleen voor SEJN" not in text
    several = "Meer antwoorden mogelijk: dit telt niet op tot 100%."
    assert f"Werkdoelen {several} Niet getoond: te weinig metingen (minder dan 10). Advies vervolghulp" in text
    assert final.codebook_version in text


@pytest.mark.usefixtures("revised")
def test_a_revision_says_what_is_told_otherwise_and_the_older_release_points_at_it(
    signed_in: SignIn, worker: User
) -> None:
    client = signed_in(worker)
    text = text_of(client.get("/uitgaven/2024/2/"))
    assert "Wat is er anders dan in 2024.1" in text
    assert "5a Crisis opgeheven Uitkomstcriteria 71% 65%" in text
    older = text_of(client.get("/uitgaven/2024/1/"))
    assert "Er is een nieuwere uitgave van 2024: uitgave 2024.2." in older
    assert "5a Crisis opgeheven 71% 84" in older
    assert "nieuwere uitgave" not in text


def test_a_revision_in_which_no_figure_is_told_otherwise_says_so(
    final: Release, signed_in: SignIn, worker: User, analyst: User, acting: Any
) -> None:
    empty = complete_scores(**dict.fromkeys(CRITERION_FIELDS))
    one = Measurement.objects.using("owner").get(pk=Measurement.objects.using("owner").order_by("pk")[0].pk)
    Measurement.objects.using("owner").bulk_create(
        [complete_measurement(author=worker, team=one.team, institution=one.institution, **empty)]
    )
    counting.refresh_tallies()
    with acting(analyst):
        publish(release=make_revision(year=YEAR, by=analyst), by=analyst)
    client = signed_in(worker)
    text = text_of(client.get("/uitgaven/2024/2/"))
    assert "Wat is er anders dan in 2024.1 Geen enkel getoond cijfer is anders." in text
    assert client.get("/uitgaven/2024/2/", {"bestand": "verschil.csv"}).status_code == 404
    assert final.version == "2024.1"


@pytest.mark.usefixtures("revised")
def test_sejn_reads_the_exact_parameters_and_who_changed(signed_in: SignIn, analyst: User) -> None:
    text = text_of(signed_in(analyst).get("/uitgaven/2024/2/"))
    assert "Ingevoerd: 84. Geldig: 84. Instellingen met geldige metingen: 6." in text
    assert "Instellingen met andere aantallen dan in 2024.1: Instelling BB." in text
    assert re.search(r"5a Crisis opgeheven 65,48% - [\d,]+ bij 5 0,\d{5} ", text), text
    assert f"door {analyst.name}" in text


@pytest.mark.usefixtures("closed")
def test_a_release_that_is_not_published_answers_as_one_that_does_not_exist(
    signed_in: SignIn, lead: User, analyst: User, acting: Any
) -> None:
    with acting(analyst):
        make_final(year=YEAR, by=analyst)
    assert "nog niet gepubliceerd" in text_of(signed_in(analyst).get("/uitgaven/2024/1/"))
    hidden, absent = (signed_in(lead).get(f"/uitgaven/2024/{number}/") for number in (1, 7))
    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert signed_in(lead).get("/api/v1/releases/2024/1/").status_code == 404
    assert signed_in(lead).get(f"/uitgaven/{'9' * 200}/1/").status_code == 404


def test_the_api_gives_what_was_sealed_and_nothing_it_was_made_from(
    final: Release, signed_in: SignIn, worker: User
) -> None:
    answer = signed_in(worker).get("/api/v1/releases/2024/1/").json()
    assert answer["sha256"] == final.sha256
    assert answer["contents"] == final.contents
    assert set(answer) == {
        "version",
        "kind",
        "made_at",
        "published_at",
        "method_version",
        "definition_version",
        "codebook_version",
        "contents",
        "sha256",
    }


@pytest.mark.usefixtures("revised")
def test_the_pages_ask_few_statements_and_each_is_a_line_in_the_log(
    signed_in: SignIn, worker: User, analyst: User, lines: list[AccessLogEntry]
) -> None:
    for user, listing, one in ((worker, 10, 12), (analyst, 12, 16)):
        client = signed_in(user)
        client.get("/uitgaven/")
        lines.clear()
        with at_most(listing):
            client.get("/uitgaven/")
        with at_most(one):
            client.get("/uitgaven/2024/2/")
        assert [(line.object_type, line.action, line.object_code) for line in lines] == [
            ("national_figures", "read", ""),
            ("national_figures", "read", "2024.2"),
        ]
