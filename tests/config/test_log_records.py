"""What the log holds when something goes wrong: no codes, no tokens, no rows."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.test import Client, RequestFactory
from django.urls import resolve

from config.log_records import WithoutAddresses, WithoutRows
from institutions.models import User

CODE = "K7-4F2Q"


def written(record: logging.LogRecord) -> str:
    """The line as the console gets it."""
    assert WithoutAddresses().filter(record)
    return WithoutRows("{levelname} {message}", style="{").format(record)


def record(*args: Any, message: str = "%s: %s", request: Any = None, exc_info: Any = None) -> logging.LogRecord:
    made = logging.LogRecord("django.request", logging.WARNING, __file__, 1, message, args, exc_info)
    made.request = request
    return made


def test_an_address_is_logged_as_its_pattern(rf: RequestFactory) -> None:
    request = rf.get(f"/metingen/{CODE}/?q=Jansen")
    request.resolver_match = resolve(request.path)
    for address in (request.path, request.get_full_path()):
        assert written(record("Not Found", address, request=request)) == "WARNING Not Found: /metingen/<code:code>/"


def test_an_address_that_is_none_of_ours_is_not_logged(rf: RequestFactory) -> None:
    request = rf.get("/uitnodiging/s3cret.")
    assert written(record("Not Found", request.path, request=request)) == "WARNING Not Found: (unknown address)"


def test_a_record_of_something_else_stays_as_it_is() -> None:
    assert written(record("started", 3)) == "WARNING started: 3"
    assert written(record(message="no arguments")) == "WARNING no arguments"


@pytest.mark.django_db
def test_a_refused_page_leaves_no_code_in_the_log(
    signed_in: Callable[[User], Client], worker: User, caplog: pytest.LogCaptureFixture
) -> None:
    signed_in(worker).get(f"/metingen/{CODE}/")
    lines = [written(found) for found in caplog.records if found.name == "django.request"]
    assert lines == ["WARNING Not Found: /metingen/<code:code>/"]


@pytest.mark.django_db
def test_what_the_database_refused_is_logged_without_the_row(world: None) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "DO $$ BEGIN RAISE unique_violation USING"
                " MESSAGE = 'doubled', DETAIL = 'Key (email)=(jan@x.nl) exists'; END $$"
            )
    except IntegrityError as error:
        line = written(record("failed", "x", exc_info=(type(error), error, error.__traceback__)))
    assert "doubled" in line
    assert "Traceback" in line
    assert "jan@x.nl" not in line


def test_the_console_writes_like_this(settings: Any) -> None:
    console = settings.LOGGING["handlers"]["console"]
    assert console["filters"] == ["without_addresses"]
    assert settings.LOGGING["formatters"][console["formatter"]]["()"] == "config.log_records.WithoutRows"
