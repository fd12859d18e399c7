"""The pages on which measurements are entered, read, corrected and withdrawn."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from institutions.models import Membership, Team, User
from measurements import views
from measurements.domain.criteria import CRITERIA_IN_FORM_ORDER
from measurements.models import Measurement, State
from measurements.selectors import measurement_or_404
from tests.measurement_data import complete_scores, scores_from_row
from tests.measurements.entry_data import complete_input, not_counting_input
from tests.world import committed

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
Submitted = Callable[..., Measurement]

SENT_ALREADY = "Deze meting is al verstuurd. Controleer uw invoer en verstuur die als wijziging."


@pytest.fixture
def browser(signed_in: SignIn, worker: User) -> Client:
    return signed_in(worker)


@pytest.fixture
def draft(browser: Client) -> Measurement:
    browser.post("/metingen/nieuw/")
    return Measurement.objects.get()


def page(answer: HttpResponse) -> str:
    """The page as one line of readable text, tags included."""
    return unescape(" ".join(answer.content.decode().split()))


def address(measurement: Measurement, rest: str = "") -> str:
    return f"/metingen/{measurement.code}/{rest}"


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A function after which every measurement changes like this just after a page has read it."""

    def plan(**changes: Any) -> None:
        def read_and_be_overtaken(user: User, code: str) -> Measurement:
            found = measurement_or_404(user, code)
            Measurement.objects.filter(pk=found.pk).update(**changes)
            return found

        monkeypatch.setattr(views, "measurement_or_404", read_and_be_overtaken)

    return plan


def send(browser: Client, measurement: Measurement, action: str = "send", **changes: Any) -> HttpResponse:
    return browser.post(address(measurement), complete_input(action=action, **changes))


# --- starting -------------------------------------------------------------------------------------------------------


def test_a_new_measurement_is_a_draft_of_this_worker_and_opens_in_the_form(browser: Client, worker: User) -> None:
    answer = browser.post("/metingen/nieuw/")
    draft = Measurement.objects.get()
    assert (draft.author, draft.state, draft.team.code) == (worker, State.DRAFT, "noord")
    assert (answer.status_code, answer["Location"]) == (302, address(draft))


def test_asking_twice_for_a_new_measurement_opens_the_same_empty_draft(browser: Client) -> None:
    places = [browser.post("/metingen/nieuw/")["Location"] for _ in range(2)]
    assert places == [address(Measurement.objects.get())] * 2


def test_visiting_the_address_of_a_new_measurement_makes_none(browser: Client) -> None:
    assert browser.get("/metingen/nieuw/")["Location"] == "/"
    assert not Measurement.objects.exists()


def test_who_has_to_sign_in_before_a_new_measurement_goes_on_at_the_start_page(world: None) -> None:
    assert Client().post("/metingen/nieuw/")["Location"] == "/inloggen/"


def test_a_lead_without_a_team_reads_why_no_measurement_can_be_started(signed_in: SignIn, lead: User) -> None:
    answer = signed_in(lead).post("/metingen/nieuw/")
    assert answer.status_code == 403
    assert "U hoort nog niet bij een team" in page(answer)
    assert "Vraag SEJN om u aan een team te koppelen." in page(answer)
    assert not Measurement.objects.exists()


@pytest.mark.parametrize("somebody", ["analyst", "administrator"])
@pytest.mark.parametrize("place", ["", "nieuw/", "K7-4F2Q/", "K7-4F2Q/wijzigen/", "K7-4F2Q/intrekken/"])
def test_national_roles_have_no_page_with_measurements(
    somebody: str, place: str, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(request.getfixturevalue(somebody))
    assert browser.get(f"/metingen/{place}").status_code == 403
    assert browser.post(f"/metingen/{place}").status_code == 403


# --- the form -------------------------------------------------------------------------------------------------------


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


def test_a_draft_with_an_impossible_date_is_not_saved_and_nothing_typed_is_lost(
    browser: Client, draft: Measurement
) -> None:
    answer = send(browser, draft, "save", started_on="31-04-2024", child_safety_clear="no", work_goals=["WD02"])
    text = page(answer)
    assert answer.status_code == 422
    assert "<title>Fout: Meting" in text
    assert '<a href="#id_started_on">De begindatum bestaat niet. Controleer de dag en de maand.</a>' in text
    assert 'value="31-04-2024"' in text
    assert 'value="no" id="id_child_safety_clear_1" checked' in text
    assert 'value="WD02" id="id_work_goals_1" checked' in text
    assert "data-unsaved" in text
    draft.refresh_from_db()
    assert draft.answered == []


def test_what_is_typed_is_shown_as_text_and_never_as_page(browser: Client, draft: Measurement) -> None:
    answer = send(browser, draft, "save", trajectory_reference="<script>alert(1)</script>")
    assert b"<script>alert(1)" not in answer.content


def test_what_is_open_can_be_set_to_not_scored_in_one_go(browser: Client, draft: Measurement) -> None:
    answer = browser.post(address(draft), {"action": "fill", "child_safety_clear": "no", "started_on": "7-3-2024"})
    assert answer["Location"] == address(draft, "?bewaard=ja")
    draft.refresh_from_db()
    assert len(draft.answered) == 14
    assert draft.scores == dict.fromkeys(draft.scores) | {"child_safety_clear": False}


# --- submitting -----------------------------------------------------------------------------------------------------


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
    answer = browser.post(address(submitted(), "wijzigen/"), complete_input(action="send", child_safety_clear="no"))
    assert answer.status_code == 422
    assert "Deze meting is ingetrokken en kan niet meer worden gewijzigd." in page(answer)
    assert 'name="action"' not in page(answer)


@pytest.mark.parametrize("rest", ["", "wijzigen/", "intrekken/"])
def test_a_measurement_that_becomes_somebody_elses_at_that_moment_is_absent(
    rest: str, browser: Client, submitted: Submitted, colleague: User, meanwhile: Callable[..., None]
) -> None:
    measurement = submitted()
    meanwhile(author=colleague)
    assert browser.post(address(measurement, rest), complete_input(action="send")).status_code == 404


# --- correcting and withdrawing ---------------------------------------------------------------------------------------


def test_a_submitted_measurement_is_corrected_in_the_same_form_and_keeps_its_day(
    browser: Client, submitted: Submitted
) -> None:
    measurement = submitted()
    form = page(browser.get(address(measurement, "wijzigen/")))
    assert 'value="yes" id="id_child_safety_clear_0" checked' in form
    assert "Concept bewaren" not in form
    answer = browser.post(address(measurement, "wijzigen/"), complete_input(action="send", child_safety_clear="no"))
    assert answer["Location"] == address(measurement)
    measurement.refresh_from_db()
    assert (measurement.child_safety_clear, measurement.completed_on) == (False, date(2024, 3, 5))


def test_a_correction_after_which_it_does_not_count_is_asked_for_too(browser: Client, submitted: Submitted) -> None:
    measurement = submitted()
    asked = browser.post(address(measurement, "wijzigen/"), not_counting_input(action="send"))
    assert (asked.status_code, "Telt niet mee, want" in page(asked)) == (422, True)
    browser.post(address(measurement, "wijzigen/"), not_counting_input(action="send_anyway"))
    measurement.refresh_from_db()
    assert measurement.outcome_scored == 1


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
    answer = browser.post(address(measurement, "intrekken/"))
    assert (answer.status_code, answer["Location"]) == (302, address(measurement))
    assert "Deze meting is ingetrokken." in page(browser.get(address(measurement)))


def test_withdrawing_asks_first_and_the_measurement_stays_readable_without_buttons(
    browser: Client, submitted: Submitted
) -> None:
    measurement = submitted()
    assert "Intrekken kan niet ongedaan worden gemaakt." in page(browser.get(address(measurement, "intrekken/")))
    measurement.refresh_from_db()
    assert measurement.state == State.SUBMITTED
    browser.post(address(measurement, "intrekken/"))
    measurement.refresh_from_db()
    assert measurement.state == State.WITHDRAWN
    text = page(browser.get(address(measurement)))
    assert "Deze meting is ingetrokken." in text
    assert "Alleenstaande ouder met kind(eren)" in text
    assert not any(words in text for words in ("Nog een meting", "Wijzigen", "Intrekken</a>"))


# --- whose it is ----------------------------------------------------------------------------------------------------


def without_token(answer: HttpResponse) -> str:
    """The page without the token of its forms, which is another one each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page(answer))


@pytest.mark.parametrize("rest", ["", "wijzigen/", "intrekken/"])
def test_a_foreign_measurement_is_as_absent_as_one_that_never_was(
    rest: str, signed_in: SignIn, foreign_worker: User, colleague: User, foreign_lead: User, submitted: Submitted
) -> None:
    measurement = submitted()
    for stranger in (foreign_worker, colleague, foreign_lead):
        browser = signed_in(stranger)
        absent = browser.get(f"/metingen/K9-9999/{rest}")
        foreign = browser.get(address(measurement, rest))
        assert absent.status_code == foreign.status_code == 404
        assert without_token(foreign) == without_token(absent)
        assert browser.post(address(measurement, rest), complete_input(action="send")).status_code == 404
    measurement.refresh_from_db()
    assert measurement.state == State.SUBMITTED


@pytest.mark.parametrize("place", ["/metingen/K9-9999/", "/landelijk/"])
def test_who_misses_a_page_reads_whom_to_ask(place: str, browser: Client) -> None:
    answer = browser.get(place)
    assert answer.status_code in (403, 404)
    assert "Vraag het uw teamleider of SEJN." in page(answer)
    assert "beheerder" not in page(answer)


@pytest.mark.parametrize("code", ["%00", "K7%004F2Q", "..%2F", "%F0%9F%98%80", "K7-4F2Q%20", "A" * 30])
def test_an_impossible_code_is_absent(code: str, browser: Client) -> None:
    assert browser.get(f"/metingen/{code}/").status_code == 404


def test_a_lead_without_a_team_gets_no_button_for_another_measurement(
    signed_in: SignIn, lead: User, submitted: Submitted
) -> None:
    text = page(signed_in(lead).get(address(submitted())))
    assert "Nog een meting" not in text
    assert "Wijzigen</a>" in text


def test_a_lead_reads_who_filled_in_a_measurement_of_the_institution(
    signed_in: SignIn, lead: User, submitted: Submitted
) -> None:
    text = page(signed_in(lead).get(address(submitted())))
    assert "Ingevuld door</dt><dd>worker.noord</dd>" in text


def test_of_two_visible_measurements_with_one_code_the_own_one_opens(
    signed_in: SignIn, lead: User, submitted: Submitted
) -> None:
    there = Team.objects.get(institution__code="bb", code="noord")
    post = {"user_id": lead.pk, "role": "worker", "team_id": there.pk, "institution_id": there.institution_id}
    second = committed(lambda: Membership.objects.using("owner").create(active_from=date(2018, 1, 1), **post))
    try:
        submitted(code="K7-4F2Q", family_type="TG01")
        submitted(code="K7-4F2Q", family_type="TG02", author=lead, team=there, institution=there.institution)
        text = page(signed_in(lead).get("/metingen/K7-4F2Q/"))
    finally:
        committed(lambda: Membership.objects.using("owner").filter(pk=second.pk).delete())
    assert "Tweeoudergezin" in text


# --- the list -------------------------------------------------------------------------------------------------------


def listed(browser: Client, query: str = "") -> list[str]:
    """The codes on the list, in order."""
    answer = browser.get(f"/metingen/{query}")
    assert answer.status_code == 200
    return [line.measurement.code for line in answer.context["lines"]]


def test_a_worker_sees_the_own_measurements_and_a_lead_those_of_the_institution(
    signed_in: SignIn, worker: User, colleague: User, lead: User, foreign_lead: User, submitted: Submitted
) -> None:
    submitted(code="MINE")
    submitted(code="THEIRS", author=colleague)
    assert listed(signed_in(worker)) == ["MINE"]
    assert listed(signed_in(lead)) == ["THEIRS", "MINE"]
    assert listed(signed_in(foreign_lead)) == []


def test_only_a_lead_reads_whose_each_measurement_is(
    signed_in: SignIn, worker: User, lead: User, submitted: Submitted
) -> None:
    submitted()
    assert "Ingevuld door" in page(signed_in(lead).get("/metingen/"))
    assert "Ingevuld door" not in page(signed_in(worker).get("/metingen/"))


def test_the_list_can_be_searched_and_filtered_in_the_address(browser: Client, submitted: Submitted) -> None:
    submitted(code="K7-GOOD", completed_on=date(2023, 5, 1), started_on=date(2023, 4, 2), referred_on=None)
    submitted(code="K7-BAD", **scores_from_row("1111111----|111"))
    submitted(code="K7-GONE", state=State.WITHDRAWN)
    browser.post("/metingen/nieuw/")
    draft = Measurement.objects.get(state=State.DRAFT).code
    assert set(listed(browser)) == {draft, "K7-GOOD", "K7-BAD", "K7-GONE"}
    assert listed(browser, "?code=good") == ["K7-GOOD"]
    assert listed(browser, "?status=concept") == [draft]
    assert listed(browser, "?status=telt-mee") == ["K7-GOOD"]
    assert listed(browser, "?status=telt-niet-mee") == ["K7-BAD"]
    assert listed(browser, "?status=ingetrokken") == ["K7-GONE"]
    assert listed(browser, "?jaar=2023") == ["K7-GOOD"]
    assert listed(browser, "?jaar=2024&status=telt-niet-mee&code=k7") == ["K7-BAD"]


def test_an_empty_form_that_was_sent_counts_not(browser: Client, submitted: Submitted) -> None:
    submitted(code="EMPTY", **dict.fromkeys(complete_scores()))
    assert listed(browser, "?status=telt-niet-mee") == ["EMPTY"]
    assert "er is geen enkel criterium gescoord" in page(browser.get("/metingen/"))


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("?status=__class__", "Kies een status uit de lijst."),
        ("?jaar=1e400", "Kies een jaar uit de lijst."),
        ("?code=%00", "Zoek op letters en cijfers uit de code."),
        ("?code=" + "A" * 21, "Een code is hooguit 20 tekens lang. Zoek op een deel van de code."),
    ],
)
def test_a_filter_that_cannot_be_read_shows_nothing_and_says_why(
    query: str, message: str, browser: Client, submitted: Submitted
) -> None:
    submitted()
    assert listed(browser, query) == []
    assert message in page(browser.get(f"/metingen/{query}"))


@pytest.mark.parametrize("code", ["%25", "_", "'%20OR%201=1--", "%F0%9F%98%80"])
def test_signs_that_mean_something_to_a_database_are_searched_for_as_they_are(
    code: str, browser: Client, submitted: Submitted
) -> None:
    submitted()
    assert listed(browser, f"?code={code}") == []


@pytest.mark.parametrize("number", ["0", "-1", "9000000000", "x", "1e400", "", "%00"])
def test_a_page_that_is_not_there_is_a_page_that_is(number: str, browser: Client, submitted: Submitted) -> None:
    submitted(code="K7-GOOD")
    assert listed(browser, f"?pagina={number}") == ["K7-GOOD"]


def test_the_list_has_25_a_page_and_keeps_the_filters_when_turning(browser: Client, submitted: Submitted) -> None:
    for _ in range(26):
        submitted()
    assert len(listed(browser, "?status=telt-mee")) == 25
    text = page(browser.get("/metingen/?status=telt-mee"))
    assert "26 metingen" in text
    assert 'href="?status=telt-mee&pagina=2"' in text
    assert len(listed(browser, "?status=telt-mee&pagina=2")) == 1


@pytest.mark.parametrize("place", ["/metingen/", "form", "receipt"])
def test_a_page_takes_at_most_ten_statements_however_many_rows(
    place: str, browser: Client, draft: Measurement, submitted: Submitted
) -> None:
    receipt = address(submitted())
    for _ in range(20):
        submitted()
    target = {"form": address(draft), "receipt": receipt}.get(place, place)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(target).status_code == 200
    assert len(queries) <= 10, [query["sql"][:100] for query in queries]


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


def test_a_lead_who_opens_a_draft_of_a_worker_reads_whose_it_is(
    browser: Client, draft: Measurement, signed_in: SignIn, lead: User
) -> None:
    whose = "Deze meting is van worker.noord."
    assert whose in page(signed_in(lead).get(address(draft)))
    assert whose not in page(browser.get(address(draft)))


def test_a_receipt_of_what_does_not_count_offers_to_complete_it_first(browser: Client, submitted: Submitted) -> None:
    text = page(browser.get(address(submitted(**scores_from_row("1111111----|111")))))
    assert "Aanvullen of wijzigen" in text
    assert "Aanvullen of wijzigen" not in page(browser.get(address(submitted())))
