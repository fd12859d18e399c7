"""The sections of a page, with the tables and charts in each and the files that it offers beside them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

from django.http import HttpResponse


@dataclass(slots=True)
class Section:
    """The `aria-labelledby` of a section ("" for what stands outside any), and what is in it but in no other."""

    name: str
    tables: int = 0
    charts: int = 0
    offered: set[str] = field(default_factory=set)

    @property
    def missing(self) -> list[str]:
        """What is shown here and cannot be saved here, as "tabel" or "grafiek"."""
        endings = [name.rpartition(".")[2] for name in self.offered]
        without_table = self.tables and not endings.count("csv") == endings.count("xlsx") > 0
        without_chart = not endings.count("svg") == endings.count("png") >= self.charts
        return [*(["tabel"] if without_table else []), *(["grafiek"] if without_chart else [])]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = [Section("")]
        self.open = [self.found[0]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "section":
            self.found.append(Section(told.get("aria-labelledby") or told.get("id") or "?"))
            self.open.append(self.found[-1])
        here = self.open[-1]
        here.tables += tag == "table"
        here.charts += "data-chart" in told
        here.offered |= set(parse_qs(urlsplit(told.get("href") or "").query).get("bestand", []))

    def handle_endtag(self, tag: str) -> None:
        if tag == "section":
            self.open.pop()


def sections_of(response: HttpResponse) -> list[Section]:
    """The sections in the order of the page, first what stands outside them."""
    reader = _Reader()
    reader.feed(response.content.decode())
    return reader.found
