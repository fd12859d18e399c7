"""Signing in and out."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from accounts.adapters import TOO_OFTEN
from accounts.auth_backend import find_account
from accounts.domain.addresses import NOBODY
from audit.models import AccessLogEntry, Action, Outcome
from institutions.hashers import ModestArgon2PasswordHasher
from institutions.models import User

pytestmark = pytest.mark.django_db

PASSWORD = "een lang wachtwoord"
WRONG = "Dit e-mailadres en wachtwoord horen niet bij elkaar. Controleer beide en probeer het opnieuw."
NOT_SENT = "Wat u na de laatste keer bewaren hebt ingevuld, is niet verstuurd en niet bewaard."
DEMO = "Het wachtwoord staat in het venster waarin u de demo startte."


def page(answer: Any) -> str:
    return unescape(" ".join(answer.content.decode().split()))


def log_in(e_mail: str, password: str = PASSWORD, **data: str) -> Any:
    return Client().post("/inloggen/", {"login": e_mail, "password": password, **data})


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
    User.objects.filter(pk=account.pk).update(is_active=False)
    answer = log_in(account.email)
    assert (answer.status_code, WRONG in page(answer)) == (422, True)


def test_empty_fields_are_named_and_the_title_says_that_something_is_wrong(world: None) -> None:
    text = page(log_in("", ""))
    assert "<title>Fout: Inloggen" in text
    assert '<a href="#id_login">Vul uw e-mailadres in.</a>' in text
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
    assert DEMO in page(Client().get("/inloggen/"))
    settings.DEMO_ACCOUNTS = ""
    assert DEMO not in page(Client().get("/inloggen/"))


def test_who_has_no_account_password_or_telephone_reads_what_to_do(world: None) -> None:
    text = page(Client().get("/inloggen/"))
    assert "Hebt u nog geen account? Vraag het uw teamleider of SEJN." in text
    assert '<a href="/wachtwoord-vergeten/">Ik weet mijn wachtwoord niet meer</a>' in text
    assert "Log in met uw wachtwoord en vul daarna een herstelcode in." in text


@pytest.mark.parametrize("lookalike", ["wor\u212aer.noord@aa.example", "worker.n\u03bford@aa.example"])
def test_a_letter_that_looks_like_another_one_makes_another_address(account: User, lookalike: str) -> None:
    assert log_in(lookalike).status_code == 422
    assert find_account(lookalike) is None
    Client().post("/wachtwoord-vergeten/", {"email": lookalike})
    assert {address for message in mail.outbox for address in message.to} <= {NOBODY}


@pytest.mark.parametrize("email", ["worker.noord@aa.example", "niemand@aa.example"])
def test_as_much_is_hashed_for_somebody_who_has_an_account_as_for_anybody_else(
    account: User, email: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed = []
    original = ModestArgon2PasswordHasher.encode
    monkeypatch.setattr(ModestArgon2PasswordHasher, "encode", lambda *a, **k: hashed.append(1) or original(*a, **k))
    checked = ModestArgon2PasswordHasher.verify
    monkeypatch.setattr(ModestArgon2PasswordHasher, "verify", lambda *a, **k: hashed.append(1) or checked(*a, **k))
    assert log_in(email, "iets anders").status_code == 422
    assert len(hashed) == 1


def test_after_five_wrong_passwords_one_waits_and_the_page_says_so(account: User) -> None:
    answers = [log_in(account.email, "iets anders") for _ in range(6)]
    assert TOO_OFTEN not in page(answers[4])
    assert TOO_OFTEN in page(answers[5])
    assert TOO_OFTEN in page(log_in(account.email))


def test_too_many_attempts_from_one_place_get_a_page_of_our_own(account: User, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    answers = [log_in(account.email, "iets anders") for _ in range(3)]
    assert answers[2].status_code == 429
    assert "Wacht een paar minuten en probeer het dan opnieuw." in page(answers[2])


def test_behind_the_proxy_a_limit_counts_the_address_that_the_proxy_saw(account: User, settings: Any) -> None:
    settings.BEHIND_PROXY, settings.ACCOUNT_RATE_LIMITS = True, {"login": "1/m/ip"}
    forged = [f"10.0.0.{number}, 203.0.113.9" for number in range(2)]
    sent = {"login": account.email, "password": "iets anders"}
    answers = [Client().post("/inloggen/", sent, headers={"x-forwarded-for": chain}) for chain in forged]
    assert [answer.status_code for answer in answers] == [422, 429]


def test_signing_in_and_the_limits_go_on_without_the_broker(account: User, settings: Any) -> None:
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"
    assert settings.CACHES["default"]["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"
    assert log_in(account.email).status_code == 302


def test_every_attempt_to_sign_in_is_a_line_of_the_log(account: User, lines: list[AccessLogEntry]) -> None:
    log_in(account.email)
    log_in("niemand@aa.example", "iets anders")
    granted, refused = (line for line in lines if line.action == Action.SIGN_IN)
    assert (granted.user_id, granted.outcome, granted.role) == (account.pk, Outcome.GRANTED, "worker")
    assert (refused.user_id, refused.outcome, refused.object_code) == (None, Outcome.REFUSED, "niemand@aa.example")


def test_signing_out_is_a_line_of_the_log(
    signed_in: Callable[[User], Client], worker: User, lines: list[AccessLogEntry]
) -> None:
    signed_in(worker).post("/uitloggen/")
    assert [(line.user_id, line.action) for line in lines] == [(worker.pk, Action.SIGN_OUT)]


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
