"""What is past its time is removed at night, by the web role that wrote it."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connections
from django.utils import timezone

from institutions.tasks import remove_expired

pytestmark = pytest.mark.django_db


def session(ends_in: timedelta) -> str:
    store = SessionStore()
    store.create()
    Session.objects.filter(pk=store.session_key).update(expire_date=timezone.now() + ends_in)
    return str(store.session_key)


def cached_keys() -> list[str]:
    with connections["cache"].cursor() as cursor:
        cursor.execute("SELECT cache_key FROM django_cache ORDER BY cache_key")
        return [key for (key,) in cursor.fetchall()]


def test_only_what_is_past_its_time_goes(caplog: pytest.LogCaptureFixture) -> None:
    live, _ = session(timedelta(minutes=1)), session(timedelta(minutes=-1))
    cache.set("live", 1, timeout=60)
    cache.set("past", 1, timeout=1)
    with connections["cache"].cursor() as cursor:
        cursor.execute("UPDATE django_cache SET expires = now() - interval '1 second' WHERE cache_key LIKE '%past'")
    with caplog.at_level(logging.INFO):
        remove_expired()
        remove_expired()
    assert list(Session.objects.values_list("pk", flat=True)) == [live]
    assert cached_keys() == [":1:live"]
    assert "removed 1 expired sessions and 1 expired cache entries" in caplog.messages


def test_the_clock_rings_every_night(settings: Any) -> None:
    entry = settings.CELERY_BEAT_SCHEDULE["remove-expired"]
    assert entry["task"] == remove_expired.name
    assert (entry["schedule"].hour, entry["schedule"].minute) == ({3}, {30})
