"""The method page as a visitor gets it."""

import html
import re
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from benchmark.domain.releases.sealing import METHOD_VERSION
from benchmark.domain.share import Share
from benchmark.pages.method.chapters import CHAPTERS
from benchmark.pages.method.examples.table import Table
from benchmark.pages.method.page import chapter_views
from benchmark.pages.method.sources import SOURCES
from benchmark.selectors.releases import codebook_version
from tests.statements import at_most

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

TEMPLATES = sorted((Path(settings.BASE_DIR) / "templates/benchmark/method").glob("*.html"))
ADDRESS = "/methode/"


def text_of(response: Any) -> str:
    """What a reader sees: without markup and with single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def typed_in(template: str) -> str:
    """What somebody typed in a template to be read: without tags, variables and comments."""
    without_code = re.sub(r"\{% comment %\}.*?\{% endcomment %\}|\{%.*?%\}|\{\{.*?\}\}", " ", template, flags=re.DOTALL)
    shown = re.findall(r'(?:title|data-label|aria-label|alt)="([^"]*)"', without_code)
    return " ".join([re.sub(r"<[^>]+>", " ", without_code), *shown])


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_number_is_typed_in_a_template(template: Path) -> None:
    assert re.findall(r".{0,20}[0-9].{0,20}", typed_in(template.read_text(encoding="utf-8"))) == []


def test_everybody_may_read_it_also_without_signing_in(client: Client, world: None, as_lead: Client) -> None:
    for visitor in (client, as_lead):
        answer = visitor.get(ADDRESS)
        assert answer.status_code == 200
        assert "<h1>Over de cijfers</h1>" in answer.content.decode()


def test_every_value_of_every_example_stands_on_the_page(client: Client, world: None) -> None:
    page = text_of(client.get(ADDRESS))
    for view in chapter_views():
        for value in values_of(view.example):
            assert " ".join(html.escape(value).split()) in page, f"{view.slug}: {value}"


def values_of(example: Any) -> Iterator[str]:
    """Every text and number in an example, however deep; of what is only asked, such as True, nothing."""
    if isinstance(example, Table):
        yield from (text for texts in example.texts for text in texts)
        yield example.caption
    elif isinstance(example, Share):
        yield from (f"{example.met}", f"{example.scored}")
    elif is_dataclass(example):
        for one in fields(example):
            yield from values_of(getattr(example, one.name))
    elif isinstance(example, tuple):
        yield from (text for one in example for text in values_of(one))
    elif example is not None and not isinstance(example, bool):
        yield f"{example}"


def test_a_chapter_is_reached_by_its_anchor_and_headings_never_skip_a_level(client: Client, world: None) -> None:
    source = client.get(ADDRESS).content.decode()
    assert re.findall(r'<li><a href="#([a-z-]+)">', source)[: len(CHAPTERS)] == [one.slug for one in CHAPTERS]
    for chapter in CHAPTERS:
        assert source.count(f'id="{chapter.slug}"') == 1
    for anchor in re.findall(r'href="#([a-z-]+)"', source):
        assert f'id="{anchor}"' in source
    levels = [int(level) for level in re.findall(r"<h([1-6])", source)]
    assert all(later - earlier <= 1 for earlier, later in pairwise([0, *levels]))


def test_every_table_has_a_caption(client: Client, world: None) -> None:
    source = client.get(ADDRESS).content.decode()
    assert source.count("<table") == source.count("<caption") > 15


def test_formulas_are_folded_in(client: Client, world: None) -> None:
    source = client.get(ADDRESS).content.decode()
    formulas = re.findall(r'<p class="formula">', source)
    assert len(formulas) == sum(len(chapter.formulas) for chapter in CHAPTERS)
    outside = re.sub(r"<details.*?</details>", "", source, flags=re.DOTALL)
    assert 'class="formula"' not in outside
    assert "<details open" not in source


def test_the_versions_are_those_that_hold(client: Client, world: None) -> None:
    page = text_of(client.get(ADDRESS))
    assert f"Methode {METHOD_VERSION}" in page
    assert f"Keuzelijsten {codebook_version()}" in page
    assert "2.0 kwaliteitsmeting ASH 2.0 vanaf 1-1-2000 14 80% Er is iets gescoord; Minstens 8 van de 11" in page
    assert "Er is nog geen uitgave gepubliceerd." in page


def test_it_takes_few_statements_whoever_asks(client: Client, world: None, as_lead: Client, as_analyst: Client) -> None:
    for visitor, limit in ((client, 4), (as_lead, 8), (as_analyst, 8)):
        visitor.get(ADDRESS)
        with at_most(limit):
            visitor.get(ADDRESS)


def test_after_the_first_time_it_takes_less_than_a_tenth_of_a_second(client: Client, world: None) -> None:
    client.get(ADDRESS)
    took = []
    for _ in range(5):
        started = time.process_time()
        client.get(ADDRESS)
        took.append(time.process_time() - started)
    assert min(took) < 0.1


@pytest.mark.parametrize("address", ["/inloggen/", "/bestaat-niet/"])
def test_the_foot_of_every_page_leads_here(client: Client, world: None, address: str) -> None:
    assert '<a href="/methode/">Over de cijfers</a>' in client.get(address).content.decode()


def test_the_definitions_under_the_figures_lead_to_their_chapters() -> None:
    definitions = (Path(settings.BASE_DIR) / "templates/_components/definitions.html").read_text(encoding="utf-8")
    led_to = re.findall(r"\{% url 'method' %\}#([a-z-]+)", definitions)
    assert led_to
    assert set(led_to) <= {chapter.slug for chapter in CHAPTERS}


def test_every_paper_is_a_source_of_some_chapter() -> None:
    assert {name for chapter in CHAPTERS for name in chapter.sources} == set(SOURCES)
