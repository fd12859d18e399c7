"""Takes pictures of the running demo's pages, on a laptop and on a phone: `make screenshots`.

They go to .local/screenshots; the upper part of the institution page goes to docs/img as well, for the README.
"""

import argparse
import json
import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
LOCAL = Path(os.environ.get("ASH_LOCAL_DIR", ROOT / ".local"))
WIDTHS = (1280, 320)
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]

PAGES = (
    (None, "login", "/inloggen/"),
    ("werker@golf.example", "start", "/"),
    ("werker@golf.example", "measurements", "/metingen/"),
    ("teamleider@golf.example", "institution", "/instellingen/golf/?periode=2022"),
    ("teamleider@golf.example", "quarter", "/instellingen/golf/?periode=2026-K1&team=noord"),
    ("teamleider@golf.example", "no-right", "/landelijk/"),
    ("teamleider@golf.example", "not-found", "/instellingen/alfa/"),
    ("teamleider@india.example", "four-measurements", "/instellingen/india/?periode=2022"),
    ("teamleider@india.example", "no-data", "/instellingen/india/?periode=2016"),
    ("analist@sejn.example", "national", "/landelijk/?periode=2022"),
    ("analist@sejn.example", "results", "/resultaten/"),
    ("teamleider@golf.example", "three-years", "/instellingen/golf/?periode=2024-2026"),
    ("teamleider@golf.example", "quality", "/instellingen/golf/datakwaliteit/"),
    ("teamleider@golf.example", "releases", "/uitgaven/"),
    ("teamleider@golf.example", "revision", "/uitgaven/2023/2/"),
    ("analist@sejn.example", "closing", "/uitgaven/2025/"),
    ("analist@sejn.example", "published", "/landelijk/gepubliceerd/?jaar=2022"),
    ("teamleider@golf.example", "import", "/importeren/"),
    ("teamleider@golf.example", "export", "/exporteren/"),
    ("analist@sejn.example", "success", "/landelijk/samenhang/?periode=2025"),
    (None, "method", "/methode/"),
    ("analist@sejn.example", "ended", "/instellingen/quebec/?periode=2024"),
    ("beheer@sejn.example", "administrator", "/"),
)
"""Who looks, the name of the picture, the address."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default=f"http://127.0.0.1:{os.environ.get('PORT', '8000')}")
    parser.add_argument("--dark", action="store_true")
    options = parser.parse_args()
    folder = LOCAL / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_program(), args=ARGUMENTS)
        for width in WIDTHS:
            for email, name, path in PAGES:
                picture = folder / f"{name}-{width}{'-dark' if options.dark else ''}.png"
                take(browser, options.address, email, path, width, picture, options.dark)
        for_readme(browser, options.address)
        browser.close()


def browser_program() -> str | None:
    """The Chromium of this machine."""
    return shutil.which("chromium-headless-shell") or shutil.which("chromium")


def for_readme(browser: Browser, address: str) -> None:
    """The first screen of an institution's results."""
    page = browser.new_page(viewport={"width": 1100, "height": 900}, locale="nl-NL")
    sign_in(page, address, "teamleider@golf.example")
    page.goto(f"{address}/instellingen/golf/?periode=2022")
    page.screenshot(path=ROOT / "docs" / "img" / "institution.png")
    page.close()


def take(browser: Browser, address: str, email: str | None, path: str, width: int, to: Path, dark: bool) -> None:
    """One whole page, charts drawn, as this person sees it."""
    scheme = "dark" if dark else "light"
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, locale="nl-NL")
    if email:
        sign_in(page, address, email)
    page.goto(address + path)
    for chart in page.locator("[data-chart]").all():
        chart.scroll_into_view_if_needed()
        page.wait_for_timeout(800)
    page.evaluate("window.scrollTo(0, 0)")
    page.screenshot(path=to, full_page=True)
    page.close()


def sign_in(page: Page, address: str, email: str) -> None:
    password = json.loads((LOCAL / "secrets.json").read_text())["demo_password"]
    page.goto(f"{address}/inloggen/")
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord").fill(password)
    page.get_by_role("button", name="Inloggen").click()


if __name__ == "__main__":
    main()
