"""What is wrong with a page as it stands, on a phone and on a laptop, by day and by night."""

from itertools import product
from typing import Any, Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDTHS: Final = (320, 1280)
HEIGHT: Final = 900

EVERY_RULE: Final[dict[str, Any]] = {"resultTypes": ["violations"], "preload": False}
"""Style sheets are not fetched a second time; no rule in use asks for that."""

RULES_ABOUT_COLOUR: Final[dict[str, Any]] = EVERY_RULE | {"runOnly": ["color-contrast", "link-in-text-block"]}
"""What can come out otherwise in the dark scheme, which changes colours and nothing else."""

RUN_AXE: Final = "options => axe.run(options).then(found => found.violations.map(one => `${one.id}: ${one.help}`))"

_AXE: Final = Axe().axe_script


def problems_of(page: Page) -> list[str]:
    """What axe finds at both widths in both schemes, and whether one has to scroll sideways; the page stays open."""
    page.evaluate(_AXE)
    found = []
    for scheme, width in product(("light", "dark"), WIDTHS):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": HEIGHT})
        said = page.evaluate(RUN_AXE, RULES_ABOUT_COLOUR if scheme == "dark" else EVERY_RULE)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            said.append("scrolls sideways")
        found += [f"{width} {scheme}: {problem}" for problem in said]
    return found
