"""What was changed in a measurement and who has looked at it."""

import re
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from institutions.models import Membership, Team, User
from measurements.domain.reasons import CORRECTION_REASONS, WITHDRAWAL_REASONS
from measurements.models import Measurement, MeasurementEvent, State
from measurements.pages.history import LABELS, NOT_SHOWN, measurement_history
from measurements.selectors.finding import led_measurements
from measurements.services import entering, starting
from tests.measurement_data import complete_measurement
from tests.measurements.browsing import SignIn, Submitted, address, page, send
from tests.measurements.entry_data import complete_input
from tests.world import committed

pytestmark = pytest.mark.django_db


def without_token(answer: Any) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page(answer))


def told(measurement: Measurement) -> list[tuple[str, str, int, list[str]]]:
    """The history as what, why, number of saves and the changed fields in words."""
    return [
        (change.what, change.why, change.saves, [f"{one.label}: {one.old} > {one.new}" for one in change.fields])
        for change in measurement_history(measurement)
    ]


def test_the_saves_of_a_draft_are_one_change_from_the_first_to_the_last(browser: Client, draft: Measurement) -> None:
    for typed in (
        {"child_safety_clear": "no"},
        {"child_safety_clear": "yes", "started_on": "7-3-2024"},
        {"child_safety_clear": "yes", "started_on": "8-3-2024", "weekly_supervision": "none", "problems": ["PJ01"]},
    ):
        assert browser.post(address(draft), {"action": "save", **typed}).status_code == 302
    send(browser, draft)
    sent, saved, started = told(draft)
    assert (sent[0], sent[2]) == ("gewijzigd", 1)
    assert "Status: concept > verstuurd" in sent[3]
    assert saved[:3] == ("gewijzigd", "", 4)
    assert {
        "Begindatum: leeg > 2-2-2024",
        "3c Veiligheid kinderen in beeld: nog geen antwoord > Ja",
        "6 Wekelijkse werkbegeleiding: nog geen antwoord > Ja",
    } <= set(saved[3])
    assert (started[0], "Status:  > concept" in started[3]) == ("aangemaakt", True)


def test_the_saves_of_a_colleague_in_between_are_not_folded_into_those_of_the_author(
    browser: Client, draft: Measurement, lead: User, signed_in: SignIn
) -> None:
    for writer, reference in ((browser, "A"), (signed_in(lead), "B"), (browser, "C")):
        writer.post(address(draft), {"action": "save", "trajectory_reference": reference})
    assert [change[2] for change in told(draft)] == [1, 1, 1, 1]


def test_the_same_answers_in_another_order_are_no_change(browser: Client, submitted: Submitted) -> None:
    measurement = submitted(problems=["PO01", "PJ01"])
    Measurement.objects.filter(pk=measurement.pk).update(problems=["PJ01", "PO01"])
    assert told(measurement)[0][3] == []


def test_a_correction_and_a_withdrawal_say_why_in_words(browser: Client, submitted: Submitted) -> None:
    measurement = submitted()
    typed = complete_input(action="send", reason="late_information", child_safety_clear="no", family_type="TG02")
    browser.post(address(measurement, "wijzigen/"), typed)
    browser.post(address(measurement, "intrekken/"), {"reason": "wrong_trajectory"})
    withdrawn, corrected, _ = told(measurement)
    assert withdrawn == ("gewijzigd", "Deze meting hoort bij een ander traject", 1, ["Status: verstuurd > ingetrokken"])
    assert corrected[1] == "Er kwam later informatie bij"
    assert "3c Veiligheid kinderen in beeld: Ja > Nee" in corrected[3]
    assert "Type gezin: Alleenstaande ouder met kind(eren) > Tweeoudergezin met (biologische) kinderen" in corrected[3]
    text = page(browser.get(address(measurement, "geschiedenis/")))
    assert "Er kwam later informatie bij" in text
    assert "worker.noord" in text


@pytest.mark.parametrize(
    ("rest", "message", "reasons"),
    [
        ("wijzigen/", "Kies waarom u deze meting wijzigt.", CORRECTION_REASONS),
        ("intrekken/", "Kies waarom u deze meting intrekt.", WITHDRAWAL_REASONS),
    ],
)
@pytest.mark.parametrize("given", [None, "", "x", "\x00", ["a", "b"], "other"])
def test_without_a_reason_from_the_list_nothing_changes(
    rest: str, message: str, reasons: dict[str, str], given: Any, browser: Client, submitted: Submitted
) -> None:
    measurement = submitted()
    asked = page(browser.get(address(measurement, rest)))
    assert all(label in asked for label in reasons.values())
    answer = browser.post(
        address(measurement, rest), complete_input(action="send", child_safety_clear="no", reason=given)
    )
    assert answer.status_code == 422
    assert (message if not given else "Kies een reden uit de lijst.") in page(answer)
    assert "<title>Fout: " in page(answer)
    measurement.refresh_from_db()
    assert (measurement.state, measurement.child_safety_clear) == (State.SUBMITTED, True)


def test_the_reason_is_the_last_line_of_the_error_summary_and_leads_to_its_field(
    browser: Client, submitted: Submitted
) -> None:
    answer = browser.post(address(submitted(), "wijzigen/"), complete_input(action="send", started_on=""))
    lines = re.findall(r'<li><a href="#(\w+)">([^<]+)</a>', page(answer))
    assert lines == [("id_started_on", "Vul de begindatum in."), ("id_reason_0", "Kies waarom u deze meting wijzigt.")]


def test_a_draft_asks_no_reason(browser: Client, draft: Measurement) -> None:
    assert "Reden van de wijziging" not in page(browser.get(address(draft)))
    assert send(browser, draft).status_code == 302


@pytest.mark.parametrize("reason", ["", "x", "entered_twice"])
def test_the_service_too_takes_only_a_reason_of_its_own_list(reason: str, submitted: Submitted, worker: User) -> None:
    with pytest.raises(ValidationError) as refused:
        entering.correct(measurement=submitted(), values={}, by=worker, reason=reason)
    assert list(refused.value.message_dict) == ["reason"]


def test_the_reason_of_a_correction_does_not_stick_to_the_next_change(submitted: Submitted, worker: User) -> None:
    entering.correct(measurement=submitted(), values={}, by=worker, reason="wrong_answer")
    draft = starting.start_measurement(membership=worker.memberships.get())
    entering.save_draft(measurement=draft, values={"family_type": "TG01"}, by=worker)
    saved = MeasurementEvent.objects.filter(pgh_obj_id=draft.pk, pgh_label="update").get()
    assert saved.pgh_context["reason"] == ""


def test_who_may_read_a_measurement_may_read_its_history_and_nobody_else(
    signed_in: SignIn, worker: User, lead: User, colleague: User, foreign_lead: User, submitted: Submitted
) -> None:
    measurement = submitted()
    for reader in (worker, lead):
        assert signed_in(reader).get(address(measurement, "geschiedenis/")).status_code == 200
    for stranger in (colleague, foreign_lead):
        browser = signed_in(stranger)
        foreign = browser.get(address(measurement, "geschiedenis/"))
        absent = browser.get("/metingen/K9-9999/geschiedenis/")
        assert foreign.status_code == absent.status_code == 404
        assert without_token(foreign) == without_token(absent)


def test_a_worker_reads_that_a_colleague_corrected_and_a_lead_reads_who(
    signed_in: SignIn, worker: User, lead: User, submitted: Submitted
) -> None:
    measurement = submitted()
    typed = complete_input(action="send", reason="advised", child_safety_clear="no")
    signed_in(lead).post(address(measurement, "wijzigen/"), typed)
    texts = [page(signed_in(reader).get(address(measurement, "geschiedenis/"))) for reader in (worker, lead)]
    assert ['<td data-label="Wie">een collega</td>' in text for text in texts] == [True, False]
    assert '<td data-label="Wie">lead</td>' in texts[1]


def test_the_history_has_a_word_for_every_field_or_leaves_it_out_on_purpose() -> None:
    fields = {field.attname for field in MeasurementEvent._meta.concrete_fields if not field.name.startswith("pgh_")}
    assert set(LABELS) | NOT_SHOWN == fields
    assert set(LABELS) & NOT_SHOWN == set()


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_a_lead_reads_who_looked_at_a_measurement_also_when_it_was_withdrawn(
    signed_in: SignIn, worker: User, colleague: User, foreign_worker: User, lead: User, submitted: Submitted
) -> None:
    measurement = submitted()
    signed_in(worker).post(address(measurement, "intrekken/"), {"reason": "entered_twice"})
    for visitor in (colleague, foreign_worker):
        signed_in(visitor).get(address(measurement))
    browser = signed_in(lead)
    found = browser.get(f"/metingen/inzage/?code={measurement.code.lower()}")
    assert found["Location"] == address(measurement, "inzage/")
    entries = browser.get(found["Location"]).context["entries"]
    assert [(entry.user_name, entry.action, entry.outcome) for entry in entries] == [
        ("worker.zuid", "read", "refused"),
        ("worker.noord", "withdraw", "granted"),
    ]


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_a_lead_reads_nothing_of_the_same_code_elsewhere(
    signed_in: SignIn, worker: User, foreign_worker: User, foreign_lead: User, submitted: Submitted
) -> None:
    there = Team.objects.get(institution__code="bb", code="noord")
    submitted(code="K7-4F2Q")
    complete_measurement(code="K7-4F2Q", author=foreign_worker, team=there, institution=there.institution).save(
        force_insert=True
    )
    signed_in(worker).get("/metingen/K7-4F2Q/")
    signed_in(foreign_worker).get("/metingen/K7-4F2Q/")
    entries = signed_in(foreign_lead).get("/metingen/K7-4F2Q/inzage/").context["entries"]
    assert [entry.user_id for entry in entries] == [foreign_worker.pk]


def test_who_leads_one_institution_and_works_at_another_is_told_about_the_led_one_only(
    lead: User, submitted: Submitted
) -> None:
    there = Team.objects.get(institution__code="bb", code="noord")
    role = {"user_id": lead.pk, "role": "worker", "team_id": there.pk, "institution_id": there.institution_id}
    second = committed(lambda: Membership.objects.using("owner").create(active_from=date(2018, 1, 1), **role))
    try:
        here = submitted()
        submitted(author=lead, team=there, institution=there.institution)
        assert [led_measurements(lead).get(), Measurement.objects.visible_to(lead).count()] == [here, 2]
    finally:
        committed(lambda: Membership.objects.using("owner").filter(pk=second.pk).delete())


def test_who_looked_at_a_foreign_measurement_is_as_absent_as_at_one_that_never_was(
    signed_in: SignIn, foreign_lead: User, submitted: Submitted
) -> None:
    code, browser = submitted(code="K7-4F2Q").code, signed_in(foreign_lead)
    foreign, absent = browser.get(f"/metingen/{code}/inzage/"), browser.get("/metingen/K9-9999/inzage/")
    assert foreign.status_code == absent.status_code == 404
    assert without_token(foreign) == without_token(absent)
    searched = [browser.get(f"/metingen/inzage/?code={tried}") for tried in (code, "K9-9999")]
    assert [answer.status_code for answer in searched] == [404, 404]
    texts = [
        without_token(answer).replace(tried, "") for answer, tried in zip(searched, (code, "K9-9999"), strict=True)
    ]
    assert texts[0] == texts[1]
    assert "Deze code komt bij uw instelling niet voor." in texts[0]


@pytest.mark.parametrize("place", ["/metingen/inzage/", "/metingen/T-000001/inzage/"])
def test_a_worker_does_not_read_who_looked(place: str, browser: Client) -> None:
    assert browser.get(place).status_code == 403


@pytest.mark.parametrize(
    ("typed", "status", "message"),
    [
        ("", 200, "Vul de code van een meting in."),
        ("A" * 21, 200, "Een code is hooguit 20 tekens lang."),
        ("%00", 200, "Een code bestaat uit letters en cijfers."),
        ("..%2F", 404, "Deze code komt bij uw instelling niet voor."),
        ("%3Cscript%3E", 404, "Deze code komt bij uw instelling niet voor."),
    ],
)
def test_a_code_that_is_none_is_refused_in_words(
    typed: str, status: int, message: str, signed_in: SignIn, lead: User
) -> None:
    answer = signed_in(lead).get(f"/metingen/inzage/?code={typed}")
    assert (answer.status_code, message in page(answer)) == (status, True)
    assert b"<script>" not in answer.content


def test_the_pages_are_found_from_the_measurement(
    signed_in: SignIn, browser: Client, lead: User, submitted: Submitted
) -> None:
    measurement = submitted()
    assert address(measurement, "geschiedenis/") in page(browser.get(address(measurement)))
    assert "inzage/" not in page(browser.get(address(measurement)))
    assert address(measurement, "inzage/") in page(signed_in(lead).get(address(measurement)))
    assert "/metingen/inzage/" in page(signed_in(lead).get("/metingen/"))
