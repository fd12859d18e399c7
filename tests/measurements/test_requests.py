"""Asking for a correction in a closed year, and deciding on it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client

from audit.models import AccessLogEntry
from institutions.models import User
from measurements.models import CorrectionRequest, Measurement, State
from measurements.services import closing
from tests.measurements.browsing import SignIn, Submitted, address, page
from tests.measurements.closed_years import Close, asked, decided
from tests.statements import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(submitted: Submitted, close: Close) -> Measurement:
    """A measurement of a closed year, of the worker."""
    close(2024)
    return submitted(code="K7-OUD")


def ask(browser: Client, measurement: Measurement, reason: str = "incomplete") -> str:
    """The page that somebody comes to after asking."""
    return page(browser.post(address(measurement, "verzoek/"), {"reason": reason}, follow=True))


def place(request: CorrectionRequest) -> str:
    return f"/metingen/verzoeken/{request.pk}/"


def test_the_author_asks_with_a_reason_and_reads_the_state_on_the_receipt(
    browser: Client, worker: User, closed: Measurement
) -> None:
    form = page(browser.get(address(closed, "verzoek/")))
    assert "Waarom wilt u deze meting wijzigen of intrekken?" in form
    assert "De meting was niet compleet" in form
    assert "Er is toestemming gevraagd om deze meting te wijzigen." in ask(browser, closed)
    request = CorrectionRequest.objects.get()
    assert (request.measurement, request.asked_by, request.reason, request.state) == (
        closed,
        worker,
        "incomplete",
        "open",
    )
    decided(request, "granted")
    receipt = page(browser.get(address(closed)))
    assert "U mag deze meting één keer wijzigen of intrekken." in receipt
    assert address(closed, "wijzigen/") in receipt
    decided(request, "declined")
    assert "Het verzoek om deze meting te wijzigen is niet toegestaan." in page(browser.get(address(closed)))


@pytest.mark.parametrize(
    ("reason", "message"),
    [("", "Kies waarom u deze meting wilt wijzigen."), ("entered_twice", "Kies een reden uit de lijst.")],
)
def test_without_a_reason_from_the_list_nothing_is_asked(
    reason: str, message: str, browser: Client, closed: Measurement
) -> None:
    answer = browser.post(address(closed, "verzoek/"), {"reason": reason})
    assert (answer.status_code, message in page(answer), "<title>Fout: " in page(answer)) == (422, True, True)
    assert not CorrectionRequest.objects.exists()


def test_there_is_one_request_at_a_time(browser: Client, worker: User, closed: Measurement) -> None:
    ask(browser, closed)
    ask(browser, closed)
    assert closing.ask(measurement=closed, by=worker, reason="advised") == CorrectionRequest.objects.get()
    assert browser.get(address(closed, "verzoek/"))["Location"] == address(closed)
    decided(CorrectionRequest.objects.get(), "declined")
    ask(browser, closed)
    assert CorrectionRequest.objects.count() == 2


def test_where_no_permission_is_needed_none_is_asked(
    browser: Client, worker: User, draft: Measurement, submitted: Submitted, close: Close
) -> None:
    close(2023)
    withdrawn = submitted(state=State.WITHDRAWN, completed_on=date(2023, 1, 1), **dict.fromkeys(DATES))
    for measurement in (draft, submitted(), withdrawn):
        for answer in (
            browser.get(address(measurement, "verzoek/")),
            browser.post(address(measurement, "verzoek/"), {"reason": "incomplete"}),
        ):
            assert (answer.status_code, answer["Location"]) == (302, address(measurement))
        with pytest.raises(closing.NothingToAsk):
            closing.ask(measurement=measurement, by=worker, reason="incomplete")
    assert not CorrectionRequest.objects.exists()


DATES = ("referred_on", "started_on", "ended_on")


def test_nobody_asks_about_a_measurement_that_is_not_theirs(
    colleague: User, analyst: User, closed: Measurement
) -> None:
    with pytest.raises(Http404):
        closing.ask(measurement=closed, by=colleague, reason="incomplete")
    with pytest.raises(PermissionDenied):
        closing.ask(measurement=closed, by=analyst, reason="incomplete")


@pytest.mark.parametrize(
    ("decision", "state", "text"),
    [("grant", "granted", "Toegestaan."), ("decline", "declined", "Niet toegestaan.")],
)
def test_a_team_lead_decides_and_it_is_kept_and_logged(
    decision: str,
    state: str,
    text: str,
    signed_in: SignIn,
    worker: User,
    lead: User,
    closed: Measurement,
    lines: list[AccessLogEntry],
) -> None:
    request, browser = asked(closed, worker), signed_in(lead)
    shown = page(browser.get(place(request)))
    assert "worker.noord" in shown
    assert "De meting was niet compleet" in shown
    assert "Telt mee in de benchmark." in shown
    answer = browser.post(place(request), {"decision": decision})
    assert (answer.status_code, answer["Location"]) == (302, place(request))
    request.refresh_from_db()
    assert (request.state, request.decided_by) == (state, lead)
    assert request.decided_at is not None
    after = page(browser.get(place(request)))
    assert text in after
    assert 'name="decision"' not in after
    logged = [(line.action, line.object_type, line.object_code, line.outcome, line.institution_id) for line in lines]
    assert logged[1] == ("change", "measurement", "K7-OUD", "granted", closed.institution_id)


@pytest.mark.parametrize("posted", [{}, {"decision": "other"}])
def test_a_decision_that_is_none_is_refused(
    posted: dict[str, str], signed_in: SignIn, worker: User, lead: User, closed: Measurement
) -> None:
    request = asked(closed, worker)
    answer = signed_in(lead).post(place(request), posted)
    assert (answer.status_code, "Kies Toestaan of Niet toestaan." in page(answer)) == (422, True)
    request.refresh_from_db()
    assert request.state == "open"


def test_the_same_decision_twice_is_one_and_another_one_comes_too_late(
    signed_in: SignIn, worker: User, lead: User, closed: Measurement
) -> None:
    request, browser = asked(closed, worker), signed_in(lead)
    browser.post(place(request), {"decision": "grant"})
    assert browser.post(place(request), {"decision": "grant"}).status_code == 302
    late = browser.post(place(request), {"decision": "decline"})
    assert (late.status_code, "Over dit verzoek is al beslist: toegestaan." in page(late)) == (422, True)
    assert 'name="decision"' not in page(late)
    request.refresh_from_db()
    assert request.state == "granted"


def test_nobody_decides_on_the_own_request(signed_in: SignIn, lead: User, closed: Measurement) -> None:
    request, browser = asked(closed, lead), signed_in(lead)
    text = page(browser.get(place(request)))
    assert "Een andere teamleider van uw instelling beslist erover." in text
    assert 'name="decision"' not in text
    assert browser.post(place(request), {"decision": "grant"}).status_code == 403
    request.refresh_from_db()
    assert request.state == "open"


def test_only_a_team_lead_of_the_institution_decides(
    signed_in: SignIn, worker: User, foreign_lead: User, closed: Measurement
) -> None:
    request = asked(closed, worker)
    assert signed_in(foreign_lead).post(place(request), {"decision": "grant"}).status_code == 404
    assert signed_in(worker).post(place(request), {"decision": "grant"}).status_code == 403
    with pytest.raises(Http404):
        closing.decide(request=request, by=foreign_lead, grants=True)
    with pytest.raises(PermissionDenied):
        closing.decide(request=request, by=worker, grants=True)


@pytest.mark.parametrize("number", ["0", "999999999", "9" * 30])
def test_a_request_that_is_not_there_is_not_found(number: str, signed_in: SignIn, lead: User) -> None:
    assert signed_in(lead).get(f"/metingen/verzoeken/{number}/").status_code == 404


def test_a_request_is_shown_in_ten_statements(signed_in: SignIn, worker: User, lead: User, closed: Measurement) -> None:
    request, browser = asked(closed, worker), signed_in(lead)
    with at_most(10):
        browser.get(place(request))
