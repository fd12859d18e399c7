"""A page, or one of the files that it gives along: the same view, so the same rights and the same choice."""

from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from audit.declare import note
from audit.models import Action
from benchmark.files.pictures import chart_png, chart_svg
from benchmark.files.tables import dataset_csv, dataset_xlsx
from benchmark.pages.criterion_links import query_of
from benchmark.pages.files import PageFiles
from institutions.downloads import download

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TABLE_FILES: Final = {"csv": (dataset_csv, "text/csv; charset=utf-8"), "xlsx": (dataset_xlsx, XLSX)}
CHART_FILES: Final = {"svg": (chart_svg, "image/svg+xml"), "png": (chart_png, "image/png")}
"""By the ending of the file's name: what makes it, and its type."""


NOTHING_CHOSEN: Final[Mapping[str, str]] = {}


class WithFiles(Protocol):
    """A page that gives files along."""

    @property
    def files(self) -> PageFiles: ...


def page_or_file(
    request: HttpRequest, template: str, page: WithFiles, *, chosen: Mapping[str, str] = NOTHING_CHOSEN, **context: Any
) -> HttpResponse:
    """The page, or with `?bestand=criteria.csv` in the address what that names of it; 404 for what it does not have.

    `chosen` is what the page shows, by its names in the address: also what the address left to the software. The page
    offers it to pass on.
    """
    asked = request.GET.get("bestand", "")
    if not asked:
        return render(request, template, {"page": page, "shared_query": query_of(chosen), **context})
    name, _, ending = asked.rpartition(".")
    content, content_type = _made(page.files, name, ending)
    note(request, action=Action.EXPORT)
    return download(content, filename=f"{page.files.stem}-{asked}", content_type=content_type)


def _made(files: PageFiles, name: str, ending: str) -> tuple[bytes, str]:
    for makers, things in ((TABLE_FILES, files.tables), (CHART_FILES, files.charts)):
        maker: tuple[Callable[[Any], bytes], str] | None = makers.get(ending)  # type: ignore[attr-defined]
        thing = things.get(name)
        if maker and thing is not None:
            make, content_type = maker
            return make(thing), content_type
    raise Http404("Dit bestand bestaat niet.")
