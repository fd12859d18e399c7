"""Correcting and withdrawing what was sent."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from measurements.models import Measurement, State
from tests.measurements.browsing import Submitted, address, page
from tests.measurements.entry_data import complete_input, not_counting_input

pytestmark = pytest.mark.django_db


def test_a_submitted_measurement_is_corrected_in_the_same_form_and_keeps_its_day(
    browser: Client, submitted: Submitted
) -> None:
    measurement = submitted()
    form = page(browser.get(address(measurement, "wijzigen/")))
    assert 'value="yes" id="id_child_safety_clear_0" checked' in form
    assert "Concept bewaren" not in form
    answer = browser.post(
        address(measurement, "wijzigen/"), complete_input(action="send", reason="wrong_answer", child_safety_clear="no")
    )
    assert answer["Location"] == f"{address(measurement)}?gewijzigd=ja"
    measurement.refresh_from_db()
    assert (measurement.child_safety_clear, measurement.completed_on) == (False, date(2024, 3, 5))


def test_a_correction_after_which_it_does_not_count_is_asked_for_too(browser: Client, submitted: Submitted) -> None:
    measurement = submitted()
    asked = browser.post(address(measurement, "wijzigen/"), not_counting_input(action="send", reason="incomplete"))
    assert (asked.status_code, "Telt niet mee, want" in page(asked)) == (422, True)
    sent = browser.post(
        address(measurement, "wijzigen/"), not_counting_input(action="send_anyway", reason="incomplete")
    )
    measurement.refresh_from_db()
    assert measurement.outcome_scored == 1
    assert "Uw wijziging is opgeslagen." in page(browser.get(sent["Location"]))
    assert "Uw wijziging is opgeslagen." not in page(browser.get(address(measurement)))


def test_filling_what_is_open_in_a_correction_shows_it_and_sends_nothing(browser: Client, submitted: Submitted) -> None:
    measurement = submitted(child_safety_clear=None)
    typed = complete_input(action="fill", child_safety_clear=None)
    answer = browser.post(address(measurement, "wijzigen/"), typed)
    assert answer.status_code == 200
    assert 'value="none" id="id_child_safety_clear_2" checked' in page(answer)
    measurement.refresh_from_db()
    assert measurement.answered == []


def test_only_a_submitted_measurement_can_be_corrected_or_withdrawn(
    browser: Client, draft: Measurement, submitted: Submitted
) -> None:
    for measurement in (draft, submitted(state=State.WITHDRAWN)):
        place = address(measurement, "intrekken/")
        for answer in (browser.get(address(measurement, "wijzigen/")), browser.get(place), browser.post(place)):
            assert (answer.status_code, answer["Location"]) == (302, address(measurement))
        assert browser.post(address(measurement, "wijzigen/"), complete_input(action="send")).status_code == 422


def test_withdrawing_twice_at_the_same_time_shows_the_measurement_as_it_is(
    browser: Client, submitted: Submitted, meanwhile: Callable[..., None]
) -> None:
    measurement = submitted()
    meanwhile(state=State.WITHDRAWN)
    answer = browser.post(address(measurement, "intrekken/"), {"reason": "entered_twice"})
    assert (answer.status_code, answer["Location"]) == (302, address(measurement))
    assert "Deze meting is ingetrokken." in page(browser.get(address(measurement)))


def test_withdrawing_asks_first_and_the_measurement_stays_readable_without_buttons(
    browser: Client, submitted: Submitted
) -> None:
    measurement = submitted()
    assert "Intrekken kan niet ongedaan worden gemaakt." in page(browser.get(address(measurement, "intrekken/")))
    measurement.refresh_from_db()
    assert measurement.state == State.SUBMITTED
    browser.post(address(measurement, "intrekken/"), {"reason": "entered_twice"})
    measurement.refresh_from_db()
    assert measurement.state == State.WITHDRAWN
    text = page(browser.get(address(measurement)))
    assert "Deze meting is ingetrokken." in text
    assert "Alleenstaande ouder met kind(eren)" in text
    assert not any(words in text for words in ("Nog een meting", "Wijzigen", "Intrekken</a>"))
