"""How long a session lasts, where one is signed in, and confirming who it is."""

import time
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from accounts.declare import reauthenticates
from accounts.domain.session_rules import Audience, Ending, SessionTimes
from accounts.views import signing_in
from audit.models import AccessLogEntry, Action
from institutions.models import Membership, User
from institutions.row_context import RowContext, current_context
from tests.accounts.conftest import PASSWORD, SECRET
from tests.totp import code_of

pytestmark = pytest.mark.django_db
LogIn = Callable[..., Any]
SignIn = Callable[[User], Client]
MINUTE, HOUR = 60, 60 * 60
IDLE = "U bent uitgelogd, omdat u 30 minuten (met een landelijke rol 15 minuten) niets hebt gedaan."
TOO_LONG = "U bent uitgelogd, omdat u 10 uur geleden hebt ingelogd."
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1"


def page(answer: Any) -> str:
    return unescape(" ".join(answer.content.decode().split()))


def age(browser: Client, seconds: float, *names: str) -> None:
    """Let time pass for the session of this browser."""
    session = browser.session
    for name in names or ("signed_in_at", "last_seen_at", "confirmed_at"):
        session[name] -= seconds
    session.save()


@pytest.mark.parametrize(
    ("who", "minutes", "lasts"),
    [
        ("worker", 29, True),
        ("worker", 30, False),
        ("lead", 29, True),
        ("analyst", 14, True),
        ("analyst", 15, False),
        ("administrator", 15, False),
        ("auditor", 15, False),
    ],
)
def test_doing_nothing_ends_a_session_sooner_for_national_roles(
    signed_in: SignIn, person: Callable[[str], User], who: str, minutes: int, lasts: bool
) -> None:
    address = f"{who}@aa.example" if who == "lead" else f"{who}@sejn.example"
    browser = signed_in(person("worker.noord@aa.example" if who == "worker" else address))
    age(browser, minutes * MINUTE)
    assert (browser.get("/mijn-account/").status_code == 200) is lasts


def test_a_national_role_beside_another_one_counts(signed_in: SignIn, worker: User) -> None:
    Membership.objects.create(user=worker, role="analyst", active_from=date(2018, 1, 1))
    browser = signed_in(worker)
    age(browser, 20 * MINUTE)
    assert browser.get("/").status_code == 302


def test_the_login_page_says_why_and_leads_back(signed_in: SignIn, account: User) -> None:
    browser = signed_in(account)
    age(browser, 31 * MINUTE)
    answer = browser.get("/metingen/", follow=True)
    assert answer.redirect_chain == [("/inloggen/?next=/metingen/", 302)]
    assert IDLE in page(answer)
    sent = {"login": account.email, "password": PASSWORD, "next": "/metingen/"}
    assert browser.post("/inloggen/", sent)["Location"] == "/metingen/"
    assert IDLE not in page(browser.post("/uitloggen/", follow=True))


def test_ten_hours_after_signing_in_it_is_over_whatever_one_does(signed_in: SignIn, worker: User) -> None:
    browser = signed_in(worker)
    age(browser, 10 * HOUR - MINUTE, "signed_in_at")
    assert browser.get("/").status_code == 200
    age(browser, MINUTE, "signed_in_at")
    assert TOO_LONG in page(browser.get("/", follow=True))


def test_an_ended_session_sees_nothing_and_the_api_refuses(signed_in: SignIn, lead: User) -> None:
    browser = signed_in(lead)
    age(browser, 31 * MINUTE)
    assert browser.get("/api/v1/institutions/aa/figures/").status_code == 403


def test_an_ended_session_is_a_line_of_the_log(signed_in: SignIn, worker: User, lines: list[AccessLogEntry]) -> None:
    browser = signed_in(worker)
    age(browser, 31 * MINUTE)
    browser.get("/")
    assert (lines[0].user_id, lines[0].action, lines[0].rule) == (worker.pk, Action.SIGN_OUT, "idle")


def test_the_rest_of_a_request_in_an_ended_session_works_for_nobody(
    signed_in: SignIn, lead: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    contexts: list[RowContext] = []
    monkeypatch.setattr(signing_in, "demo_accounts", lambda: contexts.append(current_context()) or [])
    browser = signed_in(lead)
    age(browser, 31 * MINUTE)
    browser.get("/inloggen/")
    assert [(context.user_id, context.institutions, context.leads) for context in contexts] == [(None, (), ())]


def test_a_session_without_times_is_over(signed_in: SignIn, worker: User) -> None:
    browser = signed_in(worker)
    session = browser.session
    del session["signed_in_at"]
    session.save()
    assert browser.get("/").status_code == 302


def test_using_a_page_makes_the_session_last_and_writes_that_down_once_a_minute(
    signed_in: SignIn, worker: User
) -> None:
    browser = signed_in(worker)
    age(browser, 59, "last_seen_at")
    before = browser.session["last_seen_at"]
    browser.get("/")
    assert browser.session["last_seen_at"] == before
    age(browser, 20 * MINUTE, "last_seen_at")
    browser.get("/")
    assert browser.session["last_seen_at"] == pytest.approx(time.time(), abs=10)


def test_asking_how_long_it_lasts_does_not_make_it_last(signed_in: SignIn, worker: User) -> None:
    browser = signed_in(worker)
    age(browser, 29 * MINUTE, "last_seen_at")
    state = browser.get("/sessie/").json()
    assert 55 <= state["seconds_left"] <= 60
    assert (state["can_extend"], state["person"], state["warn_before"]) == (True, worker.pk, 120)
    assert browser.get("/sessie/").json()["seconds_left"] <= 60


def test_the_button_makes_it_last_but_not_beyond_ten_hours(signed_in: SignIn, worker: User) -> None:
    browser = signed_in(worker)
    age(browser, 29 * MINUTE, "last_seen_at")
    answer = browser.post("/sessie/verlengen/")
    assert (answer.status_code, answer.json()["seconds_left"] >= 1795) == (200, True)
    age(browser, 10 * HOUR - 100, "signed_in_at")
    state = browser.post("/sessie/verlengen/").json()
    assert (state["seconds_left"] <= 100, state["can_extend"]) == (True, False)


def test_every_page_knows_how_long_the_session_lasts(signed_in: SignIn, worker: User) -> None:
    text = page(signed_in(worker).get("/"))
    assert 'data-seconds-left="1' in text
    assert "js/session.js" in text
    assert "js/session.js" not in page(Client().get("/inloggen/"))


@pytest.mark.parametrize(
    ("signed_in_at", "seen_at", "now", "ending"),
    [
        (0, 0, 1799, None),
        (0, 0, 1800, Ending.IDLE),
        (0, 35_999, 36_000, Ending.TOO_LONG),
        (100, 100, 99, Ending.IDLE),
    ],
)
def test_why_a_session_ends(signed_in_at: int, seen_at: int, now: int, ending: Ending | None) -> None:
    assert SessionTimes(signed_in_at, seen_at).ending(now, Audience.INSTITUTION) is ending


def test_the_cookie_goes_when_the_browser_closes(log_in: LogIn, account: User) -> None:
    cookie = log_in(account.email).cookies["sessionid"]
    assert (cookie["max-age"], cookie["expires"]) == ("", "")


def test_who_has_left_sees_nothing_at_the_next_request(signed_in: SignIn, worker: User) -> None:
    browser = signed_in(worker)
    assert browser.get("/").status_code == 200
    User.objects.filter(pk=worker.pk).update(is_active=False)
    assert browser.get("/")["Location"] == "/inloggen/?next=/"


def test_whose_role_ended_sees_no_rows_at_the_next_request(signed_in: SignIn, worker: User) -> None:
    browser = signed_in(worker)
    assert browser.get("/metingen/").status_code == 200
    Membership.objects.filter(user=worker).update(active_until=date(2020, 1, 1))
    assert browser.get("/metingen/").status_code == 403
    assert "op dit moment geen rol" in page(browser.get("/"))


def test_own_sessions_are_listed_in_words_and_can_be_ended(log_in: LogIn, account: User) -> None:
    here, elsewhere = Client(headers={"user-agent": FIREFOX}), Client(headers={"user-agent": IPHONE})
    for browser in (here, elsewhere):
        browser.post("/inloggen/", {"login": account.email, "password": PASSWORD})
    text = page(here.get("/mijn-account/sessies/"))
    assert "Firefox op een Windows-computer <strong>(deze sessie)" in text
    assert "Safari op een iPhone" in text
    assert "127.0.0.1" in text
    other = UserSession.objects.get(user=account, session_key=elsewhere.session.session_key)
    assert here.post(f"/mijn-account/sessies/{other.pk}/")["Location"] == "/mijn-account/sessies/"
    assert elsewhere.get("/").status_code == 302
    assert here.get("/").status_code == 200


def test_all_other_sessions_end_at_once(log_in: LogIn, account: User) -> None:
    others, here = [log_in(account.email).client for _ in range(2)], log_in(account.email).client
    here.post("/mijn-account/sessies/andere/")
    assert [browser.get("/").status_code for browser in (*others, here)] == [302, 302, 200]


def test_nobody_ends_the_session_of_somebody_else(log_in: LogIn, account: User, signed_in: SignIn, lead: User) -> None:
    victim = log_in(account.email).client
    session = UserSession.objects.get(user=account)
    foreign = signed_in(lead).post(f"/mijn-account/sessies/{session.pk}/")
    absent = signed_in(lead).post("/mijn-account/sessies/999999/")
    assert foreign.status_code == absent.status_code == 404
    assert victim.get("/").status_code == 200


def confirmed(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open")


@pytest.mark.parametrize(("seconds", "status"), [(0, 200), (299, 200), (301, 302), (-10, 302)])
def test_a_password_counts_as_just_given_for_five_minutes(rf: RequestFactory, seconds: int, status: int) -> None:
    request = rf.get("/mensen/?pagina=2")
    request.session = {"confirmed_at": time.time() - seconds}
    answer = reauthenticates(confirmed)(request)
    assert answer.status_code == status
    if status == 302:
        assert answer["Location"] == "/bevestigen/?next=%2Fmensen%2F%3Fpagina%3D2"


def test_after_a_button_one_comes_back_to_the_page_with_the_button(rf: RequestFactory) -> None:
    request = rf.post("/mensen/3/", headers={"referer": "http://testserver/mensen/?pagina=2"})
    request.session = {}
    assert reauthenticates(confirmed)(request)["Location"] == "/bevestigen/?next=%2Fmensen%2F%3Fpagina%3D2"
    elsewhere = rf.post("/mensen/3/", headers={"referer": "https://elsewhere.example/mensen/"})
    elsewhere.session = {}
    assert reauthenticates(confirmed)(elsewhere)["Location"] == "/bevestigen/?next=%2Fmensen%2F3%2F"


def test_a_declaration_shines_through() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    view.permission = "anything"
    assert reauthenticates(view).permission == "anything"


SETTING_UP = "/mijn-account/tweede-stap/instellen/"


def test_one_confirms_by_password_and_goes_on(log_in: LogIn, account: User) -> None:
    browser = log_in(account.email).client
    age(browser, 6 * MINUTE, "confirmed_at")
    asked = browser.get(SETTING_UP)
    assert asked["Location"].startswith("/bevestigen/?next=")
    assert "Dit wachtwoord klopt niet." in page(browser.post(asked["Location"], {"password": "iets anders"}))
    assert browser.post(asked["Location"], {"password": PASSWORD})["Location"] == SETTING_UP
    assert browser.get(SETTING_UP).status_code == 200


def test_one_confirms_by_code_and_goes_on(log_in: LogIn, secured: User) -> None:
    browser = log_in(secured.email).client
    browser.post("/inloggen/code/", {"code": code_of(SECRET, steps=-1)})
    age(browser, 6 * MINUTE, "confirmed_at")
    place = "/bevestigen/code/?next=/mijn-account/herstelcodes/"
    assert browser.post(place, {"code": code_of(SECRET)})["Location"] == "/mijn-account/herstelcodes/"
    assert browser.get("/mijn-account/herstelcodes/").status_code == 200


@pytest.mark.parametrize("elsewhere", ["https://voorbeeld.nl/", "//voorbeeld.nl", "javascript:alert(1)"])
def test_confirming_leads_nobody_to_another_site(log_in: LogIn, account: User, elsewhere: str) -> None:
    browser = log_in(account.email).client
    assert browser.post("/bevestigen/", {"password": PASSWORD, "next": elsewhere})["Location"] == "/"


def test_a_form_that_has_to_be_confirmed_is_not_carried_out_behind_the_permission_check(
    log_in: LogIn, account: User
) -> None:
    browser = log_in(account.email).client
    age(browser, 6 * MINUTE, "confirmed_at")
    browser.post(SETTING_UP, {"code": "123456"})
    assert "account_reauthentication_state" not in browser.session


def test_my_account_shows_who_one_is_and_the_way_to_change_things(signed_in: SignIn, worker: User) -> None:
    text = page(signed_in(worker).get("/mijn-account/"))
    for words in (worker.name, worker.email, "Spoedhulpwerker, Instelling AA, Team noord", "Staat uit."):
        assert words in text
    assert '<a href="/mijn-account/">' in page(signed_in(worker).get("/"))
