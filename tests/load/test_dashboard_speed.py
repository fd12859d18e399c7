"""How long each dashboard takes a team lead and SEJN, and how many statements.

`make speed` prints it for 100,000 measurements; among all tests it runs on a few rows, to stay in order. Warm is the
median of many visits; cold is a visit over new connections, with no template compiled and nothing of the machine's
memory given up: what the first visitor after a restart waits for, without the loading of Python itself.
"""

import os
import statistics
import time
from collections.abc import Callable
from contextlib import nullcontext
from contextvars import copy_context
from typing import Final

import pytest
from django.db import connection, connections
from django.template import engines
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmark.models import ReleaseKind
from benchmark.selectors.releases import counts_of
from benchmark.services import counting
from benchmark.services.making import nobody_counting, write_publication, write_release
from config.call_stack import with_room_for_frames
from institutions.models import Institution, Membership, User
from measurements.domain.period import Period
from tests.load.conftest import ROWS
from tests.statements import TRANSACTION_CONTROL
from tests.world import START

pytestmark = [pytest.mark.speed, pytest.mark.django_db(transaction=True, databases="__all__")]

WARM_VISITS, COLD_VISITS = (50, 9) if "ROWS" in os.environ else (2, 1)
YEAR: Final = 2024
OF_A_LEAD: Final = (
    "/instellingen/i1/",
    "/instellingen/i1/vergelijken/",
    "/instellingen/i1/criteria/3d/",
    "/instellingen/i1/doelgroep/",
    "/instellingen/i1/verloop/",
    "/instellingen/i1/datakwaliteit/",
)
OF_SEJN: Final = (
    "/landelijk/",
    "/landelijk/instellingen/",
    "/landelijk/deelname/",
    "/landelijk/criteria/3d/",
    "/landelijk/doelgroep/",
    "/landelijk/verloop/",
    "/landelijk/samenhang/",
    "/landelijk/datakwaliteit/",
)
MOST_STATEMENTS: Final = 10


@pytest.fixture
def visits(many_measurements: None) -> list[tuple[Client, str]]:
    """The pages with who opens them; everything is counted and the year has its release."""
    counting.recount()
    release_the_year()
    institution = Institution.objects.using("owner").get(code="i1")
    lead = visitor("lead@a.example", "team_lead", institution)
    analyst = visitor("analyst@a.example", "analyst", None)
    return [*((lead, page) for page in OF_A_LEAD), *((analyst, page) for page in OF_SEJN)]


def release_the_year() -> None:
    with nobody_counting("counter"):
        counts, now = counts_of(Period(YEAR), "counter"), timezone.now()
        release = write_release(YEAR, ReleaseKind.FINAL, counts, by=None, at=now, using="counter")
        write_publication(release, by=None, at=now, using="counter")


def visitor(email: str, role: str, institution: Institution | None) -> Client:
    user = User.objects.using("owner").create(email=email, name=role)
    Membership.objects.using("owner").create(user=user, role=role, institution=institution, active_from=START)
    client = Client()
    client.force_login(user)
    return client


def milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


def forget() -> None:
    """Begin with new connections and without compiled templates."""
    connections.close_all()
    for loader in engines["django"].engine.template_loaders:
        loader.reset()


def cold_milliseconds(visit: Callable[[], object]) -> float:
    forget()
    return milliseconds(visit)


def measured(client: Client, page: str) -> tuple[int, float, float]:
    """Statements, and the medians of warm and cold visits in milliseconds."""

    def visit() -> None:
        answer = client.get(page, {"periode": YEAR})
        assert answer.status_code == 200, page

    visit()
    with CaptureQueriesContext(connection) as queries:
        visit()
    asked = [query["sql"] for query in queries if not query["sql"].startswith(TRANSACTION_CONTROL)]
    warm = statistics.median(milliseconds(visit) for _ in range(WARM_VISITS))
    cold = statistics.median(cold_milliseconds(visit) for _ in range(COLD_VISITS))
    return len(asked), warm, cold


def test_dashboard_speed(visits: list[tuple[Client, str]], capsys: pytest.CaptureFixture[str]) -> None:
    found = {}
    for client, page in visits:
        found[page] = copy_context().run(with_room_for_frames(measured), client, page)
    with capsys.disabled() if "ROWS" in os.environ else nullcontext():
        print(f"\n{timezone.localdate()}, {os.cpu_count()} cores, {ROWS:,} measurements, medians:")  # noqa: T201
        for page, (statements, warm, cold) in found.items():
            print(f"{page:32} {statements:3} statements {warm:6.0f} ms warm {cold:6.0f} ms cold")  # noqa: T201
    assert {page: statements for page, (statements, *_) in found.items() if statements > MOST_STATEMENTS} == {}
