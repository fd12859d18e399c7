"""How long keeping a draft takes beside many measurements; `make speed` prints it for 100,000 of them.

From the posted form to the answer in JSON, with everything a request goes through: session, separation, access log
and history.
"""

import os
import statistics
import time
from contextlib import nullcontext
from contextvars import copy_context

import pytest
from django.test import Client
from django.utils import timezone

from config.call_stack import with_room_for_frames
from institutions import row_context
from institutions.models import Membership, User
from measurements.models import Measurement
from tests.load.conftest import ROWS
from tests.measurements.entry_data import complete_input
from tests.world import START, seeing_everything

pytestmark = [pytest.mark.speed, pytest.mark.django_db(transaction=True, databases="__all__")]

SAVES = 300 if "ROWS" in os.environ else 3


def a_draft() -> Measurement:
    """One of the worker of the first of the institutions, which holds its share of the measurements."""
    worker = User.objects.using("owner").get()
    team = Measurement.objects.using("owner").select_related("team").first().team
    place = {"institution_id": team.institution_id, "team_id": team.pk}
    Membership.objects.using("owner").create(user=worker, role="worker", active_from=START, **place)
    return Measurement.objects.using("owner").create(author=worker, code="CONCEPT", **place)


def seconds_of_saves(draft: Measurement) -> list[float]:
    """Of each save, alternating between two answers; the first, which loads the middleware, is not among them."""
    row_context._current.set(None)
    client, version, found = Client(), draft.version, []
    client.force_login(draft.author)
    for number in range(SAVES + 1):
        typed = complete_input(version=version, child_safety_clear="yes" if number % 2 else "no")
        started = time.perf_counter()
        answer = client.post(f"/metingen/{draft.code}/bewaren/", typed)
        found.append(time.perf_counter() - started)
        assert answer.status_code == 200, answer.content
        version = answer.json()["version"]
    return found[1:]


def test_keeping_a_draft_speed(many_measurements: None, capsys: pytest.CaptureFixture[str]) -> None:
    with seeing_everything():
        draft = a_draft()
        found = copy_context().run(with_room_for_frames(seconds_of_saves), draft)
    with capsys.disabled() if "ROWS" in os.environ else nullcontext():
        median, slow = statistics.median(found), statistics.quantiles(found, n=20)[-1]
        what = f"a save beside {ROWS:,} measurements, {os.cpu_count()} cores, {timezone.localdate()}"
        print(f"\n{what}: median {1000 * median:.0f} ms, p95 {1000 * slow:.0f} ms")  # noqa: T201
    assert Measurement.objects.using("owner").get(pk=draft.pk).version == draft.version + SAVES + 1
