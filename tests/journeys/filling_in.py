"""The entry form as a test meets it: opened by a worker, and read back from the database."""

import re
from collections.abc import Callable
from typing import Final

from playwright.sync_api import Locator, Page, expect

from measurements.models import Measurement
from tests.running import wait_until

WORKER: Final = "worker.noord@aa.example"
SAVED: Final = "Concept bewaard om "
OFFLINE: Final = "Geen verbinding. Uw invoer staat nog op dit scherm; we proberen het opnieuw."
SIGNED_OUT: Final = "U bent niet meer ingelogd. Log in in een ander tabblad; uw invoer staat nog op dit scherm."

SignIn = Callable[[Page, str], None]
NewPage = Callable[..., Page]


def open_form(page: Page, sign_in: SignIn, live_server: object, draft: Measurement) -> Page:
    """The page of the worker with the form of this draft, ready to be filled in."""
    sign_in(page, WORKER)
    return go_to_form(page, live_server, draft)


def go_to_form(page: Page, live_server: object, draft: Measurement) -> Page:
    """The page of somebody who has signed in with the form of this draft, ready to be filled in."""
    page.goto(f"{live_server}/metingen/{draft.code}/")
    expect(page.locator("form[data-ready]")).to_be_attached()
    return page


def criterion(page: Page, form_number: str) -> Locator:
    """The group of answers to one criterion."""
    return page.locator(f"fieldset.criterion:has([data-explains='{form_number}'])")


def answer(page: Page, form_number: str, words: str) -> None:
    """Answer by mouse."""
    criterion(page, form_number).get_by_text(words, exact=True).first.click()


def status(page: Page) -> Locator:
    """The line that says whether the draft is kept."""
    return page.locator("[data-status]")


def stored(draft: Measurement) -> Measurement:
    """The draft as the database holds it now."""
    return Measurement.objects.get(pk=draft.pk)


def kept(page: Page, draft: Measurement, **values: object) -> None:
    """Waits until the line says that all is kept, and then finds these values in the database."""
    expect(page.locator("[data-status=saved]")).to_have_text(re.compile(f"^{SAVED}[0-9:]{{5}}$"), timeout=15_000)
    wait_until(lambda: holds(draft, values), seconds=5)


def holds(draft: Measurement, values: dict[str, object]) -> bool:
    """Whether the database holds these values of the draft now."""
    found = stored(draft)
    return {name: getattr(found, name) for name in values} == values
