"""plotly.js from the installed packages: never from a CDN and never in the repository."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

CHECKOUT = Path(__file__).resolve().parent.parent
SMALL = CHECKOUT / "node_modules" / "plotly.js-basic-dist-min" / "plotly-basic.min.js"
"""1.2 MB, where npm is: charts are ready three times sooner."""
PREFIX = "plotly"


def plotly_asset(small: Path = SMALL) -> tuple[Path, str]:
    """Directory and name of the plotly.js to serve: npm's small one, else the 4.8 MB copy of the wheel."""
    if small.exists():
        return small.parent, small.name
    (package,) = importlib.util.find_spec("plotly").submodule_search_locations  # type: ignore[union-attr]
    return Path(package) / "package_data", "plotly.min.js"


class PlotlyFinder(BaseFinder):
    """Finds that one file as `plotly/<name>`; what lies beside it in the package stays unpublished."""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        directory, self.name = plotly_asset()
        self.storage = FileSystemStorage(location=directory)
        self.storage.prefix = PREFIX

    def find(self, path: str, find_all: bool = False) -> str | list[str]:
        """The file on disk, or an empty list when another one is asked for."""
        if path != f"{PREFIX}/{self.name}":
            return []
        found = self.storage.path(self.name)
        return [found] if find_all else found

    def list(self, ignore_patterns: list[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """The one file, for collectstatic."""
        if not matches_patterns(self.name, ignore_patterns):
            yield self.name, self.storage
