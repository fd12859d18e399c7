"""The help: at the same place on every page, for everybody, with the words and limits of the pages themselves."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as ours
from django.test import Client

from benchmark.domain.boundaries import first_n_that_can_show_the_norm
from config.errors import server_error
from config.help import CHAPTERS
from institutions.models import User

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
LINK = re.compile(r'<a class="top-bar__help" href="/hulp/"[^>]*>Hulp</a>')


def text_of(answer: Any) -> str:
    return unescape(" ".join(answer.content.decode().split()))


def test_the_help_is_for_everybody_and_has_a_part_for_each_subject(client: Client) -> None:
    answer = client.get("/hulp/")
    assert answer.status_code == 200
    for chapter in CHAPTERS:
        assert f'<h2 id="{chapter.slug}">{chapter.title}</h2>' in text_of(answer)
        assert f'<a href="#{chapter.slug}">{chapter.title}</a>' in text_of(answer)


@pytest.mark.parametrize(
    ("somebody", "address"),
    [
        ("worker", "/"),
        ("worker", "/metingen/"),
        ("lead", "/instellingen/aa/"),
        ("lead", "/landelijk/"),
        ("lead", "/nergens/"),
        ("analyst", "/landelijk/"),
        ("administrator", "/beheer/"),
        ("auditor", "/beheer/logboek/"),
        (None, "/inloggen/"),
        (None, "/methode/"),
    ],
)
def test_the_link_to_the_help_stands_between_the_menu_and_who_is_signed_in(
    somebody: str | None, address: str, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(request.getfixturevalue(somebody)) if somebody else Client()
    page = browser.get(address).content.decode()
    (found,) = LINK.finditer(page)
    header = page.partition('<header class="top-bar">')[2].partition("</header>")[0]
    before, after = header.split(found[0])
    assert "top-bar__name" in before
    assert ("Hoofdmenu" in before) == (somebody is not None)
    assert ("Uitloggen" in after) == (somebody is not None)


def test_a_page_that_can_ask_no_database_has_the_link_too(rf: Any) -> None:
    assert LINK.search(server_error(rf.get("/landelijk/")).content.decode())


def test_the_demo_says_that_it_has_no_address_to_write_to(client: Client) -> None:
    assert ours.SUPPORT_EMAIL == ""
    page = text_of(client.get("/hulp/"))
    assert "In deze demonstratie is er geen adres om naar te mailen." in page
    assert "mailto:" not in page


def test_elsewhere_the_help_names_the_address_of_the_settings(client: Client, settings: Any) -> None:
    settings.SUPPORT_EMAIL = "hulp@benchmark.example"
    page = text_of(client.get("/hulp/"))
    assert 'href="mailto:hulp@benchmark.example">hulp@benchmark.example</a>' in page
    assert "demonstratie is er geen adres" not in page


def test_the_limits_in_the_help_are_those_of_the_figures(client: Client) -> None:
    page = text_of(client.get("/hulp/"))
    assert "De norm is 80%." in page
    assert "Onder 10 metingen geven we geen percentage" in page
    assert f"Met minder dan {first_n_that_can_show_the_norm()} metingen kan" in page


def test_every_place_on_the_method_page_that_the_help_links_to_is_there(client: Client) -> None:
    there = client.get("/methode/").content.decode()
    places = re.findall(r'href="/methode/#([a-z-]+)"', client.get("/hulp/").content.decode())
    assert places
    assert [place for place in places if f'id="{place}"' not in there] == []


def test_the_templates_of_the_help_name_no_numbers_of_their_own() -> None:
    """Norm, minimum and days come from the code; "95%-interval" is a name, and keys are keys."""
    for path in (Path(ours.BASE_DIR) / "templates" / "help").glob("_*.html"):
        text = re.sub(r"95%-interval|<kbd>.*?</kbd>|\"3 van 4\"|{[{%].*?[%}]}|</?h\d", "", path.read_text())
        assert not re.search(r"\d", text), path.name
