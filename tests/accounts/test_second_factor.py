"""The second factor: setting it up, using it, losing it."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db import connections
from django.test import Client

from accounts import encryption, second_factor
from accounts.adapters import WRONG_CODE
from audit.models import AccessLogEntry, Action, Outcome
from institutions.access import context_of
from institutions.models import Membership, User
from institutions.row_context import row_context
from tests.accounts.conftest import PASSWORD, SECRET
from tests.totp import code_of

pytestmark = pytest.mark.django_db
LogIn = Callable[..., Any]
SETTING_UP = "/mijn-account/tweede-stap/instellen/"


def page(answer: Any) -> str:
    return unescape(" ".join(answer.content.decode().split()))


def after_password(log_in: LogIn, user: User) -> Client:
    """A browser in which the password was right and the code is asked."""
    answer = log_in(user.email)
    assert answer["Location"] == "/inloggen/code/"
    return answer.client


def give(browser: Client, code: str) -> Any:
    return browser.post("/inloggen/code/", {"code": code})


def set_up(browser: Client) -> tuple[str, Any]:
    """The secret that the page showed, and the answer to its first code."""
    text = page(browser.get(SETTING_UP))
    secret = re.search(r'<code class="secret">([A-Z2-7 ]+)</code>', text)[1]
    return secret, browser.post(SETTING_UP, {"code": code_of(secret)})


def test_after_the_password_the_code_is_asked_and_nothing_is_open_before(log_in: LogIn, secured: User) -> None:
    browser = after_password(log_in, secured)
    assert browser.get("/")["Location"] == "/inloggen/?next=/"
    assert give(browser, code_of(SECRET))["Location"] == "/"
    assert browser.get("/").status_code == 200


def test_the_page_that_was_asked_for_comes_after_the_code(log_in: LogIn, secured: User) -> None:
    browser = log_in(secured.email, next="/metingen/").client
    assert give(browser, code_of(SECRET))["Location"] == "/metingen/"


@pytest.mark.parametrize("steps", [-1, 1])
def test_a_clock_that_is_half_a_minute_off_is_good_enough(log_in: LogIn, secured: User, steps: int) -> None:
    assert give(after_password(log_in, secured), code_of(SECRET, steps=steps)).status_code == 302


@pytest.mark.parametrize("code", ["000000", "", "12345", "abcdef", "١٢٣٤٥٦", "of two minutes ago"])
def test_a_wrong_or_old_code_is_refused(log_in: LogIn, secured: User, code: str) -> None:
    browser = after_password(log_in, secured)
    answer = give(browser, code_of(SECRET, steps=-4) if code == "of two minutes ago" else code)
    assert answer.status_code == 422
    assert (WRONG_CODE if code else "Vul de code in.") in page(answer)
    assert browser.get("/").status_code == 302


def test_a_code_works_once_also_in_another_browser(log_in: LogIn, secured: User) -> None:
    code = code_of(SECRET, steps=1)
    first, second = after_password(log_in, secured), after_password(log_in, secured)
    assert give(first, code).status_code == 302
    assert WRONG_CODE in page(give(second, code))


def test_a_used_code_is_remembered_for_as_long_as_it_could_work(
    log_in: LogIn, secured: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    remembered: dict[str, int] = {}
    add = cache.add
    monkeypatch.setattr(
        cache, "add", lambda key, value, timeout: remembered.update({key: timeout}) or add(key, value, timeout)
    )
    give(after_password(log_in, secured), code_of(SECRET))
    assert [timeout for key, timeout in remembered.items() if key.startswith("spent-code")] == [90]


def test_the_code_that_set_up_the_second_factor_cannot_be_used_to_sign_in(log_in: LogIn, account: User) -> None:
    browser = log_in(account.email).client
    secret, answer = set_up(browser)
    assert answer["Location"] == "/mijn-account/herstelcodes/"
    assert WRONG_CODE in page(give(after_password(log_in, account), code_of(secret)))


def test_guessing_codes_stops_after_five(log_in: LogIn, secured: User) -> None:
    browser = after_password(log_in, secured)
    answers = [give(browser, f"00000{number}") for number in range(6)]
    assert "te vaak achter elkaar" in page(answers[5])
    assert "te vaak achter elkaar" in page(give(browser, code_of(SECRET)))


def test_a_recovery_code_works_once(log_in: LogIn, secured: User, recovery_codes: list[str]) -> None:
    cache.clear()
    assert give(after_password(log_in, secured), recovery_codes[0]).status_code == 302
    cache.clear()  # not by our memory of used codes alone
    assert WRONG_CODE in page(give(after_password(log_in, secured), recovery_codes[0]))


def test_one_can_stop_half_way_and_sign_in_as_somebody_else(log_in: LogIn, secured: User) -> None:
    browser = after_password(log_in, secured)
    assert browser.get("/inloggen/")["Location"] == "/inloggen/code/"
    browser.post("/uitloggen/")
    assert browser.get("/inloggen/").status_code == 200


def test_a_wrong_code_is_a_line_of_the_log_with_the_person(
    log_in: LogIn, secured: User, lines: list[AccessLogEntry]
) -> None:
    give(after_password(log_in, secured), "000000")
    (line,) = (line for line in lines if line.action == Action.SIGN_IN)
    assert (line.user_id, line.outcome, line.rule) == (secured.pk, Outcome.REFUSED, "second_factor")


def test_secrets_cannot_be_read_in_the_database(log_in: LogIn, account: User) -> None:
    secret, _ = set_up(log_in(account.email).client)
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT data::text FROM mfa_authenticator WHERE user_id = %s", [account.pk])
        stored = " ".join(row for (row,) in cursor.fetchall())
    assert stored.count("gAAAAA") == 2  # how every text of Fernet begins
    assert secret.replace(" ", "") not in stored


def test_a_new_key_in_front_reads_what_the_old_one_wrote(settings: Any) -> None:
    written = encryption.encrypt("geheim")
    old = settings.MFA_KEYS
    settings.MFA_KEYS = [encryption.key_from("new"), *old]
    assert encryption.decrypt(written) == "geheim"
    settings.MFA_KEYS = [encryption.key_from("new")]
    with pytest.raises(ImproperlyConfigured, match="MFA_KEYS lacks the key"):
        encryption.decrypt(written)
    settings.MFA_KEYS = ["short"]
    with pytest.raises(ImproperlyConfigured, match="MFA_KEYS must hold one or more keys"):
        encryption.encrypt("geheim")


def test_setting_up_ends_sessions_that_began_without_a_code(
    log_in: LogIn, account: User, django_capture_on_commit_callbacks: Any
) -> None:
    elsewhere, here = log_in(account.email).client, log_in(account.email).client
    with django_capture_on_commit_callbacks(execute=True):
        set_up(here)
    assert elsewhere.get("/").status_code == 302
    assert here.get("/").status_code == 200
    assert [message.subject for message in mail.outbox] == ["De tweede stap voor de ASH-benchmark staat aan"]


def test_the_page_shows_the_secret_as_picture_and_as_text_and_is_asked_in_our_words(
    log_in: LogIn, account: User
) -> None:
    text = page(log_in(account.email).client.get(SETTING_UP))
    assert 'src="data:image/svg+xml;base64,' in text
    assert "Vul de code van 6 cijfers in" in text


def test_recovery_codes_are_shown_and_downloaded_as_a_file(log_in: LogIn, account: User) -> None:
    browser = log_in(account.email).client
    set_up(browser)
    shown = re.findall(r"<code>(\d{8})</code>", page(browser.get("/mijn-account/herstelcodes/")))
    file = browser.get("/mijn-account/herstelcodes/bestand/")
    assert len(shown) == 10
    assert file["Content-Disposition"] == 'attachment; filename="herstelcodes.txt"'
    assert re.findall(r"\d{8}", file.content.decode()) == shown


def test_new_recovery_codes_replace_the_old_ones(log_in: LogIn, account: User) -> None:
    browser = log_in(account.email).client
    set_up(browser)
    first = page(browser.get("/mijn-account/herstelcodes/"))
    assert browser.post("/mijn-account/herstelcodes/nieuw/")["Location"] == "/mijn-account/herstelcodes/"
    second = page(browser.get("/mijn-account/herstelcodes/"))
    assert not set(re.findall(r"\d{8}", first)) & set(re.findall(r"\d{8}", second))


def test_who_may_do_without_can_switch_it_off(
    log_in: LogIn, account: User, lines: list[AccessLogEntry], settings: Any
) -> None:
    browser = log_in(account.email).client
    set_up(browser)
    assert browser.post("/mijn-account/tweede-stap/uitzetten/")["Location"] == "/mijn-account/tweede-stap/"
    assert not Authenticator.objects.filter(user=account).exists()
    changes = [line.action for line in lines if line.object_type == "second_factor"]
    assert changes == [Action.CREATE, Action.WITHDRAW]


def test_where_it_is_required_nobody_switches_it_off(log_in: LogIn, secured: User, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    browser = after_password(log_in, secured)
    give(browser, code_of(SECRET))
    assert browser.post("/mijn-account/tweede-stap/uitzetten/").status_code == 403
    assert Authenticator.objects.filter(user=secured).count() == 2


REACHABLE = {SETTING_UP: 200, "/inloggen/": 302, "/healthz/": 200, "/sessie/": 200, "/bevestigen/": 200}


@pytest.mark.parametrize("address", REACHABLE)
def test_without_a_required_second_factor_one_reaches_what_leads_to_it(
    log_in: LogIn, account: User, settings: Any, address: str
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    assert log_in(account.email).client.get(address).status_code == REACHABLE[address]


@pytest.mark.parametrize(
    "address",
    ["/", "/metingen/", "/metingen/nieuw/", "/mijn-account/", "/mijn-account/sessies/", "/bevestigen/code/"],
)
def test_without_a_required_second_factor_one_reaches_nothing_else(
    log_in: LogIn, account: User, settings: Any, address: str
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    browser = log_in(account.email).client
    for answer in (browser.get(address), browser.post(address)):
        assert (answer.status_code, answer["Location"]) == (302, SETTING_UP)


def test_without_a_required_second_factor_the_api_answers_in_json(log_in: LogIn, account: User, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    answer = log_in(account.email).client.get("/api/v1/institutions/aa/figures/")
    assert (answer.status_code, answer["Content-Type"]) == (403, "application/json")
    assert answer.json() == {"detail": "Set up a second factor first."}


def test_once_set_up_everything_is_open(log_in: LogIn, account: User, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    browser = log_in(account.email).client
    set_up(browser)
    assert browser.get("/").status_code == 200


def test_a_team_lead_takes_the_factor_of_a_worker_away_and_the_worker_is_told(
    log_in: LogIn, secured: User, lead: User
) -> None:
    browser = after_password(log_in, secured)
    give(browser, code_of(SECRET))
    with row_context(context_of(lead)):
        second_factor.reset(user=secured, by=lead)
    assert browser.get("/").status_code == 302
    assert log_in(secured.email)["Location"] == "/"
    (message,) = mail.outbox
    assert message.to == [secured.email]
    assert f"heeft {lead.name} uw tweede stap weggehaald" in message.body


@pytest.mark.parametrize(
    ("whose", "by", "may"),
    [
        ("worker", "lead", True),
        ("worker", "administrator", True),
        ("lead", "administrator", True),
        ("analyst", "administrator", True),
        ("worker", "worker", False),
        ("administrator", "administrator", False),
        ("lead", "lead", False),
        ("colleague", "worker", False),
        ("foreign_worker", "lead", False),
        ("administrator", "lead", False),
        ("worker", "analyst", False),
    ],
)
def test_who_may_take_whose_factor_away(request: pytest.FixtureRequest, whose: str, by: str, may: bool) -> None:
    user, person = request.getfixturevalue(whose), request.getfixturevalue(by)
    assert second_factor.can_reset(user=user, by=person) is may
    if not may:
        with pytest.raises(PermissionDenied):
            second_factor.reset(user=user, by=person)


def test_a_team_lead_leaves_alone_who_is_more_than_a_worker(worker: User, lead: User) -> None:
    start = worker.memberships.get().active_from
    Membership.objects.create(user=worker, role="administrator", active_from=start)
    with row_context(context_of(lead)):
        assert Membership.objects.filter(user=worker).count() == 1  # the other one is out of the lead's sight
        assert not second_factor.can_reset(user=worker, by=lead)


def test_the_password_alone_says_nothing_about_the_second_factor(log_in: LogIn, secured: User) -> None:
    assert log_in(secured.email, "iets anders").status_code == 422
    assert log_in(secured.email, PASSWORD).status_code == 302
