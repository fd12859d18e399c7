"""Other institutions by name on the page that compares, as each person sees it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils.html import strip_tags

from benchmark.models import OpenPoint, Release
from benchmark.services.releases import make_final, publish
from institutions.models import Institution, User
from tests.benchmark.releases.conftest import YEAR, Acting, apart

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

SignIn = Callable[[User], Client]
PAGE = f"/instellingen/aa/vergelijken/?periode={YEAR}"
HEADING = "Andere instellingen bij naam"


def agree(*codes: str, agrees: bool = True) -> None:
    Institution.objects.using("owner").filter(code__in=codes).update(agrees_to_open_comparison=agrees)


@pytest.fixture
def compared(closed: None, analyst: User, acting: Acting) -> Release:
    """The final release of 2024, in which aa, cc and dd agreed to open comparison."""
    agree("aa", "cc", "dd")
    with acting(analyst):
        release = make_final(year=YEAR, by=analyst)
        publish(release=release, by=analyst)
        return release


def text_of(response: Any) -> str:
    assert response.status_code == 200, response.status_code
    return " ".join(strip_tags(apart(response.content.decode().split("<main")[1].split("</main>")[0])).split())


@pytest.mark.usefixtures("compared")
def test_a_team_lead_reads_the_others_in_the_order_of_names(signed_in: SignIn, lead: User) -> None:
    text = text_of(signed_in(lead).get(PAGE))
    figures = OpenPoint.objects.using("owner").get(institution__code="cc").figures
    whole = [f"{figures[name]['low']}%" for name in ("fidelity", "goal_attainment")]
    table = text.split(HEADING)[1]
    assert f"Instelling CC 14 {whole[0]} {whole[1]} Instelling DD 14" in table
    assert "Uit uitgave 2024.1." in table
    assert "doet mee aan open vergelijking" in table
    assert "Laat het dan SEJN weten" in table


@pytest.mark.usefixtures("compared")
def test_the_table_is_a_file_too(signed_in: SignIn, lead: User) -> None:
    answer = signed_in(lead).get(PAGE + "&bestand=open-vergelijking.csv")
    text = b"".join(answer) if answer.streaming else answer.content
    assert "Instelling DD" in text.decode("utf-8-sig")


@pytest.mark.usefixtures("compared")
def test_who_does_not_take_part_reads_how_to_and_no_name(signed_in: SignIn, lead: User) -> None:
    agree("aa", agrees=False)
    text = text_of(signed_in(lead).get(PAGE))
    assert "Instelling CC" not in text
    assert "doet niet mee aan open vergelijking" in text
    assert "Wilt u meedoen? Vraag het SEJN." in text


@pytest.mark.usefixtures("compared")
def test_an_agreement_that_ended_takes_the_name_away(signed_in: SignIn, lead: User) -> None:
    agree("cc", agrees=False)
    text = text_of(signed_in(lead).get(PAGE))
    assert "Instelling CC" not in text
    assert "Instelling DD" in text


@pytest.mark.usefixtures("compared")
def test_a_worker_and_an_analyst_do_not_get_the_section(signed_in: SignIn, worker: User, analyst: User) -> None:
    for user in (worker, analyst):
        text = text_of(signed_in(user).get(PAGE))
        assert HEADING not in text
        assert "Instelling CC" not in text


@pytest.mark.usefixtures("compared")
def test_nothing_of_a_point_comes_out_of_the_api(client: Client, signed_in: SignIn, worker: User) -> None:
    answer = signed_in(worker).get(f"/api/v1/releases/{YEAR}/1/")
    assert "Instelling CC" not in answer.content.decode()
