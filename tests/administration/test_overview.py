"""The start page of the administration, and the way to it in the menu."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from institutions.models import Institution, User
from tests.administration.browsing import text_of
from tests.measurements.browsing import SignIn

pytestmark = pytest.mark.django_db

SHOWN = {
    "administrator@sejn.example": {"Instellingen", "Mensen", "Keuzelijsten"},
    "auditor@sejn.example": {"Logboek"},
    "lead@aa.example": {"Mensen"},
}
ALL = {"Instellingen", "Mensen", "Keuzelijsten", "Logboek"}


@pytest.mark.parametrize("email", SHOWN)
def test_everybody_sees_what_they_can_administer_and_nothing_else(
    person: Callable[[str], User], signed_in: SignIn, email: str
) -> None:
    page = signed_in(person(email)).get("/beheer/").content.decode()
    assert {name for name in ALL if f">{name}</a></h2>" in page} == SHOWN[email]
    assert 'aria-current="page">Beheer' in page


@pytest.mark.parametrize("email", ["worker.noord@aa.example", "analyst@sejn.example"])
def test_who_has_nothing_to_administer_is_refused_and_has_no_such_entry_in_the_menu(
    person: Callable[[str], User], signed_in: SignIn, email: str
) -> None:
    browser = signed_in(person(email))
    assert browser.get("/beheer/").status_code == 403
    assert ">Beheer</a>" not in browser.get("/", follow=True).content.decode()


@pytest.mark.parametrize("address", ["/beheer/instellingen/", "/beheer/keuzelijsten/", "/beheer/instellingen/aa/"])
@pytest.mark.parametrize("email", ["worker.noord@aa.example", "lead@aa.example", "analyst@sejn.example"])
def test_pages_of_administrators_are_refused_to_others(
    person: Callable[[str], User], signed_in: SignIn, email: str, address: str
) -> None:
    assert signed_in(person(email)).get(address).status_code == 403


def test_an_institution_that_stopped_is_counted_apart(browser: Client) -> None:
    assert "2 instellingen" in text_of(browser.get("/beheer/"))
    Institution.objects.filter(code="bb").update(active_until=date(2020, 1, 1))
    assert "2 instellingen, 1 gestopt" in text_of(browser.get("/beheer/"))


def test_the_code_lists_are_counted(browser: Client) -> None:
    assert "4 lijsten, 64 antwoorden" in text_of(browser.get("/beheer/"))
