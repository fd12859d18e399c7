"""One click to get in: in the demo, and nowhere else."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

import psycopg
import pytest
from django.test import Client

from benchmark.demo.accounts import account_table
from config import startup_accounts
from config.startup import connect
from config.startup_accounts import check_accounts
from config.startup_roles import StartupRefused
from institutions.models import User
from tests.accounts.conftest import SECRET
from tests.config.production import in_production
from tests.totp import code_of

pytestmark = pytest.mark.django_db
EMAIL = "worker.noord@aa.example"


def only_account() -> list[tuple[str, str, str]]:
    return [("spoedhulpwerker", "Instelling AA", EMAIL)]


@pytest.fixture(autouse=True)
def one_account(settings: Any) -> None:
    settings.DEMO_ACCOUNTS = "tests.accounts.test_demo_accounts.only_account"


def page(answer: Any) -> str:
    return unescape(" ".join(answer.content.decode().split()))


def click(email: str = EMAIL, **data: str) -> Any:
    return Client().post("/inloggen/demo/", {"email": email, **data})


def test_the_login_page_has_a_button_for_each_ready_made_account(world: None, settings: Any) -> None:
    settings.DEMO_ACCOUNTS = "benchmark.demo.accounts.account_table"
    text = page(Client().get("/inloggen/"))
    assert re.findall(r'name="email" value="([^"]+)"', text) == [email for _, _, email in account_table()]
    assert "Teamleider, Jeugdhulp Golf (fictief)" in text


def test_the_login_page_says_that_it_is_a_demo_without_a_second_factor_and_all_invented(world: None) -> None:
    text = page(Client().get("/inloggen/"))
    assert "Dit is een demonstratie" in text
    assert "De mensen, instellingen en metingen zijn verzonnen. Inloggen in twee stappen staat hier uit." in text


def test_with_the_second_factor_switched_on_the_demo_says_so(world: None, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    assert "Na het inloggen stelt u de tweede stap in." in page(Client().get("/inloggen/"))
    assert click().client.get("/")["Location"] == "/mijn-account/tweede-stap/instellen/"


def test_one_click_signs_in_and_leads_on(world: None) -> None:
    assert click()["Location"] == "/"
    answer = click(next="/metingen/")
    assert answer["Location"] == "/metingen/"
    assert answer.client.get("/metingen/").status_code == 200


@pytest.mark.parametrize("elsewhere", ["https://voorbeeld.nl/", "//voorbeeld.nl"])
def test_one_click_leads_nobody_to_another_site(world: None, elsewhere: str) -> None:
    assert click(next=elsewhere)["Location"] == "/"


@pytest.mark.parametrize("email", ["lead@aa.example", "", "niemand@aa.example"])
def test_one_click_is_for_the_listed_accounts_only(world: None, email: str) -> None:
    assert click(email).status_code == 404


def test_one_click_takes_a_button_not_a_link(world: None) -> None:
    assert Client().get("/inloggen/demo/").status_code == 405


def test_who_set_up_a_second_factor_gives_a_code_after_the_click_too(secured: User) -> None:
    answer = click()
    assert answer["Location"] == "/inloggen/code/"
    assert answer.client.post("/inloggen/code/", {"code": code_of(SECRET)})["Location"] == "/"


def test_one_confirms_by_one_click_as_well(account: User, signed_in: Callable[[User], Client], lead: User) -> None:
    browser = click().client
    session = browser.session
    session["confirmed_at"] -= 6 * 60
    session.save()
    asked = browser.get("/mijn-account/tweede-stap/instellen/")["Location"]
    assert "Bevestigen zonder wachtwoord" in page(browser.get(asked))
    answer = browser.post("/bevestigen/demo/", {"next": "/mijn-account/tweede-stap/instellen/"})
    assert browser.get(answer["Location"]).status_code == 200
    assert signed_in(lead).post("/bevestigen/demo/").status_code == 404


def test_in_production_one_click_has_no_address() -> None:
    code = """
import django; django.setup()
from django.urls import Resolver404, resolve
from django.conf import settings
print(settings.SECOND_FACTOR_REQUIRED, repr(settings.DEMO_ACCOUNTS))
for address in ("/inloggen/", "/inloggen/demo/", "/bevestigen/demo/"):
    try:
        print(resolve(address).view_name)
    except Resolver404:
        print("absent")
"""
    done = in_production(code, ASH_SECOND_FACTOR="0")
    assert done.stdout.split("\n")[:4] == ["True ''", "account_login", "absent", "absent"], done.stderr


@pytest.fixture
def web() -> Iterator[psycopg.Connection[Any]]:
    """A connection of the web role, outside any row context."""
    with connect("default") as connection:
        yield connection


@pytest.fixture
def production(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The settings of production mode, and no address for one click."""
    settings.DEMO, settings.DEMO_ACCOUNTS, settings.SECOND_FACTOR_REQUIRED = False, "", True
    monkeypatch.setattr(startup_accounts, "ONE_CLICK", ())
    return settings


def test_production_refuses_to_start_without_a_second_factor(production: Any, web: Any) -> None:
    production.SECOND_FACTOR_REQUIRED = False
    with pytest.raises(StartupRefused, match="SECOND_FACTOR_REQUIRED is off"):
        check_accounts(web)


def test_production_refuses_to_start_with_ready_made_accounts(production: Any, web: Any) -> None:
    production.DEMO_ACCOUNTS = "benchmark.demo.accounts.account_table"
    with pytest.raises(StartupRefused, match="DEMO_ACCOUNTS lets people in by one click"):
        check_accounts(web)


def test_production_refuses_to_start_when_one_click_has_an_address(
    production: Any, web: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(startup_accounts, "ONE_CLICK", ("demo_login",))
    with pytest.raises(StartupRefused, match="DEMO_ACCOUNTS lets people in by one click"):
        check_accounts(web)


def test_production_refuses_to_start_on_the_database_of_a_demo(world: None, production: Any, web: Any) -> None:
    with pytest.raises(StartupRefused, match=r"The database holds the demo account \S+@\S+\.example\."):
        check_accounts(web)


def test_the_demo_starts_with_all_of_it(world: None, web: Any) -> None:
    check_accounts(web)
