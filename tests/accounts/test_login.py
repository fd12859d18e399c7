"""Signing in and out."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client

from institutions.models import User

pytestmark = pytest.mark.django_db(transaction=True)  # accounts are the owner's to make, and signing in locks them

PASSWORD = "een lang wachtwoord"
WRONG = "Dit e-mailadres en wachtwoord horen niet bij elkaar. Controleer beide en probeer het opnieuw."
NOT_SENT = "Wat u na de laatste keer bewaren hebt ingevuld, is niet verstuurd en niet bewaard."
DEMO = "Het wachtwoord staat in het venster waarin u de demo startte."


@pytest.fixture
def account(worker: User) -> User:
    """The worker, with a password."""
    worker.set_password(PASSWORD)
    worker.save(using="owner")
    return worker


def page(answer: Any) -> str:
    return unescape(" ".join(answer.content.decode().split()))


def log_in(e_mail: str, password: str = PASSWORD, **data: str) -> Any:
    return Client().post("/inloggen/", {"username": e_mail, "password": password, **data})


def test_the_right_password_leads_to_the_start_page(account: User) -> None:
    answer = log_in(account.email)
    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_the_capitals_of_an_e_mail_address_do_not_matter(account: User) -> None:
    assert log_in(f"  {account.email.upper()} ").status_code == 302


def test_nobody_learns_whether_an_account_exists(account: User) -> None:
    wrong_password = log_in(account.email, "iets anders")
    no_account = log_in("worker.noort@aa.example")
    assert wrong_password.status_code == no_account.status_code == 422
    assert WRONG in page(wrong_password)
    assert without_what_was_typed(wrong_password, account.email) == without_what_was_typed(
        no_account, "worker.noort@aa.example"
    )


def without_what_was_typed(answer: Any, e_mail: str) -> str:
    """The page without the address and the token, which differ for everybody."""
    lines = (line for line in page(answer).split("<") if "csrfmiddlewaretoken" not in line)
    return "<".join(lines).replace(e_mail, "")


def test_somebody_who_is_no_longer_active_reads_the_same_as_everybody(account: User) -> None:
    User.objects.using("owner").filter(pk=account.pk).update(is_active=False)
    answer = log_in(account.email)
    assert (answer.status_code, WRONG in page(answer)) == (422, True)


def test_empty_fields_are_named_and_the_title_says_that_something_is_wrong(world: None) -> None:
    text = page(log_in("", ""))
    assert "<title>Fout: Inloggen" in text
    assert '<a href="#id_username">Vul uw e-mailadres in.</a>' in text
    assert '<a href="#id_password">Vul uw wachtwoord in.</a>' in text


def test_a_null_byte_is_refused(world: None) -> None:
    assert log_in("a\x00@b.nl").status_code == 422
    assert log_in("a@b.nl", "a\x00b").status_code == 422


def test_after_signing_in_one_goes_on_to_the_page_that_was_asked_for(account: User) -> None:
    assert log_in(account.email, next="/metingen/?status=concept")["Location"] == "/metingen/?status=concept"


@pytest.mark.parametrize(
    "elsewhere", ["https://voorbeeld.nl/", "//voorbeeld.nl", "javascript:alert(1)", "/\\voorbeeld.nl"]
)
def test_nobody_is_sent_to_another_site_after_signing_in(elsewhere: str, account: User) -> None:
    assert log_in(account.email, next=elsewhere)["Location"] == "/"


def test_the_login_page_of_a_demo_says_where_the_password_stands(world: None, settings: Any) -> None:
    settings.DEMO = True
    assert DEMO in page(Client().get("/inloggen/"))
    settings.DEMO = False
    assert DEMO not in page(Client().get("/inloggen/"))


def test_who_has_no_account_or_password_reads_whom_to_ask(world: None) -> None:
    assert "Vraag het uw teamleider of SEJN." in page(Client().get("/inloggen/"))


@pytest.mark.parametrize("place", ["/metingen/K7-4F2Q/", "/metingen/K7-4F2Q/wijzigen/"])
def test_whose_session_ended_in_a_form_reads_what_became_of_the_input(place: str, world: None) -> None:
    browser = Client()
    answer = browser.post(place, {"action": "save"}, follow=True)
    assert answer.redirect_chain == [(f"/inloggen/?next={place}", 302)]
    assert NOT_SENT in page(answer)
    assert NOT_SENT in page(log_in("", "", next=place))


@pytest.mark.parametrize(
    "place", ["", "/", "/metingen/", "/landelijk/", "/bestaat-niet/", "https://voorbeeld.nl/metingen/K7-4F2Q/"]
)
def test_who_comes_from_elsewhere_reads_nothing_about_input(place: str, world: None) -> None:
    assert NOT_SENT not in page(Client().get("/inloggen/", {"next": place}))


def test_who_has_signed_in_already_skips_the_login_page(signed_in: Callable[[User], Client], worker: User) -> None:
    assert signed_in(worker).get("/inloggen/")["Location"] == "/"


def test_signing_out_takes_a_button_not_a_link(signed_in: Callable[[User], Client], worker: User) -> None:
    browser = signed_in(worker)
    assert browser.get("/uitloggen/").status_code == 405
    assert browser.get("/").status_code == 200
    assert browser.post("/uitloggen/")["Location"] == "/inloggen/"
    assert browser.get("/")["Location"] == "/inloggen/?next=/"


def test_signing_out_after_the_session_ended_leads_to_the_login_page_and_from_there_to_the_start(world: None) -> None:
    assert Client().post("/uitloggen/")["Location"] == "/inloggen/"
