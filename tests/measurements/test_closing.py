"""Closing a year: what can no longer be corrected or withdrawn, and closing it while somebody is correcting."""

from collections.abc import Iterator
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, transaction
from django.test import Client

from institutions.models import User
from measurements.models import ClosedYear, Measurement, State
from measurements.selectors.closing import closed_years
from measurements.services import closing, entering, refusals
from tests.measurements.browsing import Submitted, address, page
from tests.measurements.closed_years import Close, asked, decided, reopen_all
from tests.measurements.entry_data import complete_input
from tests.world import committed

pytestmark = pytest.mark.django_db

CHANGED = {"child_safety_clear": False}
SAYS_SO = "Het jaar 2024 is gesloten."


@pytest.fixture
def reopened() -> Iterator[None]:
    yield
    reopen_all()


def run(*arguments: Any) -> str:
    """What the command prints; it runs over connections of its own, as it does from a shell."""
    out = StringIO()
    committed(lambda: call_command("close_year", *arguments, stdout=out))
    return out.getvalue().strip()


@pytest.mark.usefixtures("reopened")
def test_a_year_is_closed_and_opened_again_once(world: None) -> None:
    assert run("2024") == "2024 is closed."
    assert run("2024") == "2024 was closed already."
    assert closed_years() == {2024}


@pytest.mark.usefixtures("reopened")
def test_opening_a_year_again_is_said_too(world: None, close: Close) -> None:
    close(2024)
    assert run("2024", "--reopen") == "2024 is open."
    assert run("2024", "--reopen") == "2024 was open already."
    assert closed_years() == frozenset()


@pytest.mark.parametrize("year", ["2026", "2027", "1999"])
def test_a_year_that_has_not_ended_is_not_closed(year: str, world: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closing.timezone, "localdate", lambda: date(2026, 12, 31))
    with pytest.raises(CommandError, match=year):
        run(year)
    assert closed_years() == frozenset()


def test_a_correction_that_is_under_way_is_waited_for_and_not_for_ever(
    worker: User, submitted: Submitted, monkeypatch: pytest.MonkeyPatch
) -> None:
    entering.correct(measurement=submitted(), values=CHANGED, by=worker, reason="wrong_answer")  # not committed yet
    monkeypatch.setattr(closing, "_ALONE", ("SET LOCAL lock_timeout = '50ms'", closing._ALONE[1]))
    with pytest.raises(CommandError, match="Nothing changed"):
        run("2024")


def test_the_web_role_closes_no_year(world: None) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic():
        ClosedYear.objects.create(year=2020, closed_on=date(2021, 1, 1))


def test_nothing_of_a_closed_year_is_corrected_or_withdrawn(worker: User, submitted: Submitted, close: Close) -> None:
    measurement = submitted()
    close(2024)
    with pytest.raises(closing.YearIsClosed, match=f"{SAYS_SO} .* Vraag een teamleider van uw instelling"):
        entering.correct(measurement=measurement, values=CHANGED, by=worker, reason="wrong_answer")
    with pytest.raises(closing.YearIsClosed):
        entering.withdraw(measurement=measurement, by=worker, reason="entered_twice")
    measurement.refresh_from_db()
    assert (measurement.child_safety_clear, measurement.state) == (True, State.SUBMITTED)


def test_another_year_and_drafts_stay_free(
    worker: User, draft: Measurement, submitted: Submitted, close: Close
) -> None:
    close(2023)
    measurement = submitted()
    corrected = entering.correct(measurement=measurement, values=CHANGED, by=worker, reason="wrong_answer")
    assert corrected.child_safety_clear is False
    entering.save_draft(measurement=draft, values=CHANGED, by=worker)


@pytest.mark.parametrize("state", ["open", "declined", "used"])
def test_only_a_request_that_is_granted_lets_a_correction_through(
    state: str, worker: User, submitted: Submitted, close: Close
) -> None:
    measurement = submitted()
    close(2024)
    request = asked(measurement, worker)
    if state != "open":
        decided(request, state)
    with pytest.raises(closing.YearIsClosed):
        entering.correct(measurement=measurement, values=CHANGED, by=worker, reason="wrong_answer")


@pytest.mark.parametrize("who", ["worker", "lead"])
def test_a_granted_request_lets_one_correction_through_by_author_or_lead(
    who: str, request: pytest.FixtureRequest, worker: User, submitted: Submitted, close: Close
) -> None:
    person, measurement = request.getfixturevalue(who), submitted()
    close(2024)
    granted = decided(asked(measurement, worker), "granted")
    corrected = entering.correct(measurement=measurement, values=CHANGED, by=person, reason="wrong_answer")
    granted.refresh_from_db()
    assert (corrected.child_safety_clear, corrected.completed_on, granted.state) == (False, date(2024, 3, 5), "used")
    with pytest.raises(closing.YearIsClosed):
        entering.withdraw(measurement=measurement, by=person, reason="entered_twice")


def test_a_granted_request_lets_a_measurement_be_withdrawn(worker: User, submitted: Submitted, close: Close) -> None:
    measurement = submitted()
    close(2024)
    granted = decided(asked(measurement, worker), "granted")
    assert entering.withdraw(measurement=measurement, by=worker, reason="entered_twice").state == State.WITHDRAWN
    granted.refresh_from_db()
    assert granted.state == "used"


def test_a_correction_that_fails_uses_up_no_permission(worker: User, submitted: Submitted, close: Close) -> None:
    measurement = submitted()
    close(2024)
    granted = decided(asked(measurement, worker), "granted")
    with pytest.raises(refusals.ChangedElsewhere):
        entering.correct(measurement=measurement, values=CHANGED, by=worker, reason="wrong_answer", version=99)
    granted.refresh_from_db()
    assert granted.state == "granted"


def test_a_second_click_on_a_correction_is_no_second_correction(
    worker: User, submitted: Submitted, close: Close
) -> None:
    measurement = submitted()
    close(2024)
    decided(asked(measurement, worker), "granted")
    first = entering.correct(measurement=measurement, values=CHANGED, by=worker, reason="wrong_answer")
    again = entering.correct(measurement=measurement, values=CHANGED, by=worker, reason="wrong_answer")
    assert again.version == first.version


def test_a_permission_is_not_used_in_a_year_that_is_open(worker: User, submitted: Submitted) -> None:
    measurement = submitted()
    granted = decided(asked(measurement, worker), "granted")
    entering.correct(measurement=measurement, values=CHANGED, by=worker, reason="wrong_answer")
    granted.refresh_from_db()
    assert granted.state == "granted"


def test_the_pages_say_kindly_that_the_year_is_closed_instead_of_a_form(
    browser: Client, submitted: Submitted, close: Close
) -> None:
    measurement = submitted()
    close(2024)
    for rest in ("wijzigen/", "intrekken/"):
        answer = browser.get(address(measurement, rest))
        text = page(answer)
        assert (answer.status_code, SAYS_SO in text) == (200, True)
        assert f'href="{address(measurement, "verzoek/")}"' in text
        assert 'method="post" novalidate' not in text
    receipt = page(browser.get(address(measurement)))
    assert address(measurement, "verzoek/") in receipt
    assert address(measurement, "wijzigen/") not in receipt


def test_what_was_typed_stays_when_the_year_closes_meanwhile(
    browser: Client, submitted: Submitted, close: Close
) -> None:
    measurement = submitted()
    close(2024)
    typed = complete_input(action="send", reason="wrong_answer", child_safety_clear="no")
    answer = browser.post(address(measurement, "wijzigen/"), typed)
    assert (answer.status_code, SAYS_SO in page(answer)) == (422, True)
    assert 'value="no" id="id_child_safety_clear_1" checked' in page(answer)
    answer = browser.post(address(measurement, "intrekken/"), {"reason": "entered_twice"})
    assert SAYS_SO in page(answer)
    measurement.refresh_from_db()
    assert (measurement.child_safety_clear, measurement.state) == (True, State.SUBMITTED)


def test_with_permission_the_form_is_there_again(
    browser: Client, worker: User, submitted: Submitted, close: Close
) -> None:
    measurement = submitted()
    close(2024)
    decided(asked(measurement, worker), "granted")
    assert "Wijziging versturen" in page(browser.get(address(measurement, "wijzigen/")))
    assert "Meting intrekken" in page(browser.get(address(measurement, "intrekken/")))
    typed = complete_input(action="send", reason="wrong_answer", child_safety_clear="no")
    answer = browser.post(address(measurement, "wijzigen/"), typed)
    assert answer["Location"] == f"{address(measurement)}?gewijzigd=ja"
    assert SAYS_SO in page(browser.get(address(measurement)))
