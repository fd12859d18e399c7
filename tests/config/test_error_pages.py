"""The pages for what goes wrong: they say that the demo is fictitious, and how to go on."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory

from config.errors import bad_request, server_error
from institutions.models import User

FICTITIOUS = "Alle instellingen, mensen, metingen en uitgaven op deze pagina's zijn verzonnen."


def broken(*args: Any, **kwargs: Any) -> None:
    raise RuntimeError


def test_an_error_page_needs_no_database_and_names_the_demo(rf: RequestFactory) -> None:
    for answer in (server_error(rf.get("/landelijk/")), bad_request(rf.get("/"), ValueError())):
        page = answer.content.decode()
        assert settings.DEMO
        assert FICTITIOUS in page
        assert '<a class="button' in page
        assert "Naar het begin" in page


def test_outside_the_demo_an_error_page_says_nothing_of_a_demo(rf: RequestFactory, settings: Any) -> None:
    settings.DEMO = False
    assert "verzonnen" not in server_error(rf.get("/")).content.decode()


def test_trying_again_leads_to_the_same_page_and_never_repeats_a_form(rf: RequestFactory) -> None:
    page = server_error(rf.get("/landelijk/?periode=2024&x=<b>")).content.decode()
    assert 'href="/landelijk/?periode=2024&amp;x=' in page
    assert "Probeer het opnieuw" in page
    assert "Probeer het opnieuw</a>" not in server_error(rf.post("/metingen/")).content.decode()
    assert 'href="//' not in server_error(rf.get("//evil.example/")).content.decode()


@pytest.mark.django_db
def test_every_kind_of_page_says_that_the_demo_is_fictitious(
    signed_in: Callable[[User], Client], worker: User, lead: User, analyst: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    unknown, at_form, at_figures, at_nation = Client(), signed_in(worker), signed_in(lead), signed_in(analyst)
    answers: list[tuple[int, Any]] = [
        (200, unknown.get("/inloggen/")),
        (400, unknown.get("/", headers={"host": "elsewhere.example"})),
        (200, at_form.get("/")),
        (200, at_form.get("/metingen/")),
        (200, at_figures.get("/instellingen/aa/")),
        (403, at_figures.get("/landelijk/")),
        (404, at_figures.get("/nergens/")),
        (403, Client(enforce_csrf_checks=True).post("/inloggen/")),
        (200, at_nation.get("/landelijk/")),
    ]
    monkeypatch.setattr("benchmark.views.figures.national_data", broken)
    at_nation.raise_request_exception = False
    answers.append((500, at_nation.get("/landelijk/")))
    assert [answer.status_code for _, answer in answers] == [status for status, _ in answers]
    assert [answer.request["PATH_INFO"] for _, answer in answers if not says_so(answer)] == []


def says_so(answer: HttpResponse) -> bool:
    return FICTITIOUS in answer.content.decode()
