"""The way up from a page with figures leads to the first page beside it, with what was chosen."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client

from institutions.models import Team
from tests.benchmark.same_numbers import SHOWN, Shown

pytestmark = [pytest.mark.django_db(transaction=True, databases="__all__"), pytest.mark.usefixtures("counted")]


def crumbs_of(answer: HttpResponse) -> list[str]:
    found = re.search(r'<nav class="breadcrumb".*?</nav>', answer.content.decode(), flags=re.DOTALL)
    assert found
    return [unescape(address) for address in re.findall(r'href="([^"]+)"', found[0])]


BELOW = [
    pytest.param(shown, id=shown.address)
    for shown in SHOWN
    if urlsplit(shown.address).path.startswith(("/instellingen/aa/", "/landelijk/"))
    and shown.page not in ("InstitutionPage", "NationalPage", "PublishedPage")
]
"""The pages below the overview of an institution or the nation that hold a period; a published one is a fixed year."""


@pytest.mark.parametrize("shown", BELOW)
def test_the_way_up_keeps_the_period_the_team_and_the_location(
    shown: Shown, as_lead: Client, as_analyst: Client, team: Team
) -> None:
    top, client = ("/landelijk/", as_analyst) if shown.is_national else ("/instellingen/aa/", as_lead)
    address, _, query = shown.address.partition("?")
    places = ({},) if shown.is_national else ({"team": "noord"}, {"locatie": f"{team.location_id}"})
    for place in places:
        chosen = {**{name: one[0] for name, one in parse_qs(query).items()}, "periode": "2024", **place}
        above = urlsplit(crumbs_of(client.get(address, chosen))[-1])
        assert above.path == top
        assert parse_qs(above.query) == {"periode": ["2024"], **{name: [one] for name, one in place.items()}}
