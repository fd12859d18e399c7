"""Saving and sending, once and by several tabs."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from institutions.models import User
from measurements.models import Measurement, State
from tests.measurements.browsing import SENT_ALREADY, Submitted, address, page, send
from tests.measurements.entry_data import complete_input, not_counting_input

pytestmark = pytest.mark.django_db


def test_a_complete_measurement_is_submitted_and_gets_a_receipt(browser: Client, draft: Measurement) -> None:
    answer = send(browser, draft)
    assert (answer.status_code, answer["Location"]) == (302, address(draft))
    draft.refresh_from_db()
    assert (draft.state, draft.completed_on) == (State.SUBMITTED, timezone.localdate())
    text = page(browser.get(address(draft)))
    assert "Telt mee in de benchmark." in text
    assert all(words in text for words in ("Nog een meting", "Wijzigen", "Intrekken", "/instellingen/aa/"))


def test_an_incomplete_measurement_is_not_submitted_and_the_page_says_what_is_missing(
    browser: Client, draft: Measurement
) -> None:
    answer = send(browser, draft, started_on="", child_safety_clear=None, weekly_supervision=None)
    text = page(answer)
    assert answer.status_code == 422
    assert "<title>Fout: Meting" in text
    assert '<a href="#id_started_on">Vul de begindatum in.</a>' in text
    assert '<a href="#id_child_safety_clear_0">2 criteria hebben nog geen antwoord: 3c, 6</a>' in text
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_a_measurement_that_does_not_count_is_sent_only_when_that_is_asked_for(
    browser: Client, draft: Measurement
) -> None:
    first = browser.post(address(draft), not_counting_input(action="send"))
    reason = "Telt niet mee, want 1 van de 3 uitkomstcriteria is gescoord (minstens 2 nodig)."
    assert first.status_code == 422
    assert reason in page(first)
    assert "Toch versturen" in page(first)
    draft.refresh_from_db()
    assert draft.state == State.DRAFT

    second = browser.post(address(draft), not_counting_input(action="send_anyway"))
    assert second.status_code == 302
    draft.refresh_from_db()
    assert draft.state == State.SUBMITTED
    assert reason in page(browser.get(address(draft)))


def test_sending_anyway_does_not_skip_what_is_missing(browser: Client, draft: Measurement) -> None:
    assert browser.post(address(draft), not_counting_input(action="send_anyway", ended_on="")).status_code == 422
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_a_second_click_on_send_is_no_second_measurement(browser: Client, draft: Measurement) -> None:
    answers = [send(browser, draft), send(browser, draft)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Measurement.objects.count() == 1


@pytest.mark.parametrize("action", ["save", "later", "fill", "send", "send_anyway"])
@pytest.mark.parametrize("also", [{}, {"started_on": "31-04-2024"}, {"crisis_resolved": "none"}, {"ended_on": ""}])
def test_what_an_old_tab_posts_after_the_measurement_was_sent_is_kept_and_offered_as_a_correction(
    action: str, also: dict[str, Any], browser: Client, draft: Measurement
) -> None:
    send(browser, draft)
    answer = send(browser, draft, action, child_safety_clear="no", family_safe_enough="none", **also)
    text = page(answer)
    assert answer.status_code == 422
    assert SENT_ALREADY in text
    assert 'value="no" id="id_child_safety_clear_1" checked' in text
    assert f'action="{address(draft, "wijzigen/")}"' in text
    assert "Wijziging versturen</button>" in text
    assert "Toch versturen" not in text
    draft.refresh_from_db()
    assert (draft.child_safety_clear, draft.ended_on) == (True, date(2024, 2, 28))


@pytest.mark.parametrize("action", ["save", "send"])
def test_what_is_sent_while_a_page_saves_it_is_kept_and_offered_as_a_correction(
    action: str, browser: Client, draft: Measurement, meanwhile: Callable[..., None]
) -> None:
    meanwhile(state=State.SUBMITTED, completed_on=date(2024, 3, 5))
    answer = send(browser, draft, action, child_safety_clear="no")
    assert (answer.status_code, SENT_ALREADY in page(answer)) == (422, True)
    assert f'action="{address(draft, "wijzigen/")}"' in page(answer)


@pytest.mark.parametrize("rest", ["", "wijzigen/"])
@pytest.mark.parametrize("action", ["save", "fill", "send"])
def test_what_is_typed_in_a_measurement_that_was_withdrawn_meanwhile_stays_readable_and_cannot_be_sent(
    action: str, rest: str, browser: Client, submitted: Submitted
) -> None:
    measurement = submitted(state=State.WITHDRAWN)
    answer = browser.post(address(measurement, rest), complete_input(action=action, child_safety_clear="no"))
    text = page(answer)
    assert answer.status_code == 422
    assert "Deze meting is ingetrokken en kan niet meer worden gewijzigd." in text
    assert 'value="no" id="id_child_safety_clear_1" checked' in text
    assert 'name="action"' not in text
    assert f'href="{address(measurement)}"' in text
    assert not any(words in text for words in ("Concept bewaard", 'id="voortgang"', "entry.js"))


def test_a_correction_of_what_is_withdrawn_at_that_moment_says_so(
    browser: Client, submitted: Submitted, meanwhile: Callable[..., None]
) -> None:
    meanwhile(state=State.WITHDRAWN)
    typed = complete_input(action="send", reason="wrong_answer", child_safety_clear="no")
    answer = browser.post(address(submitted(), "wijzigen/"), typed)
    assert answer.status_code == 422
    assert "Deze meting is ingetrokken en kan niet meer worden gewijzigd." in page(answer)
    assert 'name="action"' not in page(answer)


@pytest.mark.django_db(transaction=True, databases="__all__")
@pytest.mark.parametrize(
    ("rest", "reason"), [("", None), ("wijzigen/", "wrong_answer"), ("intrekken/", "entered_twice")]
)
def test_a_measurement_that_becomes_somebody_elses_at_that_moment_is_absent(
    rest: str,
    reason: str | None,
    browser: Client,
    submitted: Submitted,
    colleague: User,
    meanwhile: Callable[..., None],
) -> None:
    measurement = submitted()
    meanwhile(using="owner", author=colleague)
    typed = complete_input(action="send", reason=reason)
    assert browser.post(address(measurement, rest), typed).status_code == 404


def test_an_older_tab_does_not_erase_what_another_tab_saved_and_keeps_its_own_input(
    browser: Client, draft: Measurement
) -> None:
    seen = f'name="version" value="{draft.version}"'
    assert seen in page(browser.get(address(draft)))
    first = {"version": draft.version, "action": "save", "referred_on": "1-2-2024"}
    assert browser.post(address(draft), first).status_code == 302
    second = {"version": draft.version, "action": "save", "started_on": "2-2-2024"}
    answer = browser.post(address(draft), second)
    assert answer.status_code == 422
    assert "ergens anders gewijzigd, misschien in een ander tabblad." in page(answer)
    assert 'value="2-2-2024"' in page(answer)
    draft.refresh_from_db()
    assert (draft.referred_on, draft.started_on) == (date(2024, 2, 1), None)
    assert browser.post(address(draft), second | {"version": draft.version}).status_code == 302


@pytest.mark.parametrize("version", ["", "x", "٢", "9" * 40, "-1"])
def test_a_version_that_is_no_number_is_no_version(browser: Client, draft: Measurement, version: str) -> None:
    typed = {"version": version, "action": "save", "referred_on": "1-2-2024"}
    assert browser.post(address(draft), typed).status_code == 302
