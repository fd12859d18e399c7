"""Each attempt that is refused is one line of the log, also when it was refused before anything was checked."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from audit.models import AccessLogEntry, Action, Outcome
from institutions.models import User
from tests.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db
LogIn = Callable[..., Any]
NEW = "paarse olifant op dak"
CHANGING, ASKING, CONFIRMING = "/mijn-account/wachtwoord/", "/wachtwoord-vergeten/", "/bevestigen/"


def refused(lines: list[AccessLogEntry]) -> list[tuple[str, str, str]]:
    """Action, what it was about and rule of each refusal."""
    return [(line.action, line.object_type, line.rule) for line in lines if line.outcome == Outcome.REFUSED]


def change(browser: Client, old: str = "iets anders") -> Any:
    return browser.post(CHANGING, {"oldpassword": old, "password1": NEW, "password2": NEW})


def test_a_wrong_password_on_the_page_that_changes_it(
    log_in: LogIn, account: User, lines: list[AccessLogEntry]
) -> None:
    assert change(log_in(account.email).client).status_code == 422
    assert refused(lines) == [(Action.CHANGE, "password", "password")]
    assert lines[-1].user_id == account.pk


def test_changing_the_password_too_often(
    log_in: LogIn, account: User, lines: list[AccessLogEntry], settings: Any
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"change_password": "1/m/user"}
    browser = log_in(account.email).client
    assert [change(browser).status_code for _ in range(2)] == [422, 429]
    assert refused(lines) == [(Action.CHANGE, "password", "password"), (Action.CHANGE, "password", "rate_limit")]
    assert lines[-1].user_id == account.pk


def test_signing_in_too_often_with_one_address(log_in: LogIn, account: User, lines: list[AccessLogEntry]) -> None:
    answers = [log_in(account.email, "iets anders").status_code for _ in range(6)]
    answers.append(log_in(account.email).status_code)
    assert answers == [422] * 7
    assert [rule for _, _, rule in refused(lines)] == ["password"] * 5 + ["rate_limit"] * 2
    assert {line.object_code for line in lines} == {account.email}


def test_signing_in_too_often_from_one_place(
    log_in: LogIn, account: User, lines: list[AccessLogEntry], settings: Any
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    assert [log_in(account.email, "iets anders").status_code for _ in range(2)] == [422, 429]
    assert refused(lines) == [(Action.SIGN_IN, "account", "password"), (Action.SIGN_IN, "account", "rate_limit")]
    assert lines[-1].object_code == account.email


def test_confirming_too_often_by_password(log_in: LogIn, account: User, lines: list[AccessLogEntry]) -> None:
    browser = log_in(account.email).client
    answers = [browser.post(CONFIRMING, {"password": "iets anders"}).status_code for _ in range(12)]
    assert answers == [422] * 10 + [429] * 2
    assert [rule for _, _, rule in refused(lines)] == ["password"] * 5 + ["rate_limit"] * 7
    assert {line.user_id for line in lines} == {account.pk}


def test_a_code_after_too_many_wrong_ones(log_in: LogIn, secured: User, lines: list[AccessLogEntry]) -> None:
    browser = log_in(secured.email).client
    answers = [browser.post("/inloggen/code/", {"code": "000000"}).status_code for _ in range(6)]
    assert answers == [422] * 6
    assert [rule for _, _, rule in refused(lines)] == ["second_factor"] * 5 + ["rate_limit"]
    assert {line.user_id for line in lines} == {secured.pk}


def test_a_recovery_code_that_was_used(
    log_in: LogIn, secured: User, recovery_codes: list[str], lines: list[AccessLogEntry]
) -> None:
    for _ in range(2):
        log_in(secured.email).client.post("/inloggen/code/", {"code": recovery_codes[0]})
    assert refused(lines) == [(Action.SIGN_IN, "account", "second_factor")]


def test_a_code_that_is_right_and_was_used(
    log_in: LogIn,
    secured: User,
    lines: list[AccessLogEntry],
    monkeypatch: pytest.MonkeyPatch,
    recovery_codes: list[str],
) -> None:
    monkeypatch.setattr("accounts.forms.spend", lambda user, code: False)
    answer = log_in(secured.email).client.post("/inloggen/code/", {"code": recovery_codes[0]})
    assert answer.status_code == 422
    assert refused(lines) == [(Action.SIGN_IN, "account", "second_factor")]


def test_a_wrong_code_while_setting_up(log_in: LogIn, account: User, lines: list[AccessLogEntry]) -> None:
    browser = log_in(account.email).client
    browser.get("/mijn-account/tweede-stap/instellen/")
    assert browser.post("/mijn-account/tweede-stap/instellen/", {"code": "000000"}).status_code == 422
    assert refused(lines) == [(Action.CREATE, "second_factor", "second_factor")]


def test_asking_for_a_password_too_often(account: User, lines: list[AccessLogEntry]) -> None:
    answers = [Client().post(ASKING, {"email": account.email}).status_code for _ in range(4)]
    assert answers == [302, 302, 302, 429]
    assert [(line.outcome, line.rule) for line in lines] == [(Outcome.GRANTED, "")] * 3 + [
        (Outcome.REFUSED, "rate_limit")
    ]
    assert {(line.object_type, line.object_code) for line in lines} == {("password_reset", account.email)}


def test_trying_links_for_a_new_password_too_often(world: None, lines: list[AccessLogEntry], settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"reset_password_from_key": "1/m/ip"}
    for _ in range(2):
        Client().post("/wachtwoord-vergeten/1-abc-def/", {"password1": NEW, "password2": NEW})
    assert refused(lines) == [(Action.CHANGE, "password", "rate_limit")]


def test_what_is_typed_right_leaves_no_refusal(log_in: LogIn, account: User, lines: list[AccessLogEntry]) -> None:
    browser = log_in(account.email).client
    browser.post(CONFIRMING, {"password": PASSWORD})
    assert change(browser, PASSWORD).status_code == 302
    assert refused(lines) == []
