"""Keeping a draft while somebody fills it in."""

from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from institutions.models import User
from measurements.models import CodebookEntry, FillingIn, Measurement, State
from tests.measurements.browsing import SignIn, Submitted, address
from tests.measurements.entry_data import complete_input
from tests.statements import at_most

pytestmark = pytest.mark.django_db


def save(browser: Client, draft: Measurement, version: int | None = None, **changes: Any) -> HttpResponse:
    """The answer to the page that saves by itself what it shows."""
    typed = {"version": draft.version if version is None else version, **complete_input(**changes)}
    return browser.post(address(draft, "bewaren/"), typed)


def now(draft: Measurement) -> Measurement:
    return Measurement.objects.get(pk=draft.pk)


def test_what_is_filled_in_is_kept_and_the_answer_says_which_version_and_when(
    browser: Client, draft: Measurement
) -> None:
    answer = save(browser, draft, safety_form_discussed="none", crisis_resolved=None)
    stored = now(draft)
    assert answer.status_code == 200
    assert answer.json()["version"] == stored.version == draft.version + 1
    assert len(answer.json()["saved_at"]) == len("14:03")
    assert answer.json()["not_saved"] == []
    assert (stored.state, stored.started_on, stored.family_type) == (State.DRAFT, date(2024, 2, 2), "TG01")
    assert (stored.safety_form_discussed, "3d" in stored.answered) == (None, True)
    assert (stored.crisis_resolved, "5a" in stored.answered) == (None, False)


@pytest.mark.parametrize(
    ("wrong", "field", "message"),
    [
        ({"ended_on": "27-3"}, "ended_on", "Schrijf de einddatum als dag-maand-jaar"),
        ({"ended_on": "31-04-2024"}, "ended_on", "De einddatum bestaat niet."),
        ({"ended_on": "1-2-2024", "started_on": "3-2-2024"}, "ended_on", "De einddatum ligt vóór de begindatum."),
        ({"trajectory_reference": "a@b.nl"}, "trajectory_reference", "De code van het traject lijkt op een e-mail"),
        ({"family_type": "XX99"}, "family_type", "Kies bij 'Type gezin' een antwoord"),
        ({"work_goals": ["WD01", "XX99"]}, "work_goals", "Kies bij 'Werkdoelen' alleen antwoorden"),
        ({"child_safety_clear": "1"}, "child_safety_clear", "Kies Ja, Nee of Niet gescoord bij 3c."),
    ],
)
def test_what_is_wrong_is_said_and_stays_as_it_was_while_the_rest_is_kept(
    wrong: dict[str, Any], field: str, message: str, browser: Client, draft: Measurement
) -> None:
    save(browser, draft, weekly_supervision="no")
    before = getattr(now(draft), field)
    assert before
    answer = save(browser, draft, now(draft).version, **wrong)
    assert answer.status_code == 200
    said = {line["field"]: line["message"] for line in answer.json()["not_saved"]}
    assert said[field].startswith(message)
    assert getattr(now(draft), field) == before
    assert len(now(draft).answered) == 14
    assert now(draft).weekly_supervision is True


def test_dates_wait_for_each_other_so_that_no_order_is_ever_stored_that_cannot_be(
    browser: Client, draft: Measurement
) -> None:
    version = save(browser, draft).json()["version"]
    typed = {"referred_on": "1-4-2024", "started_on": "2-4-2024", "ended_on": "2-"}
    answer = save(browser, draft, version, **typed).json()
    assert [line["field"] for line in answer["not_saved"]] == ["ended_on", "referred_on", "started_on"]
    assert answer["not_saved"][1] == {
        "field": "referred_on",
        "label": "Datum aanmelding",
        "message": "Wordt bewaard zodra alle datums kloppen.",
    }
    assert now(draft).ended_on == date(2024, 2, 28)
    answer = save(browser, draft, answer["version"], **typed | {"ended_on": "28-4-2024"}).json()
    assert answer["not_saved"] == []
    assert now(draft).started_on == date(2024, 4, 2)


def test_another_version_is_never_replaced_and_both_are_shown(browser: Client, draft: Measurement) -> None:
    old = draft.version
    assert save(browser, draft, child_safety_clear="no", work_goals=[]).status_code == 200
    before = now(draft)
    answer = save(browser, draft, old, ended_on="1-3-2024", trajectory_reference="<b>T-18</b>")
    assert answer.status_code == 409
    assert answer.json()["version"] == before.version
    html = answer.json()["html"]
    for label, here, there in (
        ("3c Veiligheid kinderen in beeld", "Ja", "Nee"),
        ("Einddatum", "1-3-2024", "28-2-2024"),
        ("Uw code voor het traject", "&lt;b&gt;T-18&lt;/b&gt;", "T-17"),
        ("Werkdoelen", CodebookEntry.objects.get(code="WD01").label, "niets ingevuld"),
    ):
        row = f'{label}</th><td data-label="Hier">{here}</td><td data-label="Elders bewaard">{there}</td>'
        assert row in html, label
    assert html.count("<tr>") == 1 + 4
    assert now(draft).version == before.version

    answer = save(browser, draft, before.version, ended_on="1-3-2024")
    assert answer.status_code == 200
    assert (now(draft).child_safety_clear, now(draft).ended_on) == (True, date(2024, 3, 1))


@pytest.mark.parametrize("version", ["", "x", "0"])
def test_a_page_that_does_not_say_its_version_replaces_nothing(
    version: str, browser: Client, draft: Measurement
) -> None:
    save(browser, draft)
    typed = complete_input(child_safety_clear="no", version=version)
    assert browser.post(address(draft, "bewaren/"), typed).status_code == 409
    assert now(draft).child_safety_clear is True


def test_what_is_there_already_is_not_written_again(browser: Client, draft: Measurement) -> None:
    save(browser, draft)
    before = now(draft)
    assert save(browser, draft, before.version).json()["version"] == before.version
    assert (now(draft).version, now(draft).changed_at) == (before.version, before.changed_at)


def test_an_answer_that_got_lost_may_be_asked_for_again(browser: Client, draft: Measurement) -> None:
    """The server saved, the page never heard of it and sends the same values under the old version."""
    assert save(browser, draft).status_code == 200
    again = save(browser, draft)
    assert again.status_code == 200
    assert again.json()["version"] == now(draft).version


@pytest.mark.parametrize(
    ("state", "words"), [(State.SUBMITTED, "Deze meting is al verstuurd."), (State.WITHDRAWN, "is ingetrokken")]
)
def test_what_is_no_draft_any_more_is_gone_and_stays_as_it_is(
    state: State, words: str, browser: Client, submitted: Submitted
) -> None:
    measurement = submitted(state=state)
    answer = save(browser, measurement, child_safety_clear="no")
    assert answer.status_code == 410
    assert words in answer.json()["message"]
    assert answer.json()["url"] == address(measurement)
    assert now(measurement).child_safety_clear is True


def test_nobody_saves_in_somebody_elses_draft(signed_in: SignIn, colleague: User, draft: Measurement) -> None:
    assert save(signed_in(colleague), draft).status_code == 404
    assert Client().post(address(draft, "bewaren/"), complete_input()).status_code == 302
    assert now(draft).version == draft.version


def test_a_save_takes_at_most_eight_statements(browser: Client, draft: Measurement) -> None:
    save(browser, draft)
    with at_most(8):
        assert save(browser, draft, draft.version + 1, child_safety_clear="no").status_code == 200


def test_what_filling_in_took_is_added_up_and_nonsense_is_cut(browser: Client, draft: Measurement) -> None:
    for spent in ({"seconds": "40", "changes": "5"}, {"seconds": "25", "changes": "2"}, {"seconds": "x"}, {}):
        typed = complete_input(version=now(draft).version, **spent)
        assert browser.post(address(draft, "bewaren/"), typed).status_code == 200
    assert FillingIn.objects.values_list("seconds", "changes").get() == (65, 7)
    browser.post(address(draft), complete_input(action="check", seconds="999999999"))
    assert FillingIn.objects.get().seconds == 65 + 3600
