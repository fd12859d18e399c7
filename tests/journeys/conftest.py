"""A real browser before the real application: live server, Celery worker and Chromium."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from accounts.sessions import begin
from institutions.models import User
from measurements.domain.validation import EDITABLE_FIELDS
from measurements.models import Measurement, State
from tests.journeys.unfinished import Unfinished
from tests.running import wait_until
from tests.world import committed

# Playwright's loop runs in this thread, beside the ORM, which takes that for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

expect.set_options(timeout=15_000)  # what has to happen may take its time on a busy machine

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((found for name in NAMES if (found := shutil.which(name))), None)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSWORD = "voor-deze-reis"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without its own windows where that is there; skipped where there is none."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: apt install chromium-headless-shell")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def unfinished() -> Unfinished:
    """The requests that are being answered."""
    return Unfinished()


@pytest.fixture
def new_page(chromium: Browser, unfinished: Unfinished) -> Iterator[Callable[..., Page]]:
    """A function that opens a page of its own visitor; each must end without an error or a foreign request."""
    opened: list[tuple[BrowserContext, list[str]]] = []

    def open_page(width: int = 1280, height: int = 900, *, excused: str | None = None, **options: Any) -> Page:
        """Its own visitor; `page.context.new_page()` is another tab. `excused`: what the console may complain about."""
        viewport = {"width": width, "height": height}
        context = chromium.new_context(viewport=viewport, locale="nl-NL", **options)
        complaints: list[str] = []
        context.on("console", lambda message: complaints.extend(_errors(message, excused)))
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        context.on("request", lambda request: complaints.extend(_foreign(request.url)))
        opened.append((context, complaints))
        return context.new_page()

    yield open_page
    for context, _ in opened:
        context.close()
    wait_until(lambda: unfinished.is_quiet, seconds=10)
    assert [complaints for _, complaints in opened if complaints] == []


def _errors(message: ConsoleMessage, excused: str | None) -> list[str]:
    """What the console calls an error, but for Chromium's own line about a page that is refused."""
    is_error = message.type == "error" and "the server responded with a status of 4" not in message.text
    return [message.text] if is_error and not (excused and excused in message.text) else []


def _foreign(url: str) -> list[str]:
    is_own = url.startswith(("http://localhost:", "http://127.0.0.1:", "data:"))
    return [] if is_own else [f"request to {url}"]


@pytest.fixture
def sign_in(world: None, live_server: object, settings: Any) -> Callable[[Page, str], None]:
    """A function that shows somebody the start page who signed in a moment ago, without the login page."""

    def with_session(page: Page, email: str) -> None:
        client = Client()
        client.force_login(User.objects.get(email=email))
        session = client.session
        begin(session)
        session.save()
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": str(live_server)}])
        page.goto(f"{live_server}/")

    return with_session


@pytest.fixture
def sign_in_by_form(world: None, live_server: object) -> Callable[[Page, str], None]:
    """A function that signs somebody in by the login page."""
    password = make_password(PASSWORD)
    committed(lambda: User.objects.using("owner").update(password=password))

    def fill_in(page: Page, email: str) -> None:
        page.goto(f"{live_server}/inloggen/")
        page.get_by_label("E-mailadres").fill(email)
        page.get_by_label("Wachtwoord").fill(PASSWORD)
        page.get_by_role("button", name="Inloggen").click()

    return fill_in


@pytest.fixture
def empty_draft(submitted: Callable[..., Measurement]) -> Measurement:
    """A draft of the worker in which nothing was filled in."""
    blank = {name: getattr(Measurement(), name) for name in EDITABLE_FIELDS}
    return submitted(code="LEEG", state=State.DRAFT, completed_on=None, **blank)
