"""The pages that are pictured are there, and the pictures in the repository are few and small."""

import re
import runpy
from typing import Any, Final
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from benchmark.pages.tabs import INSTITUTION_TABS, NATIONAL_TABS
from config.local.places import CHECKOUT

LARGEST: Final = 120_000
"""Bytes of a picture in the repository."""


@pytest.fixture(scope="module")
def listed() -> dict[str, Any]:
    return runpy.run_path(str(CHECKOUT / "docs" / "screenshot_pages.py"))


def test_every_page_that_is_pictured_is_there_under_a_name_of_its_own(listed: dict[str, Any]) -> None:
    for _, _, path in listed["PAGES"]:
        assert resolve(urlsplit(path).path)
    names = [name for _, name, _ in listed["PAGES"]]
    assert len(names) == len(set(names))


def test_every_page_beside_another_is_pictured(listed: dict[str, Any]) -> None:
    pictured = {resolve(urlsplit(path).path).view_name for _, _, path in listed["PAGES"]}
    assert {name for _, name, *_ in (*INSTITUTION_TABS, *NATIONAL_TABS)} - pictured == set()


def test_the_pictures_in_the_repository_are_small_and_each_is_used(listed: dict[str, Any]) -> None:
    texts = [CHECKOUT / "README.md", *(CHECKOUT / "docs" / "handleiding").glob("*.md")]
    used = {name for text in texts for name in re.findall(r"img/([a-z-]+)\.png", text.read_text())}
    kept = {path.stem: path.stat().st_size for path in (CHECKOUT / "docs" / "img").glob("*.png")}
    assert used == set(kept) == {picture.name for picture in listed["FOR_DOCS"]}
    assert {name: size for name, size in kept.items() if size > LARGEST} == {}
