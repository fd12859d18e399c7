"""The whole method page: chapters with their examples, which never change while a process lives, and the versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from benchmark.models import Release
from benchmark.pages.method.chapters import CHAPTERS, Chapter
from benchmark.pages.method.facts import FACTS, Facts
from benchmark.pages.method.formula import Formula
from benchmark.pages.method.sources import SOURCES
from benchmark.pages.method.versions import Versions, versions


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A chapter with what its example came to; `template` holds its words."""

    number: int
    slug: str
    title: str
    template: str
    example: Any
    formulas: tuple[Formula, ...]
    sources: tuple[str, ...]
    sections: str


@dataclass(frozen=True, slots=True)
class MethodPage:
    """Everything on the page, in the order in which it stands there."""

    chapters: tuple[ChapterView, ...]
    facts: Facts
    versions: Versions
    sources: tuple[str, ...]


def method_page(codebook: str, releases: Sequence[Release]) -> MethodPage:
    """The page; `releases` are the newest published ones of each year, with their publication."""
    return MethodPage(chapter_views(), FACTS, versions(codebook, releases), tuple(sorted(SOURCES.values())))


@cache
def chapter_views() -> tuple[ChapterView, ...]:
    """The chapters with their examples, computed once per process: their input is fixed."""
    return tuple(_view(number, chapter) for number, chapter in enumerate(CHAPTERS, start=1))


def _view(number: int, chapter: Chapter) -> ChapterView:
    return ChapterView(
        number=number,
        slug=chapter.slug,
        title=chapter.title,
        template=f"benchmark/method/{chapter.slug.replace('-', '_')}.html",
        example=chapter.example() if chapter.example else None,
        formulas=chapter.formulas,
        sources=tuple(SOURCES[name] for name in chapter.sources),
        sections=", ".join(f"{section}" for section in chapter.sections),
    )
