"""The style guide shows every part of the pages, by the templates that the pages use."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from institutions.models import User

pytestmark = pytest.mark.django_db

COMPONENTS = Path(settings.BASE_DIR) / "templates" / "_components"
NOT_AMONG_THE_PARTS = {
    "own_pages.html": "stands on the pages that refuse",
    "print_foot.html": "belongs to the frame, on pages with figures",
}
CLASSES_OF_THE_FRAME = {
    *("page", "visually-hidden", "nowrap", "sticky", "with-aside", "demo-banner"),
    *("criterion--error", "table-group", "cards--wide", "choices--columns"),
}


@pytest.fixture
def answer(signed_in: Callable[[User], Client], auditor: User) -> Any:
    return signed_in(auditor).get("/stijlgids/")


def test_every_part_is_in_the_guide(answer: Any) -> None:
    shown = {template.name for template in answer.templates}
    parts = {path.name for path in COMPONENTS.glob("*.html")} - set(NOT_AMONG_THE_PARTS)
    missing = sorted(name for name in parts if f"_components/{name}" not in shown)
    assert missing == [], "show these in templates/style_guide, or say in NOT_AMONG_THE_PARTS why not"


def test_every_class_in_the_list_of_base_css_is_in_the_guide(answer: Any) -> None:
    listed = (Path(settings.BASE_DIR) / "static" / "css" / "base.css").read_text().partition("*/")[0]
    names = set(re.findall(r"\.([a-z]+(?:-[a-z]+)*(?:--[a-z]+)?)", listed)) - {"css", "html"}
    used = {name for value in re.findall(r'class="([^"]+)"', answer.content.decode()) for name in value.split()}
    assert sorted(names - used - CLASSES_OF_THE_FRAME) == []


def test_the_guide_shows_each_verdict_and_both_sizes(answer: Any) -> None:
    page = answer.content.decode()
    for words in ("norm behaald", "norm niet behaald", "nog niet te zeggen", "te weinig metingen voor een oordeel"):
        assert words in page
    assert "3 van 4" in page


@pytest.mark.parametrize("name", ["criteria.csv", "criteria.xlsx", "verloop.csv", "verloop.svg"])
def test_the_files_in_the_guide_are_real(signed_in: Callable[[User], Client], worker: User, name: str) -> None:
    answer = signed_in(worker).get(f"/stijlgids/?bestand={name}")
    assert answer.status_code == 200
    assert f"stijlgids-{name}" in answer["Content-Disposition"]


def test_the_guide_is_for_who_has_signed_in(client: Client) -> None:
    assert client.get("/stijlgids/")["Location"] == "/inloggen/?next=/stijlgids/"
