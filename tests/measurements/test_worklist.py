"""The worklist of a team lead: what waits, whose it is, and never a figure per worker."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from audit.models import AccessLogEntry
from institutions.models import Team, User
from measurements.models import Measurement, State
from measurements.selectors import worklist
from tests.measurement_data import scores_from_row
from tests.measurements.browsing import SignIn, Submitted, page
from tests.measurements.closed_years import Close, asked, decided
from tests.statements import at_most

pytestmark = pytest.mark.django_db

PLACE = "/metingen/werklijst/"
NOT_VALID = scores_from_row("1111111----|111")

Draft = Callable[..., Measurement]


@pytest.fixture
def waiting_draft(submitted: Submitted) -> Draft:
    """A function that stores a draft which began and was changed this many days ago."""

    def store(*, began: int | None = None, changed: int = 0, **fields: Any) -> Measurement:
        day = None if began is None else timezone.localdate() - timedelta(days=began)
        dates = {"referred_on": None, "started_on": day, "ended_on": None, "completed_on": None}
        stored = submitted(state=State.DRAFT, **dates | fields)
        moment = timezone.localtime() - timedelta(days=changed)
        Measurement.objects.filter(pk=stored.pk).update(changed_at=moment)
        return stored

    return store


def codes(part: Any) -> list[str]:
    return [one.measurement.code for one in part]


def test_without_anything_to_do_it_says_so(signed_in: SignIn, lead: User, submitted: Submitted) -> None:
    submitted()
    assert "Er is niets te doen." in page(signed_in(lead).get(PLACE))


def test_drafts_that_wait_and_trajectories_past_day_35_stand_there_once_the_oldest_first(
    signed_in: SignIn, lead: User, waiting_draft: Draft
) -> None:
    waiting_draft(code="NEW", began=20, changed=14)
    waiting_draft(code="WAITS", changed=15)
    waiting_draft(code="WAITS-LONG", began=35, changed=30)
    waiting_draft(code="LATE", began=36)
    waiting_draft(code="LATEST", began=80, changed=60)
    answer = signed_in(lead).get(PLACE)
    work, text = answer.context["work"], page(answer)
    assert codes(work.untouched) == ["WAITS-LONG", "WAITS"]
    assert codes(work.overdue) == ["LATEST", "LATE"]
    assert "nu dag 37" in text
    assert "15 dagen geleden" in text
    assert 'href="/metingen/LATE/overdragen/"' in text
    assert "NEW" not in codes([*work.untouched, *work.overdue])


def test_the_referral_counts_where_the_help_has_not_started(
    signed_in: SignIn, lead: User, waiting_draft: Draft
) -> None:
    waiting_draft(code="REFERRED", referred_on=timezone.localdate() - timedelta(days=36))
    assert codes(signed_in(lead).get(PLACE).context["work"].overdue) == ["REFERRED"]


def test_what_does_not_count_stands_there_with_the_reason_while_its_year_is_open(
    signed_in: SignIn, lead: User, submitted: Submitted, close: Close
) -> None:
    close(2023)
    submitted(code="GOOD")
    submitted(code="GONE", state=State.WITHDRAWN, **NOT_VALID)
    submitted(code="CLOSED", completed_on=date(2023, 12, 31), referred_on=None, started_on=None, **NOT_VALID)
    submitted(code="OPEN", **NOT_VALID)
    answer = signed_in(lead).get(PLACE)
    assert codes(answer.context["work"].repairable) == ["OPEN"]
    assert "7 van de 11 uitvoeringscriteria zijn gescoord (minstens 8 nodig)." in page(answer)
    assert 'href="/metingen/OPEN/wijzigen/"' in page(answer)


def test_no_more_than_some_are_shown_and_the_list_has_the_rest(
    signed_in: SignIn, lead: User, submitted: Submitted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worklist, "LONGEST", 2)
    for number in range(3):
        submitted(code=f"BAD-{number}", **NOT_VALID)
    answer = signed_in(lead).get(PLACE)
    assert codes(answer.context["work"].repairable) == ["BAD-2", "BAD-1"]
    assert "/metingen/?status=telt-niet-mee" in page(answer)


def test_only_open_requests_stand_there(
    signed_in: SignIn, worker: User, lead: User, submitted: Submitted, close: Close
) -> None:
    close(2024)
    waits = asked(submitted(code="WAITS"), worker)
    decided(asked(submitted(code="DONE"), worker), "granted")
    answer = signed_in(lead).get(PLACE)
    assert codes(answer.context["work"].requests) == ["WAITS"]
    assert f'href="/metingen/verzoeken/{waits.pk}/"' in page(answer)


def test_nothing_of_another_institution_stands_there(
    signed_in: SignIn, foreign_lead: User, worker: User, submitted: Submitted, waiting_draft: Draft
) -> None:
    asked(submitted(code="BAD", **NOT_VALID), worker)
    waiting_draft(began=40)
    waiting_draft(changed=20)
    assert "Er is niets te doen." in page(signed_in(foreign_lead).get(PLACE))
    assert len(worklist.worklist_of(foreign_lead, timezone.localdate())) == 0, "also where the database would show it"


def test_a_worker_has_no_worklist(signed_in: SignIn, worker: User) -> None:
    browser = signed_in(worker)
    assert browser.get(PLACE).status_code == 403
    assert PLACE not in page(browser.get("/metingen/"))
    assert PLACE not in page(browser.get("/"))


def test_the_way_to_the_worklist_stands_on_the_start_page_and_above_the_list(signed_in: SignIn, lead: User) -> None:
    browser = signed_in(lead)
    for place in ("/", "/metingen/"):
        assert f'href="{PLACE}"' in page(browser.get(place))


def test_a_name_stands_beside_a_measurement_and_no_number_beside_a_name(
    signed_in: SignIn, lead: User, colleague: User, submitted: Submitted, waiting_draft: Draft
) -> None:
    """The works council: the order follows time, whoever the author is, and nothing is counted per person."""
    for number in range(3):
        submitted(code=f"BAD-{number}", author=colleague, **NOT_VALID)
    submitted(code="BAD-3", **NOT_VALID)
    waiting_draft(code="MINE", changed=30)
    waiting_draft(code="THEIRS", changed=20, author=colleague)
    answer = signed_in(lead).get(PLACE)
    work, text = answer.context["work"], page(answer)
    assert codes(work.repairable) == ["BAD-3", "BAD-2", "BAD-1", "BAD-0"]
    assert codes(work.untouched) == ["MINE", "THEIRS"]
    assert len(re.findall("worker.zuid", text)) == 4
    assert not re.search(r"worker\.\w+[^<]{0,3}\d|\d[^<]{0,3}worker\.", text)


def test_the_list_is_logged_with_how_much_it_showed(
    signed_in: SignIn, lead: User, submitted: Submitted, waiting_draft: Draft, lines: list[AccessLogEntry]
) -> None:
    submitted(**NOT_VALID)
    waiting_draft(began=40)
    signed_in(lead).get(PLACE)
    assert [(line.action, line.object_type, line.count) for line in lines] == [("list", "measurement", 2)]


def test_it_takes_ten_statements_however_much_waits(
    signed_in: SignIn, worker: User, lead: User, team: Team, submitted: Submitted, waiting_draft: Draft
) -> None:
    for _ in range(5):
        asked(submitted(**NOT_VALID), worker)
        waiting_draft(began=40)
        waiting_draft(changed=20)
    browser = signed_in(lead)
    with at_most(10):
        browser.get(PLACE)


def test_the_day_of_the_last_change_is_the_local_one(
    signed_in: SignIn, lead: User, waiting_draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    """31 December 23:30 in UTC is 1 January here: 14 days before 15 January, not 15."""
    stored = waiting_draft(code="NIGHT")
    moment = datetime.fromisoformat("2025-12-31T23:30:00+00:00")
    Measurement.objects.filter(pk=stored.pk).update(changed_at=moment)
    assert worklist.worklist_of(lead, date(2026, 1, 15)).untouched == []
    assert codes(worklist.worklist_of(lead, date(2026, 1, 16)).untouched) == ["NIGHT"]
