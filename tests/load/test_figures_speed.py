"""How long the year figures of one institution beside the nation take, and how many statements.

`ROWS=1000000 make speed` prints it for a million measurements; among all tests it runs on a few rows, to stay in order.
The page as a team lead gets it: session, separation, the figures of the institution from the tallies, those of the
nation from the release, the access log, and the page itself.
"""

import os
import statistics
import time
from collections.abc import Callable
from contextlib import nullcontext
from contextvars import copy_context

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmark.models import Release, ReleaseKind
from benchmark.page_data.institution import InstitutionChoice, institution_data
from benchmark.selectors.figures import with_lag
from benchmark.selectors.releases import counts_of
from benchmark.services import counting
from benchmark.services.making import nobody_counting, write_publication, write_release
from config.call_stack import with_room_for_frames
from institutions import row_context
from institutions.access import context_of, institutions_for
from institutions.domain.roles import Permission
from institutions.models import Institution, Membership, User
from measurements.domain.period import Period
from tests.load.conftest import ROWS
from tests.world import START, seeing_everything

pytestmark = [pytest.mark.speed, pytest.mark.django_db(transaction=True, databases="__all__")]

RUNS = 100 if "ROWS" in os.environ else 3
YEAR = 2024
OF_THE_TRANSACTION = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "SELECT set_config")


@pytest.fixture
def lead(many_measurements: None) -> User:
    """The team lead of one of the 17 institutions, whose measurements and those of all others are counted."""
    started = time.perf_counter()
    counting.recount()
    print(f"recount of {ROWS:,} rows, once: {time.perf_counter() - started:.1f} s")  # noqa: T201
    institution = Institution.objects.using("owner").order_by("code")[0]
    user = User.objects.using("owner").create(email="lead@a.example", name="Lead")
    Membership.objects.using("owner").create(user=user, role="team_lead", institution=institution, active_from=START)
    return user


def release_the_year() -> tuple[Release, float]:
    """A published release of the year, and how long making it took, in seconds."""
    started = time.perf_counter()
    with nobody_counting("counter"):
        counts = counts_of(Period(YEAR), "counter")
        now = timezone.now()
        release = write_release(YEAR, ReleaseKind.FINAL, counts, by=None, at=now, using="counter")
        write_publication(release, by=None, at=now, using="counter")
    return release, time.perf_counter() - started


def median_milliseconds(work: Callable[[], object]) -> float:
    """The median of the runs after the first, which loads what is loaded once."""
    work()
    found = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        found.append(time.perf_counter() - started)
    return 1000 * statistics.median(found)


def figures_beside_the_nation(lead: User) -> None:
    with row_context.row_context(context_of(lead)):
        institution = with_lag(institutions_for(lead, Permission.READ_INSTITUTION_FIGURES)).get()
        data = institution_data(
            lead, institution, choice=InstitutionChoice(period=f"{YEAR}"), today=timezone.localdate()
        )
    assert data.figures.valid
    assert data.nation.figures is not None


def page_for(lead: User) -> Callable[[], object]:
    client = Client()
    client.force_login(lead)

    def page() -> object:
        answer = client.get(f"/instellingen/i1/?periode={YEAR}")
        assert answer.status_code == 200
        return answer

    return page


def measured(lead: User) -> tuple[int, float, float]:
    """Statements and milliseconds of the figures, and milliseconds of the whole page."""
    assert lead.active_memberships  # read once, as in a request
    row_context._current.set(None)
    with CaptureQueriesContext(connection) as queries:
        figures_beside_the_nation(lead)
    asked = [query["sql"] for query in queries if not query["sql"].startswith(OF_THE_TRANSACTION)]
    figures = median_milliseconds(lambda: figures_beside_the_nation(lead))
    return len(asked), figures, median_milliseconds(page_for(lead))


def test_figures_speed(lead: User, capsys: pytest.CaptureFixture[str]) -> None:
    _, seconds = release_the_year()
    with seeing_everything():
        statements, figures, page = copy_context().run(with_room_for_frames(measured), lead)
    with capsys.disabled() if "ROWS" in os.environ else nullcontext():
        print(f"\n{timezone.localdate()}, {os.cpu_count()} cores, {ROWS:,} measurements, {RUNS} runs:")  # noqa: T201
        print(f"year figures beside the nation: {statements} statements, median {figures:.0f} ms")  # noqa: T201
        print(f"the page with them: median {page:.0f} ms; making a release: {1000 * seconds:.0f} ms")  # noqa: T201
    assert statements <= 8
