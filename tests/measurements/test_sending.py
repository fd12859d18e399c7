"""Saving and sending, once and by several tabs."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from institutions.models import User
from measurements.models import Measurement, State
from tests.measurements.browsing import SENT_ALREADY, Submitted, address, page, send, send_checked
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


def test_the_check_page_shows_what_will_be_sent(browser: Client, draft: Measurement) -> None:
    answer = browser.post(
        address(draft), complete_input(action="check", safety_form_discussed="none", started_within_24h="no")
    )
    assert answer["Location"] == address(draft, "controle/")
    text = page(browser.get(answer["Location"]))
    assert "<dd>9 Ja, 1 Nee, 1 niet gescoord (3d)</dd>" in text
    assert "<dd>3 Ja, 0 Nee, 0 niet gescoord</dd>" in text
    assert "<strong>Telt mee in de benchmark.</strong>" in text
    assert all(words in text for words in ("28-2-2024", "T-17", "G-4", ">Versturen</button>", ">Wijzigen</a>"))
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_the_check_page_asks_about_what_hardly_goes_together_and_lets_it_be_sent(
    browser: Client, draft: Measurement
) -> None:
    browser.post(address(draft), complete_input(action="check", follow_up_advice=["VH02", "VH03"]))
    text = page(browser.get(address(draft, "controle/")))
    assert "Klopt dit?" in text
    assert f'<a href="{address(draft)}#id_follow_up_advice_0">' in text
    assert send_checked(browser, draft).status_code == 302


def test_a_measurement_that_does_not_count_is_sent_only_after_its_page_said_so(
    browser: Client, draft: Measurement
) -> None:
    browser.post(address(draft), not_counting_input(action="check"))
    reason = "Telt niet mee, want 1 van de 3 uitkomstcriteria is gescoord (minstens 2 nodig)."
    text = page(browser.get(address(draft, "controle/")))
    assert reason in text
    assert all(words in text for words in (">Toch versturen</button>", ">Aanvullen</a>"))
    assert send_checked(browser, draft).status_code == 302
    draft.refresh_from_db()
    assert draft.state == State.SUBMITTED
    assert reason in page(browser.get(address(draft)))


def test_a_draft_that_is_not_complete_cannot_be_sent_from_the_check_page(browser: Client, draft: Measurement) -> None:
    browser.post(address(draft), complete_input(action="save", ended_on="", weekly_supervision=None))
    text = page(browser.get(address(draft, "controle/")))
    assert "<title>Fout: Controleer meting" in text
    assert f'<a href="{address(draft)}#id_ended_on">Vul de einddatum in.</a>' in text
    assert f'<a href="{address(draft)}#id_weekly_supervision_0">1 criterium heeft nog geen antwoord: 6</a>' in text
    assert "ersturen</button>" not in text
    assert send_checked(browser, draft).status_code == 422
    browser.post(address(draft), complete_input(action="save", weekly_supervision=None))
    assert send_checked(browser, draft).status_code == 422
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_only_what_the_check_page_showed_is_sent(browser: Client, draft: Measurement) -> None:
    browser.post(address(draft), complete_input(action="check"))
    seen = Measurement.objects.get(pk=draft.pk).version
    browser.post(address(draft), complete_input(action="save", safety_form_discussed="no", version=seen))
    answer = browser.post(address(draft, "controle/"), {"version": seen})
    assert answer.status_code == 422
    assert "Deze meting is nog niet verstuurd." in page(answer)
    assert "10 Ja, 1 Nee" in page(answer)
    assert browser.post(address(draft, "controle/")).status_code == 422
    draft.refresh_from_db()
    assert draft.state == State.DRAFT
    assert send_checked(browser, draft).status_code == 302


def test_the_check_page_of_what_is_sent_or_withdrawn_leads_to_its_receipt(
    browser: Client, submitted: Submitted
) -> None:
    for measurement in (submitted(), submitted(state=State.WITHDRAWN)):
        assert browser.get(address(measurement, "controle/"))["Location"] == address(measurement)
        assert send_checked(browser, measurement)["Location"] == address(measurement)


def test_sending_again_what_was_sent_is_one_measurement_with_one_receipt(browser: Client, draft: Measurement) -> None:
    send(browser, draft)
    before = Measurement.objects.get(pk=draft.pk)
    for version in (before.version - 1, before.version):
        answer = browser.post(address(draft, "controle/"), {"version": version})
        assert (answer.status_code, answer["Location"]) == (302, address(draft))
    assert Measurement.objects.get().version == before.version


@pytest.mark.parametrize("action", ["save", "later", "fill", "check"])
@pytest.mark.parametrize("also", [{}, {"started_on": "31-04-2024"}, {"crisis_resolved": "none"}, {"ended_on": ""}])
def test_what_an_old_tab_posts_after_the_measurement_was_sent_is_kept_and_offered_as_a_correction(
    action: str, also: dict[str, Any], browser: Client, draft: Measurement
) -> None:
    send(browser, draft)
    typed = complete_input(action=action, child_safety_clear="no", family_safe_enough="none", **also)
    answer = browser.post(address(draft), typed)
    text = page(answer)
    assert answer.status_code == 422
    assert SENT_ALREADY in text
    assert 'value="no" id="id_child_safety_clear_1" checked' in text
    assert f'action="{address(draft, "wijzigen/")}"' in text
    assert "Wijziging versturen</button>" in text
    assert "Toch versturen" not in text
    draft.refresh_from_db()
    assert (draft.child_safety_clear, draft.ended_on) == (True, date(2024, 2, 28))


@pytest.mark.parametrize("action", ["save", "check"])
def test_what_is_sent_while_a_page_saves_it_is_kept_and_offered_as_a_correction(
    action: str, browser: Client, draft: Measurement, meanwhile: Callable[..., None]
) -> None:
    meanwhile(state=State.SUBMITTED, completed_on=date(2024, 3, 5))
    answer = browser.post(address(draft), complete_input(action=action, child_safety_clear="no"))
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
def test_a_draft_that_becomes_somebody_elses_at_that_moment_is_absent(
    browser: Client, draft: Measurement, colleague: User, meanwhile: Callable[..., None]
) -> None:
    meanwhile(using="owner", author=colleague)
    assert browser.post(address(draft), complete_input(action="save")).status_code == 404


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
    text = page(answer)
    assert "Deze meting is ergens anders ook gewijzigd" in text
    assert '<td data-label="Hier">2-2-2024</td>' in text
    assert '<td data-label="Elders bewaard">1-2-2024</td>' in text
    assert 'value="2-2-2024"' in page(answer)
    draft.refresh_from_db()
    assert (draft.referred_on, draft.started_on) == (date(2024, 2, 1), None)
    assert browser.post(address(draft), second | {"version": draft.version}).status_code == 302


@pytest.mark.parametrize("version", ["", "x", "٢", "9" * 40, "-1"])
def test_a_version_that_is_no_number_is_no_version(browser: Client, draft: Measurement, version: str) -> None:
    typed = {"version": version, "action": "save", "referred_on": "1-2-2024"}
    assert browser.post(address(draft), typed).status_code == 302
