"""A forgotten password, a new one, and what it must be."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts import adapters
from accounts.domain.addresses import NOBODY
from audit.models import AccessLogEntry
from institutions.models import User
from tests.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db
LogIn = Callable[..., Any]
NEW = "paarse olifant op dak"
ASKING, CHANGING = "/wachtwoord-vergeten/", "/mijn-account/wachtwoord/"


def page(answer: Any) -> str:
    return unescape(" ".join(answer.content.decode().split()))


def ask(email: str) -> Any:
    return Client().post(ASKING, {"email": email})


def link() -> str:
    """The path of the link in the only mail."""
    (message,) = mail.outbox
    return re.search(rf"{re.escape(settings.SITE_URL)}(/\S+)", message.body)[1]


def follow(address: str) -> tuple[Client, Any]:
    """A browser that opened the link, and the page that the link leads to."""
    browser = Client()
    return browser, browser.get(address, follow=True)


def choose(browser: Client, opened: Any, new: str = NEW, repeated: str | None = None) -> Any:
    sent = {"password1": new, "password2": new if repeated is None else repeated}
    return browser.post(opened.request["PATH_INFO"], sent)


def test_the_link_in_the_mail_leads_to_a_new_password_and_signs_out_everywhere(log_in: LogIn, account: User) -> None:
    elsewhere = log_in(account.email).client
    ask(f" {account.email.upper()} ")
    browser, opened = follow(link())
    assert "Kies een nieuw wachtwoord" in page(opened)
    assert choose(browser, opened)["Location"] == "/wachtwoord-vergeten/gelukt/"
    assert elsewhere.get("/").status_code == 302
    assert log_in(account.email, PASSWORD).status_code == 422
    assert log_in(account.email, NEW)["Location"] == "/"
    assert mail.outbox[1].subject == "Uw wachtwoord voor de ASH-benchmark is gewijzigd"


def test_the_mail_goes_to_the_address_of_the_account_in_plain_dutch(account: User) -> None:
    ask(account.email.upper())
    (message,) = mail.outbox
    assert message.to == [account.email]
    assert message.subject == "Kies een nieuw wachtwoord voor de ASH-benchmark"
    assert message.body.startswith(f"Beste {account.name},\n")
    assert "De link werkt 1 uur en 1 keer." in message.body
    assert not getattr(message, "alternatives", [])


def test_nobody_learns_whether_an_address_has_an_account(account: User) -> None:
    known, unknown = ask(account.email), ask("niemand@aa.example")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [message.to for message in mail.outbox] == [[account.email], [NOBODY]]


def test_the_same_work_is_done_whether_or_not_there_is_an_account(
    account: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    render = adapters.render_to_string
    monkeypatch.setattr(adapters, "render_to_string", lambda name, text: written.append(name) or render(name, text))
    ask(account.email)
    for_somebody = written.copy()
    ask("niemand@aa.example")
    assert written == for_somebody * 2


def test_who_is_no_longer_active_gets_no_mail(account: User) -> None:
    User.objects.filter(pk=account.pk).update(is_active=False)
    assert ask(account.email)["Location"] == "/wachtwoord-vergeten/gevraagd/"
    assert [message.to for message in mail.outbox] == [[NOBODY]]


def test_opening_the_link_uses_nothing_up_because_mail_scanners_open_links(account: User) -> None:
    ask(account.email)
    for _ in range(3):
        browser, opened = follow(link())
    assert choose(browser, opened).status_code == 302


def test_the_link_works_once(account: User) -> None:
    ask(account.email)
    address = link()
    choose(*follow(address))
    assert "Deze link werkt niet meer" in page(follow(address)[1])


def test_the_link_works_for_an_hour(account: User, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(account.email)
    later = timezone.now().replace(tzinfo=None) + timedelta(hours=2, minutes=1)
    monkeypatch.setattr("django.contrib.auth.tokens.PasswordResetTokenGenerator._now", lambda self: later)
    assert "Deze link werkt niet meer" in page(follow(link())[1])


@pytest.mark.parametrize("address", ["/wachtwoord-vergeten/1-abc-def/", "/wachtwoord-vergeten/zzzzzzzzzzzzz-x-y/"])
def test_a_made_up_link_gives_the_same_page(world: None, address: str) -> None:
    assert "Deze link werkt niet meer" in page(Client().get(address))


def test_who_guessed_wrong_too_often_can_sign_in_after_choosing_a_new_password(log_in: LogIn, account: User) -> None:
    for _ in range(6):
        log_in(account.email, "iets anders")
    ask(account.email)
    choose(*follow(link()))
    assert log_in(account.email, NEW).status_code == 302


def test_asking_again_and_again_sends_no_flood_of_mail(account: User) -> None:
    answers = [ask(account.email).status_code for _ in range(5)]
    assert answers == [302, 302, 302, 429, 429]
    assert len(mail.outbox) == 3


TOO_SIMPLE = {
    "kort": "Kies een wachtwoord van minstens 12 tekens. Een korte zin mag ook.",
    "wachtwoord123": "Dit wachtwoord wordt heel vaak gebruikt. Kies een ander wachtwoord.",
    "Welkom-welkom-01": "Dit wachtwoord wordt heel vaak gebruikt. Kies een ander wachtwoord.",
    "qwerty123456": "Dit wachtwoord wordt heel vaak gebruikt. Kies een ander wachtwoord.",
    "worker.noord@aa": "Dit wachtwoord lijkt te veel op uw naam of e-mailadres. Kies een ander wachtwoord.",
    "202611221984": "Gebruik niet alleen cijfers. Kies een ander wachtwoord.",
    "x" * 1001: "Gebruik niet meer dan 1000 tekens.",
}


@pytest.mark.parametrize("new", TOO_SIMPLE)
def test_a_password_that_is_easy_to_guess_is_refused_in_words_that_help(log_in: LogIn, account: User, new: str) -> None:
    answer = log_in(account.email).client.post(CHANGING, {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert (answer.status_code, TOO_SIMPLE[new] in page(answer)) == (422, True)


def test_changing_the_password_ends_the_other_sessions_and_tells_the_person(
    log_in: LogIn, account: User, lines: list[AccessLogEntry]
) -> None:
    elsewhere, here = log_in(account.email).client, log_in(account.email).client
    here.post(CHANGING, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert [found.session_key for found in UserSession.objects.filter(user=account)] == [here.session.session_key]
    answer = here.get("/mijn-account/?gewijzigd=wachtwoord")
    assert "Uw wachtwoord is gewijzigd. U bent op andere apparaten uitgelogd." in page(answer)
    assert elsewhere.get("/").status_code == 302
    assert here.get("/").status_code == 200
    assert "U bent op 1 plaats ingelogd." in page(here.get("/mijn-account/"))
    assert [line.user_id for line in lines if line.object_type == "password"] == [account.pk]
    assert [message.to for message in mail.outbox] == [[account.email]]


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"oldpassword": "iets anders", "password1": NEW, "password2": NEW}, "Dit wachtwoord klopt niet."),
        (
            {"oldpassword": PASSWORD, "password1": NEW, "password2": "x"},
            "De twee nieuwe wachtwoorden zijn niet gelijk.",
        ),
        ({"oldpassword": "", "password1": "", "password2": ""}, "Vul het wachtwoord in dat u nu gebruikt."),
    ],
)
def test_what_is_wrong_with_a_change_is_said(log_in: LogIn, account: User, sent: dict[str, str], words: str) -> None:
    answer = log_in(account.email).client.post(CHANGING, sent)
    assert (answer.status_code, words in page(answer)) == (422, True)


def test_who_has_no_password_is_sent_to_where_one_gets_it(signed_in: Callable[[User], Client], worker: User) -> None:
    assert signed_in(worker).get(CHANGING)["Location"] == ASKING


def test_asking_for_a_password_is_a_line_of_the_log(account: User, lines: list[AccessLogEntry]) -> None:
    ask("niemand@aa.example")
    assert [(line.object_type, line.object_code) for line in lines] == [("password_reset", "niemand@aa.example")]
