"""Every address x every role: one table says who gets through; an address without a row fails.

Own rows only: what is foreign and what is absent is tested with the pages, as the same 404.
"""

from collections.abc import Callable

import pytest
from django.test import Client

from institutions.models import User
from measurements.models import Measurement
from tests.institutions.test_default_closed import PUBLIC, patterns

WORKER, LEAD = "worker.noord@aa.example", "lead@aa.example"
ANALYST, ADMINISTRATOR, AUDITOR = "analyst@sejn.example", "administrator@sejn.example", "auditor@sejn.example"
EVERYBODY = {WORKER, LEAD, ANALYST, ADMINISTRATOR, AUDITOR}
ENTERING, READING, NATION = {WORKER, LEAD}, {WORKER, LEAD, ANALYST}, {ANALYST}

MAY_VISIT = {
    "": EVERYBODY,
    "uitloggen/": EVERYBODY,
    "metingen/": ENTERING,
    "metingen/nieuw/": ENTERING,
    "metingen/<code:code>/": ENTERING,
    "metingen/<code:code>/wijzigen/": ENTERING,
    "metingen/<code:code>/intrekken/": ENTERING,
    "resultaten/": READING,
    "instellingen/<slug:code>/": READING,
    "landelijk/": NATION,
    "api/v1/institutions/<slug:code>/figures/": READING,
    "api/v1/institutions/<slug:code>/charts/trend/": READING,
    "api/v1/national/figures/": NATION,
    "api/v1/national/charts/trend/": NATION,
    "api/v1/national/charts/institutions/": NATION,
}


def test_the_table_has_a_row_for_every_address_and_no_other() -> None:
    assert set(MAY_VISIT) | PUBLIC == {address for address, _ in patterns()}


@pytest.mark.django_db
@pytest.mark.parametrize("email", sorted(EVERYBODY))
@pytest.mark.parametrize("address", MAY_VISIT)
def test_a_role_gets_through_where_the_table_says_so_and_nowhere_else(
    submitted: Callable[..., Measurement],
    person: Callable[[str], User],
    signed_in: Callable[[User], Client],
    address: str,
    email: str,
) -> None:
    submitted(code="EIGEN")
    path = "/" + address.replace("<code:code>", "EIGEN").replace("<slug:code>", "aa")
    answers = [signed_in(person(email)).get(path), signed_in(person(email)).post(path)]
    refused = [answer.status_code == 403 for answer in answers]
    needs_a_team = address == "metingen/nieuw/" and email == LEAD
    assert refused == ([False, needs_a_team] if email in MAY_VISIT[address] else [True, True])


@pytest.mark.django_db
@pytest.mark.parametrize("address", MAY_VISIT)
def test_nobody_gets_through_without_signing_in(world: None, address: str) -> None:
    path = "/" + address.replace("<code:code>", "EIGEN").replace("<slug:code>", "aa")
    for answer in (Client().get(path), Client().post(path)):
        is_sent_to_login = answer.status_code == 302 and answer["Location"].startswith("/inloggen/")
        assert is_sent_to_login or answer.status_code == 403
