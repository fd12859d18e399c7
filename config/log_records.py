"""What a log line may hold: the kind of page and the kind of failure, never whom it was about.

Addresses hold codes of measurements and the tokens of mailed links; PostgreSQL repeats whole rows in its errors.
"""

import logging
from collections.abc import Iterator
from types import TracebackType
from typing import Any

from django.http import HttpRequest

UNKNOWN_ADDRESS = "(unknown address)"

ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutAddresses(logging.Filter):
    """Puts the pattern of the address in the place of the address that was asked for."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest) and isinstance(record.args, tuple):
            asked = {request.path, request.path_info, request.get_full_path()}
            record.args = tuple(_pattern(request) if arg in asked else arg for arg in record.args)
        return True


class WithoutRows(logging.Formatter):
    """Leaves out of a traceback what the database says about values; its first sentence stays."""

    def formatException(self, ei: Any) -> str:
        text = super().formatException(ei)
        for error in _chain(ei[1]):
            diagnosis = getattr(error, "diag", None)
            if diagnosis is not None and diagnosis.message_primary:
                text = text.replace(str(error), diagnosis.message_primary)
        return text


def _pattern(request: HttpRequest) -> str:
    match = request.resolver_match
    return f"/{match.route}" if match else UNKNOWN_ADDRESS


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
