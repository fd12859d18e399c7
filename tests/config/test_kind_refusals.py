"""Whoever gets a link without the right to it reads why that can be and where to go on, and nothing that is there."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from institutions.models import User

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
SHARED = "Kreeg u deze link van een collega?"
CHOICE = "?periode=2024&team=noord"


def page(browser: Client, address: str) -> str:
    """The page without the token against forgery, which is drawn anew each time."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", browser.get(address).content.decode())
    return unescape(" ".join(text.split()))


@pytest.mark.parametrize(
    ("address", "status"), [(f"/instellingen/bb/{CHOICE}", 404), ("/nergens/", 404), ("/landelijk/", 403)]
)
def test_who_got_a_link_of_a_colleague_reads_why_and_where_the_own_pages_are(
    address: str, status: int, signed_in: SignIn, lead: User
) -> None:
    browser = signed_in(lead)
    assert browser.get(address).status_code == status
    text = page(browser, address)
    assert SHARED in text
    assert "met dezelfde keuze van periode en team" in text
    own = text.partition("Hier kunt u wel verder")[2].partition("</ul>")[0]
    assert '<a href="/resultaten/">Resultaten</a>' in own
    assert "/landelijk/" not in own


@pytest.mark.parametrize("rest", ["", "datakwaliteit/"])
def test_a_foreign_institution_and_an_absent_one_read_the_same(rest: str, signed_in: SignIn, lead: User) -> None:
    browser = signed_in(lead)
    foreign = page(browser, f"/instellingen/bb/{rest}{CHOICE}")
    assert foreign == page(browser, f"/instellingen/nergens/{rest}{CHOICE}")
    assert "Instelling BB" not in foreign


def test_who_is_not_signed_in_reads_nothing_of_colleagues(client: Client) -> None:
    text = page(client, "/nergens/")
    assert SHARED not in text
    assert "de startpagina" in text


def test_who_signs_in_for_a_shared_link_comes_back_at_the_same_view(client: Client) -> None:
    answer = client.get(f"/instellingen/aa/{CHOICE}")
    assert answer["Location"] == "/inloggen/?next=/instellingen/aa/%3Fperiode%3D2024%26team%3Dnoord"
    assert f'<input type="hidden" name="next" value="/instellingen/aa/{CHOICE}">' in page(client, answer["Location"])
