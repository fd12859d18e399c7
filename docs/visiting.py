"""A browser before the running demo, signed in as one of its people."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
LOCAL = Path(os.environ.get("ASH_LOCAL_DIR", ROOT / ".local"))
ADDRESS = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
PATIENCE = 30_000
"""Milliseconds in which a chart must be drawn."""


@contextmanager
def browser() -> Iterator[Browser]:
    """The Chromium of this machine."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser_program(), args=ARGUMENTS)
        yield opened
        opened.close()


def browser_program() -> str | None:
    """Where Chromium stands, if possible the one without windows."""
    return shutil.which("chromium-headless-shell") or shutil.which("chromium")


def sign_in(page: Page, address: str, email: str) -> None:
    """Let this person of the demo in by the login page."""
    password = json.loads((LOCAL / "secrets.json").read_text())["demo_password"]
    page.goto(f"{address}/inloggen/")
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord").fill(password)
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_url(f"{address}/**")


def visit(page: Page, url: str) -> None:
    """Go there, and wait until every chart is drawn, each when it is near."""
    page.goto(url)
    for chart in page.locator("[data-chart]").all():
        if chart.is_visible():
            chart.scroll_into_view_if_needed()
            chart.and_(page.locator("[data-ready]")).wait_for(timeout=PATIENCE)
    page.evaluate("window.scrollTo(0, 0)")
