"""What is wrong with a page as it stands, on a laptop by day and on a phone by night."""

from typing import Any, Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

HEIGHT: Final = 900
LOOKS: Final = (("light", 1280), ("dark", 320))
"""By day on a laptop and by night on a phone: each scheme and each width once, with every rule."""

OPTIONS: Final[dict[str, Any]] = {"resultTypes": ["violations"], "preload": False}
"""Style sheets are not fetched a second time; no rule in use asks for that."""

RUN_AXE: Final = "options => axe.run(options).then(found => found.violations.map(one => `${one.id}: ${one.help}`))"

_AXE: Final = Axe().axe_script


def problems_of(page: Page) -> list[str]:
    """What axe finds at each of LOOKS, and whether one has to scroll sideways; the page stays open."""
    page.evaluate(_AXE)
    found = []
    for scheme, width in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": HEIGHT})
        said = page.evaluate(RUN_AXE, OPTIONS)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            said.append("scrolls sideways")
        found += [f"{width} {scheme}: {problem}" for problem in said]
    return found
