"""The bell that rings a recount: without a broker entering goes on, quickly, and nothing is lost."""

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from kombu.exceptions import OperationalError

from benchmark import receivers
from benchmark.models import MonthTally, StaleMonth
from benchmark.services import counting
from institutions.models import User
from measurements.models import Measurement
from measurements.services.entering import correct

RING_TWICE = """
import time, django
django.setup()
from benchmark.receivers import ring_refresh
start = time.monotonic()
ring_refresh()
ring_refresh()
print(time.monotonic() - start)
"""


def test_ringing_without_a_broker_takes_a_moment_and_says_what_follows() -> None:
    found = subprocess.run(
        [sys.executable, "-c", RING_TWICE],
        env=os.environ | {"BROKER_URL": "redis://127.0.0.1:1/0", "DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert float(found.stdout) < 3  # and 12 without limits of our own
    assert found.stderr.count("BROKER_URL cannot be reached: the figures follow as soon as the broker is back.") == 2


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_a_change_made_without_a_broker_is_kept_and_counted_later(
    submitted: Callable[..., Measurement], worker: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_broker(**options: Any) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(receivers.refresh_tallies, "apply_async", no_broker)
    correct(measurement=submitted(), values={"crisis_resolved": False}, by=worker, reason="wrong_answer")
    assert StaleMonth.objects.exists()
    counting.refresh_tallies()
    assert MonthTally.objects.get().crisis_resolved_met == 0
