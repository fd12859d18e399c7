"""Takes pictures of the running demo's pages, on a laptop and on a phone: `make screenshots`.

They go to .local/screenshots. `--dark` takes the dark scheme, `--print` makes a PDF of A4 instead, `--only WORD` takes
the pages with that word in their name, and `--docs` makes the few pictures of docs/img anew.
"""

import argparse
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page
from screenshot_pages import FOR_DOCS, PAGES, DocsPicture
from visiting import ADDRESS, LOCAL, ROOT, browser, sign_in, visit

WIDTHS = (1280, 320)
HEIGHT = 800
COLOURS = 128
"""What a picture in the repository keeps, for a third of the size."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--address", default=ADDRESS)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--print", action="store_true", dest="on_paper")
    parser.add_argument("--docs", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    with browser() as opened:
        if options.docs:
            for picture in FOR_DOCS:
                for_docs(opened, options.address, picture)
        else:
            take_all(opened, options)


def take_all(opened: Browser, options: argparse.Namespace) -> None:
    """Every page at both widths, or as a PDF; each person signs in once for each width."""
    folder = LOCAL / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    chosen = [entry for entry in PAGES if options.only in entry[1]]
    for width in WIDTHS[:1] if options.on_paper else WIDTHS:
        for email in dict.fromkeys(email for email, _, _ in chosen):
            page = page_of(opened, options.address, email, width=width, dark=options.dark)
            for _, name, path in (entry for entry in chosen if entry[0] == email):
                visit(page, options.address + path)
                keep(page, folder / f"{name}-{width}{'-dark' if options.dark else ''}", on_paper=options.on_paper)
            page.context.close()


def page_of(opened: Browser, address: str, email: str | None, *, width: int, dark: bool, height: int = HEIGHT) -> Page:
    """A page of this person, or of nobody."""
    scheme = "dark" if dark else "light"
    viewport = {"width": width, "height": height}
    page = opened.new_context(viewport=viewport, color_scheme=scheme, locale="nl-NL").new_page()
    if email:
        sign_in(page, address, email)
    return page


def keep(page: Page, to: Path, *, on_paper: bool) -> None:
    """The whole page as a picture, or as it comes out of a printer."""
    if on_paper:
        page.pdf(path=to.with_suffix(".pdf"), format="A4", prefer_css_page_size=True)
    else:
        page.screenshot(path=to.with_suffix(".png"), full_page=True)


def for_docs(opened: Browser, address: str, picture: DocsPicture) -> None:
    """The first screen of a page, small enough to keep in the repository."""
    page = page_of(opened, address, picture.email, width=picture.width, dark=False, height=picture.height)
    visit(page, address + picture.path)
    to = ROOT / "docs" / "img" / f"{picture.name}.png"
    page.screenshot(path=to)
    page.context.close()
    Image.open(to).convert("RGB").quantize(COLOURS).save(to, optimize=True)


if __name__ == "__main__":
    main()
