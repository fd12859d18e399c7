"""What stands on paper: when and where a page with figures was asked for, and of no other page its address."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from institutions.models import User

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
FOOT = 'class="print-foot"'


def foot_of(browser: Client, address: str) -> str:
    page = unescape(browser.get(address).content.decode())
    return page.partition(f"<p {FOOT}>")[2].partition("</p>")[0]


def test_a_page_with_figures_says_when_it_was_asked_for_and_its_whole_address(
    signed_in: SignIn, lead: User, settings: Any
) -> None:
    settings.SITE_URL = "https://benchmark.example"
    said = foot_of(signed_in(lead), "/instellingen/aa/?periode=2024&team=noord")
    assert f"Opgevraagd op {timezone.localdate():%-d-%-m-%Y} om " in said
    assert "https://benchmark.example/instellingen/aa/?periode=2024&team=noord" in said


def test_what_somebody_puts_in_an_address_stands_there_as_text(signed_in: SignIn, lead: User) -> None:
    page = signed_in(lead).get("/instellingen/aa/?periode=<b>x</b>").content.decode()
    assert "<b>x" not in page
    assert FOOT in page


@pytest.mark.parametrize(
    "address", ["/metingen/", "/uitnodiging/geheim/", "/instellingen/bb/", "/landelijk/", "/hulp/"]
)
def test_other_pages_and_refusals_put_no_address_on_paper(address: str, signed_in: SignIn, lead: User) -> None:
    assert FOOT not in signed_in(lead).get(address).content.decode()


def test_sejn_has_it_on_the_national_pages(signed_in: SignIn, analyst: User) -> None:
    assert "/landelijk/?periode=2024" in foot_of(signed_in(analyst), "/landelijk/?periode=2024")
