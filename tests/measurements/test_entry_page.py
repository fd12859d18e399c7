"""The page with the form."""

from datetime import date

import pytest
from django.test import Client

from measurements.domain.criteria import CRITERIA_IN_FORM_ORDER
from measurements.models import Measurement, State
from tests.measurements.browsing import address, page
from tests.measurements.entry_data import complete_input

pytestmark = pytest.mark.django_db


def test_the_form_asks_the_criteria_in_form_order_with_nothing_chosen(browser: Client, draft: Measurement) -> None:
    text = page(browser.get(address(draft)))
    places = [text.index(f'name="{criterion.field}"') for criterion in CRITERIA_IN_FORM_ORDER]
    assert places == sorted(places)
    assert text.count(" checked") == 0
    assert all(criterion.question in text for criterion in CRITERIA_IN_FORM_ORDER)


def test_the_form_shows_progress_and_verdict_without_javascript(browser: Client, draft: Measurement) -> None:
    browser.post(address(draft), {"action": "save", "started_within_24h": "yes", "crisis_resolved": "none"})
    text = page(browser.get(address(draft)))
    assert "<span data-answered>2</span> van 14" in text
    assert "Telt nog niet mee" in text
    assert "nog 7 uitvoeringscriteria scoren (1 van 8)" in text
    assert "nog 2 uitkomstcriteria scoren (0 van 2)" in text


def test_the_form_sends_the_rules_to_the_browser(browser: Client, draft: Measurement) -> None:
    text = page(browser.get(address(draft)))
    assert '<script id="rule-parameters" type="application/json">' in text
    assert '"code": "R2"' in text


def test_saving_keeps_what_was_filled_in_and_says_so(browser: Client, draft: Measurement) -> None:
    answer = browser.post(address(draft), {"action": "save", "child_safety_clear": "no", "started_on": "7-3-2024"})
    assert answer["Location"] == address(draft, "?bewaard=ja")
    draft.refresh_from_db()
    assert (draft.state, draft.child_safety_clear, draft.started_on) == (State.DRAFT, False, date(2024, 3, 7))
    text = page(browser.get(answer["Location"]))
    assert "Concept bewaard om " in text
    assert 'value="7-3-2024"' in text


def test_later_keeps_what_was_filled_in_and_leaves(browser: Client, draft: Measurement) -> None:
    answer = browser.post(address(draft), {"action": "later", "child_safety_clear": "no"})
    assert answer["Location"] == "/"
    draft.refresh_from_db()
    assert draft.answered == ["3c"]


def test_a_form_without_a_button_is_saved_not_sent(browser: Client, draft: Measurement) -> None:
    browser.post(address(draft), complete_input())
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_of_a_draft_with_an_impossible_date_the_rest_is_saved_and_nothing_typed_is_lost(
    browser: Client, draft: Measurement
) -> None:
    typed = complete_input(action="save", started_on="31-04-2024", child_safety_clear="no", work_goals=["WD02"])
    answer = browser.post(address(draft), typed)
    text = page(answer)
    assert answer.status_code == 422
    assert "<title>Fout: Meting" in text
    assert '<a href="#id_started_on">De begindatum bestaat niet. Controleer de dag en de maand.</a>' in text
    assert 'value="31-04-2024"' in text
    assert 'value="no" id="id_child_safety_clear_1" checked' in text
    assert 'value="WD02" id="id_work_goals_1" checked' in text
    assert "data-unsaved" in text
    assert "Wat klopt, is bewaard. De rest staat nog in het formulier." in text
    draft.refresh_from_db()
    assert (draft.child_safety_clear, draft.work_goals, draft.trajectory_reference) == (False, ["WD02"], "T-17")
    assert (draft.referred_on, draft.started_on, draft.ended_on) == (None, None, None)
    assert f'name="version" value="{draft.version}"' in text


def test_what_is_typed_is_shown_as_text_and_never_as_page(browser: Client, draft: Measurement) -> None:
    typed = complete_input(action="save", trajectory_reference="<script>alert(1)</script>")
    answer = browser.post(address(draft), typed)
    assert b"<script>alert(1)" not in answer.content


def test_what_is_open_can_be_set_to_not_scored_in_one_go(browser: Client, draft: Measurement) -> None:
    answer = browser.post(address(draft), {"action": "fill", "child_safety_clear": "no", "started_on": "7-3-2024"})
    assert answer["Location"] == address(draft, "?bewaard=ja")
    draft.refresh_from_db()
    assert len(draft.answered) == 14
    assert draft.scores == dict.fromkeys(draft.scores) | {"child_safety_clear": False}
