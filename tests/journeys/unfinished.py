"""The requests that the live server is still at work on, which a test must not leave to the next one."""

import time
from threading import Lock
from typing import Any, Final

from django.core.signals import request_finished, request_started

QUIET: Final = 0.1
"""For how many seconds nothing may come: a page that is closed still sends what was just typed."""


class Unfinished:
    """Counts the requests that began and have not ended."""

    def __init__(self) -> None:
        self._lock, self._number, self._changed_at = Lock(), 0, time.monotonic()
        request_started.connect(self._one_more)
        request_finished.connect(self._one_less)

    @property
    def is_quiet(self) -> bool:
        """Whether no request is being answered, and none came or ended just now."""
        return not self._number and time.monotonic() - self._changed_at > QUIET

    def _one_more(self, **_: Any) -> None:
        self._change(1)

    def _one_less(self, **_: Any) -> None:
        self._change(-1)

    def _change(self, by: int) -> None:
        with self._lock:
            self._number, self._changed_at = self._number + by, time.monotonic()
