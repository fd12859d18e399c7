"""The address that a page offers to a colleague holds everything that was chosen, also by the software."""

import re
from collections.abc import Callable
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client

from benchmark.services import counting
from measurements.models import Measurement
from tests.benchmark.same_numbers import SHOWN, Shown

pytestmark = [pytest.mark.django_db(transaction=True, databases="__all__"), pytest.mark.usefixtures("one_year")]

CHOICES = [pytest.param(shown, id=shown.address) for shown in SHOWN if "?" in shown.address]
"""The pages on which one can choose."""


@pytest.fixture
def one_year(submitted: Callable[..., Measurement]) -> None:
    for _ in range(12):
        submitted()
    counting.refresh_tallies()


def offered(answer: HttpResponse) -> str:
    found = re.search(r'class="share__address">http://testserver([^<]+)<', answer.content.decode())
    assert found
    return unescape(found[1])


@pytest.mark.parametrize("shown", CHOICES)
def test_a_page_offers_an_address_with_what_was_chosen(shown: Shown, as_lead: Client, as_analyst: Client) -> None:
    client = as_analyst if shown.is_national else as_lead
    path, chosen = urlsplit(shown.address).path, parse_qs(urlsplit(shown.address).query)
    address = urlsplit(offered(client.get(shown.address)))
    assert address.path == path
    assert chosen.items() <= parse_qs(address.query).items()


@pytest.mark.parametrize("shown", CHOICES)
def test_who_chose_nothing_offers_what_the_software_chose(shown: Shown, as_lead: Client, as_analyst: Client) -> None:
    client = as_analyst if shown.is_national else as_lead
    first = client.get(urlsplit(shown.address).path)
    address = offered(first)
    assert urlsplit(address).query
    second = client.get(address)
    assert offered(second) == address
    assert second.context["page"].files == first.context["page"].files
