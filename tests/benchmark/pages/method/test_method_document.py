"""The page, docs/methode/cijfers.md and the code speak of the same chapters."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from benchmark.pages.method.chapters import CHAPTERS

ROOT = Path(settings.BASE_DIR)
DOCUMENT = (ROOT / "docs/methode/cijfers.md").read_text(encoding="utf-8")
SECTIONS = [int(number) for number in re.findall(r"^## (\d+)\. ", DOCUMENT, flags=re.MULTILINE)]
CODE = ("administration", "benchmark", "measurements", "institutions", "tests")


def references() -> Iterator[tuple[str, int]]:
    """Every place in the code that names a section of the document, such as "docs/methode/cijfers.md 6, 11"."""
    for path in sorted(path for app in CODE for path in (ROOT / app).rglob("*.py")):
        found = re.findall(r"cijfers\.md(?:, section)? (\d+(?:, \d+)*)", path.read_text(encoding="utf-8"))
        yield from ((f"{path.relative_to(ROOT)}", int(number)) for text in found for number in text.split(", "))


def test_every_section_that_the_code_refers_to_exists() -> None:
    named = list(references())
    assert len(named) > 20
    assert [(path, number) for path, number in named if number not in SECTIONS] == []


def test_the_sections_are_numbered_from_one_without_a_gap() -> None:
    assert list(range(1, len(SECTIONS) + 1)) == SECTIONS


def test_every_section_has_a_chapter_on_the_page_and_no_chapter_names_another() -> None:
    told = {section for chapter in CHAPTERS for section in chapter.sections}
    assert told == set(SECTIONS)


def test_document_and_page_lead_to_each_other() -> None:
    assert "`/methode/`" in DOCUMENT
    template = ROOT / "templates/benchmark/method/versies.html"
    assert "docs/methode/cijfers.md" in template.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", re.findall(r"\(`([a-z_/]+\.py)`", DOCUMENT))
def test_the_module_that_a_section_names_exists(path: str) -> None:
    assert (ROOT / path).is_file()
