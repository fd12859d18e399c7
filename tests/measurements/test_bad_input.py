"""Bad input to the entry form, over the wire: each with its literal message, and nothing of it is stored.

What a form, a date or a reference refuses in itself is also tested closer by: test_forms.py, domain/.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone

from institutions.models import User
from measurements.domain.validation import EDITABLE_FIELDS
from measurements.models import CodebookEntry, Measurement, State
from tests.measurements.browsing import Submitted, address, page, send
from tests.measurements.entry_data import complete_input
from tests.world import committed

pytestmark = pytest.mark.django_db

HOW = "als dag-maand-jaar, met het jaar in vier cijfers, bijvoorbeeld 27-3-2026."
NO_SUCH_DAY = "De begindatum bestaat niet. Controleer de dag en de maand."
ANOTHER = "Gebruik een code die niet naar een persoon verwijst."
SIGNS = "Gebruik in de code van het gezin alleen letters, cijfers en de tekens - . /"
TOMORROW = (timezone.localdate() + timedelta(days=1)).strftime("%d-%m-%Y")

REFUSED = {
    "missing": ({"ended_on": ""}, "Vul de einddatum in."),
    "missing choice": ({"family_type": None}, "Kies het type gezin."),
    "missing answer": ({"weekly_supervision": None}, "1 criterium heeft nog geen antwoord: 6"),
    "score 2": ({"child_safety_clear": "2"}, "Kies Ja, Nee of Niet gescoord bij 3c."),
    "score nan": ({"child_safety_clear": "nan"}, "Kies Ja, Nee of Niet gescoord bij 3c."),
    "score 1e400": ({"child_safety_clear": "1e400"}, "Kies Ja, Nee of Niet gescoord bij 3c."),
    "score 1_0": ({"child_safety_clear": "1_0"}, "Kies Ja, Nee of Niet gescoord bij 3c."),
    "score in Arabic digits": ({"child_safety_clear": "١"}, "Kies Ja, Nee of Niet gescoord bij 3c."),
    "date in Arabic digits": ({"started_on": "٢-٢-٢٠٢٤"}, f"Schrijf de begindatum {HOW}"),
    "date without hyphens, year first": ({"started_on": "20260101"}, f"Schrijf de begindatum {HOW}"),
    "date by week": ({"ended_on": "2026-W01-1"}, f"Schrijf de einddatum {HOW}"),
    "date with a null byte": ({"referred_on": "1-2-2024\x00"}, f"Schrijf de datum van aanmelding {HOW}"),
    "date with a space of no width": ({"referred_on": "1-2-2024\u200b"}, f"Schrijf de datum van aanmelding {HOW}"),
    "date with a megabyte behind it": ({"started_on": "1" * 900_000}, f"Schrijf de begindatum {HOW}"),
    "no 29 February": ({"started_on": "29-02-2026"}, NO_SUCH_DAY),
    "no 31 April": ({"started_on": "31-04-2024"}, NO_SUCH_DAY),
    "29 February of a year to come": (
        {"ended_on": "29-02-2028"},
        "De einddatum ligt na de dag van invullen. Vul een eerdere datum in.",
    ),
    "year 1": (
        {"referred_on": "1-1-0001"},
        "De datum van aanmelding ligt vóór 2011. Controleer het jaartal.",
    ),
    "year 9999": (
        {"ended_on": "31-12-9999"},
        "De einddatum ligt na de dag van invullen. Vul een eerdere datum in.",
    ),
    "tomorrow": (
        {"started_on": TOMORROW, "ended_on": TOMORROW},
        "De begindatum ligt na de dag van invullen. Vul een eerdere datum in.",
    ),
    "end before start": ({"ended_on": "1-2-2024"}, "De einddatum ligt vóór de begindatum. Controleer beide datums."),
    "start before referral": (
        {"started_on": "31-1-2024"},
        "De begindatum ligt vóór de datum van aanmelding. Controleer beide datums.",
    ),
    "reference with a null byte": ({"family_reference": "A1\x00"}, SIGNS),
    "reference with half a surrogate pair": ({"family_reference": b"A1\xed\xa0\x80"}, SIGNS),
    "reference with a space of no width": ({"family_reference": "A1\u200b"}, SIGNS),
    "reference written from right to left": ({"family_reference": "A1\u202e2B"}, SIGNS),
    "reference composed": ({"family_reference": "\u00e91"}, SIGNS),
    "reference decomposed": ({"family_reference": "e\u03011"}, SIGNS),
    "reference that is a page": ({"family_reference": "<script>1</script>"}, SIGNS),
    "reference of a megabyte": (
        {"trajectory_reference": "A1" * 400_000},
        "De code van het traject is te lang. Gebruik hooguit 40 tekens.",
    ),
    "reference like a BSN": (
        {"family_reference": "1112.22.333"},
        f"De code van het gezin lijkt op een burgerservicenummer. {ANOTHER}",
    ),
    "reference like an e-mail address": (
        {"family_reference": "jan@voorbeeld.nl"},
        f"De code van het gezin lijkt op een e-mailadres. {ANOTHER}",
    ),
    "reference like a phone number": (
        {"family_reference": "06-12345678"},
        f"De code van het gezin lijkt op een telefoonnummer. {ANOTHER}",
    ),
    "reference like a date of birth": (
        {"family_reference": "12-05-1985"},
        f"De code van het gezin lijkt op een datum. {ANOTHER}",
    ),
    "reference like a name": ({"family_reference": "Jansen-2"}, f"De code van het gezin lijkt op een naam. {ANOTHER}"),
    "unknown code": ({"family_type": "TG77"}, "Kies bij 'Type gezin' een antwoord dat nu in de lijst staat."),
    "code of another list": ({"family_type": "PO01"}, "Kies bij 'Type gezin' een antwoord dat nu in de lijst staat."),
    "one unknown among codes": (
        {"problems": ["PO01", "PO77"]},
        "Kies bij 'Problematiek' alleen antwoorden die nu in de lijst staan.",
    ),
    "an array for a choice": (
        {"family_type": None, "family_type[]": ["TG01", "TG02"]},
        "Kies het type gezin.",
    ),
}

CASES = pytest.mark.parametrize(("changes", "message"), REFUSED.values(), ids=REFUSED)


def posted(browser: Client, path: str, typed: dict[str, Any]) -> Any:
    """The answer to a form whose values may be bytes, which the test client would not send as they are."""
    body = urlencode(typed, doseq=True)
    return browser.post(path, body, content_type="application/x-www-form-urlencoded")


def stored(measurement: Measurement) -> dict[str, Any]:
    return Measurement.objects.filter(pk=measurement.pk).values(*EDITABLE_FIELDS, "state", "completed_on").get()


@CASES
def test_what_is_wrong_in_a_draft_is_said_and_not_stored(
    changes: dict[str, Any], message: str, browser: Client, draft: Measurement
) -> None:
    answer = posted(browser, address(draft), complete_input(action="check", **changes))
    assert (answer.status_code, "<title>Fout: Meting" in page(answer)) == (422, True)
    assert message in page(answer)
    kept = stored(draft)
    blank = {name: getattr(Measurement(), name) for name in EDITABLE_FIELDS}
    assert kept["state"] == State.DRAFT
    assert {name for name in changes if name in kept and kept[name] != blank[name]} == set()


@CASES
def test_what_is_wrong_in_a_correction_is_said_and_nothing_of_it_is_stored(
    changes: dict[str, Any], message: str, browser: Client, submitted: Submitted
) -> None:
    measurement = submitted(completed_on=timezone.localdate())
    before = stored(measurement)
    typed = complete_input(action="send", reason="wrong_answer", crisis_resolved="no", **changes)
    answer = posted(browser, address(measurement, "wijzigen/"), typed)
    assert (answer.status_code, "<title>Fout: Meting" in page(answer)) == (422, True)
    assert message in page(answer)
    assert stored(measurement) == before


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_ten_megabytes_are_refused_before_they_are_read_and_the_draft_stays(
    content_type: str, browser: Client, draft: Measurement
) -> None:
    browser.post(address(draft), {"action": "save", "child_safety_clear": "no"})
    before = stored(draft)
    browser.raise_request_exception = False
    typed = complete_input(action="check", trajectory_reference="A" * 10_000_000)
    by_form = content_type == "multipart/form-data"
    answer = browser.post(address(draft), typed) if by_form else posted(browser, address(draft), typed)
    assert answer.status_code == 400
    assert "Het adres of het formulier is niet goed aangekomen. Er is niets veranderd." in page(answer)
    assert stored(draft) == before


@pytest.fixture
def ended_code() -> Iterator[str]:
    """A code that could be chosen until yesterday."""

    def end(on: date | None) -> None:
        CodebookEntry.objects.using("owner").filter(code="PO12").update(active_until=on)

    committed(end, timezone.localdate() - timedelta(days=1))
    yield "PO12"
    committed(end, None)


def test_a_code_that_is_not_active_today_cannot_be_chosen_any_more(
    browser: Client, draft: Measurement, ended_code: str
) -> None:
    answer = send(browser, draft, problems=["PO01", ended_code])
    assert answer.status_code == 422
    assert "Kies bij 'Problematiek' alleen antwoorden die nu in de lijst staan." in page(answer)
    assert stored(draft)["problems"] == []


def test_fields_that_the_form_does_not_have_change_nothing(
    browser: Client, draft: Measurement, colleague: User
) -> None:
    before = Measurement.objects.values("id", "author", "institution", "team", "code", "instrument_version").get()
    extra = {
        "id": "1",
        "pk": "1",
        "author": str(colleague.pk),
        "author_id": str(colleague.pk),
        "institution": "2",
        "team": "2",
        "code": "ANDERS",
        "state": "withdrawn",
        "completed_on": "2020-01-01",
        "instrument_version": "9",
        "process_met": "11",
        "answered": ["1"],
        "__class__": "x",
        "_connector": "OR",
    }
    assert send(browser, draft, **extra, weekly_supervision="none").status_code == 302
    assert Measurement.objects.values(*before).get() == before
    kept = Measurement.objects.get()
    assert (kept.state, kept.completed_on, len(kept.answered)) == (State.SUBMITTED, timezone.localdate(), 14)
    assert kept.process_met == 10


def test_of_two_answers_to_one_question_the_last_holds_and_none_is_stored_as_a_list(
    browser: Client, draft: Measurement
) -> None:
    twice = {
        "started_on": ["1-2-2024", "2-2-2024"],
        "family_type": ["TG02", "TG01"],
        "child_safety_clear": ["yes", "no"],
    }
    assert send(browser, draft, **twice, family_reference=["G-1", "G-2"]).status_code == 302
    draft.refresh_from_db()
    assert (draft.started_on, draft.family_type, draft.child_safety_clear) == (date(2024, 2, 2), "TG01", False)
    assert draft.family_reference == "G-2"


def test_the_29th_of_february_of_a_leap_year_is_a_day(browser: Client, draft: Measurement) -> None:
    assert send(browser, draft, ended_on="29-02-2024").status_code == 302
    draft.refresh_from_db()
    assert draft.ended_on == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("typed", "status", "is_told"), [("31-12-2025", 302, False), ("1-1-2026", 302, False), ("2-1-2026", 422, True)]
)
def test_half_past_eleven_in_utc_on_31_december_is_1_january_here(
    typed: str, status: int, is_told: bool, browser: Client, draft: Measurement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2025, 12, 31, 23, 30, tzinfo=UTC))
    answer = browser.post(address(draft), {"action": "save", "ended_on": typed})
    told = "De einddatum ligt na de dag van invullen. Vul een eerdere datum in." in page(answer)
    assert (answer.status_code, told) == (status, is_told)
    assert status == 422 or answer["Location"] == f"{address(draft)}?bewaard=ja"


def test_what_is_sent_after_the_session_ended_asks_to_sign_in_and_leaves_the_draft_as_it_was_kept(
    browser: Client, worker: User, draft: Measurement
) -> None:
    browser.post(address(draft), {"action": "save", "child_safety_clear": "no"})
    before = stored(draft)
    browser.logout()
    answer = browser.post(address(draft), complete_input(action="check"), follow=True)
    assert answer.redirect_chain == [(f"/inloggen/?next={address(draft)}", 302)]
    assert stored(draft) == before
    browser.force_login(worker)
    assert 'value="no" id="id_child_safety_clear_1" checked' in page(browser.get(address(draft)))
    assert send(browser, draft).status_code == 302
    draft.refresh_from_db()
    assert draft.state == State.SUBMITTED


@pytest.mark.parametrize("sought", ["A\u200b", "\u202eA", "e\u0301", "<script>", "A\ud7ff"])
def test_signs_that_cannot_be_seen_find_no_measurement_and_stay_text(
    sought: str, browser: Client, submitted: Submitted
) -> None:
    submitted(code="A")
    answer = browser.get("/metingen/", {"code": sought})
    assert (answer.status_code, list(answer.context["lines"])) == (200, [])
    assert b"<script>" not in answer.content.replace(b'<script type="module"', b"")


@pytest.mark.parametrize("page_number", ["-1", "9000000000"])
def test_a_page_that_is_not_there_is_the_last_there_is(page_number: str, browser: Client, submitted: Submitted) -> None:
    """Also beside a filter, which stays as it was."""
    submitted(code="K7-4F2E")
    answer = browser.get("/metingen/", {"pagina": page_number, "code": "K7"})
    assert [line.measurement.code for line in answer.context["lines"]] == ["K7-4F2E"]
