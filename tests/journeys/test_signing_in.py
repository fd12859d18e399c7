"""Signing in with a real browser and real codes, and a session that ends while somebody looks on."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from django.conf import settings as ours
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PASSWORD
from tests.journeys.looking import problems_of
from tests.totp import code_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases="__all__")]

WORKER = "worker.noord@aa.example"
NewPage = Callable[..., Page]
SignIn = Callable[[Page, str], None]


def give(page: Page, code: str) -> None:
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Verder").click()


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Uitloggen").click()


def test_somebody_sets_up_the_second_factor_and_signs_in_with_code_and_recovery_code(
    new_page: NewPage, sign_in_by_form: SignIn, live_server: Any, settings: Any
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    page = new_page()
    sign_in_by_form(page, WORKER)
    expect(page).to_have_url(f"{live_server}/mijn-account/tweede-stap/instellen/")
    assert page.locator("img.qr").evaluate("picture => picture.naturalWidth") > 0
    assert problems_of(page) == []
    secret = page.locator("code.secret").inner_text()
    page.get_by_label("Code").fill(code_of(secret, steps=-1))
    page.get_by_role("button", name="Tweede stap aanzetten").click()
    expect(page.get_by_role("heading", name="Herstelcodes")).to_be_visible()
    assert problems_of(page) == []
    recovery_code = page.locator(".codes code").first.inner_text()
    with page.expect_download() as download:
        page.get_by_role("link", name="Codes downloaden").click()
    assert download.value.suggested_filename == "herstelcodes.txt"
    sign_out(page)

    sign_in_by_form(page, WORKER)
    expect(page.get_by_role("heading", name="Vul uw code in")).to_be_visible()
    give(page, "000000")
    expect(page.locator(".error-summary")).to_contain_text("Deze code klopt niet of is al gebruikt.")
    assert problems_of(page) == []
    give(page, code_of(secret))
    expect(page).to_have_url(f"{live_server}/")
    sign_out(page)

    sign_in_by_form(page, WORKER)
    give(page, recovery_code)
    expect(page).to_have_url(f"{live_server}/")
    sign_out(page)
    sign_in_by_form(page, WORKER)
    give(page, recovery_code)
    expect(page.locator(".error-summary")).to_be_visible()


def let_time_pass(page: Page, seconds: int) -> None:
    """For the browser and for the session on the server."""
    (key,) = (cookie["value"] for cookie in page.context.cookies() if cookie["name"] == ours.SESSION_COOKIE_NAME)
    session = import_module(ours.SESSION_ENGINE).SessionStore(key)
    for name in ("signed_in_at", "last_seen_at"):
        session[name] -= seconds
    session.save()
    page.clock.fast_forward(seconds * 1000)


def test_the_page_warns_before_the_session_ends_and_goes_on_after_signing_in_elsewhere(
    new_page: NewPage, sign_in_by_form: SignIn, live_server: Any
) -> None:
    page = new_page(width=320)
    page.clock.install()
    sign_in_by_form(page, WORKER)
    page.goto(f"{live_server}/mijn-account/wachtwoord/")
    page.get_by_label("Uw wachtwoord van nu").fill(PASSWORD)
    dialog = page.get_by_role("dialog")
    let_time_pass(page, 27 * 60)
    expect(dialog).to_be_hidden()

    let_time_pass(page, 80)
    expect(dialog).to_contain_text("Over 2 minuten wordt u uitgelogd.")
    stay = dialog.get_by_role("button", name="Blijf ingelogd")
    expect(stay).to_be_focused()
    assert problems_of(page) == []
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()

    let_time_pass(page, 31 * 60)
    expect(dialog).to_contain_text("U bent uitgelogd. Wat u hebt ingevuld, staat nog op deze pagina.")
    assert problems_of(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_be_visible()
    with page.context.expect_page() as opened:
        dialog.get_by_role("link", name="Inloggen in een ander tabblad").click()
    other = opened.value
    expect(other.get_by_text("niets hebt gedaan.")).to_be_visible()
    sign_in_by_form(other, WORKER)
    expect(other).to_have_url(f"{live_server}/")
    dialog.get_by_role("button", name="Ik ben weer ingelogd").click()
    expect(dialog).to_be_hidden()
    page.get_by_label("Nieuw wachtwoord", exact=True).fill("paarse olifant op dak")
    page.get_by_label("Nieuw wachtwoord, nog een keer").fill("paarse olifant op dak")
    page.get_by_role("button", name="Wachtwoord bewaren").click()
    expect(page.get_by_role("status")).to_contain_text("Uw wachtwoord is gewijzigd.")


def test_a_session_that_cannot_last_longer_says_so(
    new_page: NewPage, sign_in_by_form: SignIn, live_server: Any
) -> None:
    page = new_page()
    page.clock.install()
    sign_in_by_form(page, WORKER)
    expect(page).to_have_url(f"{live_server}/")
    for _ in range(29):
        let_time_pass(page, 20 * 60)
        page.goto(f"{live_server}/mijn-account/")
    let_time_pass(page, 19 * 60)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("U bent lang ingelogd.")
    expect(dialog.get_by_role("button", name="Blijf ingelogd")).to_be_hidden()
    dialog.get_by_role("button", name="Sluiten").click()
    expect(dialog).to_be_hidden()
    let_time_pass(page, 2 * 60)
    expect(dialog).to_contain_text("U bent uitgelogd.")


def test_the_pages_of_the_own_account_are_accessible(
    new_page: NewPage, sign_in_by_form: SignIn, live_server: Any
) -> None:
    page = new_page()
    page.goto(f"{live_server}/wachtwoord-vergeten/")
    assert problems_of(page) == []
    sign_in_by_form(page, WORKER)
    expect(page).to_have_url(f"{live_server}/")
    for path in ("", "sessies/", "wachtwoord/", "tweede-stap/"):
        page.goto(f"{live_server}/mijn-account/{path}")
        assert problems_of(page) == []
    page.goto(f"{live_server}/bevestigen/")
    assert problems_of(page) == []


def test_without_javascript_one_signs_in_and_out(
    chromium: Any, world: None, sign_in_by_form: SignIn, live_server: Any
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in_by_form(page, WORKER)
    expect(page).to_have_url(f"{live_server}/")
    expect(page.get_by_role("dialog")).to_be_hidden()
    sign_out(page)
    expect(page).to_have_url(f"{live_server}/inloggen/")
    context.close()
