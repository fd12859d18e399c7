"""Opening a trajectory, and what the start page shows of the drafts that run."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from time import sleep
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connections, transaction
from django.test import Client
from django.utils import timezone

from audit.models import AccessLogEntry
from institutions.access import context_of
from institutions.models import Membership, User
from institutions.row_context import row_context
from measurements.domain.typed_dates import written_date
from measurements.forms.trajectory import TrajectoryForm
from measurements.models import Measurement, State
from measurements.selectors.running import draft_lines
from measurements.services.trajectories import open_trajectory
from tests.measurements.browsing import SignIn, Submitted, address, page

pytestmark = pytest.mark.django_db

PLACE = "/metingen/traject/"


def proposal(browser: Client) -> str:
    return str(browser.get(PLACE).context["form"].proposal)


def typed(browser: Client, **changes: Any) -> dict[str, Any]:
    """A form as the page gives it, filled in for a referral of today."""
    today = written_date(timezone.localdate())
    return {"proposal": proposal(browser), "referred_on": today, "trajectory_reference": ""} | changes


def changed(measurement: Measurement, days_ago: int) -> Measurement:
    """The measurement, last changed so many days ago by the calendar here, also when summer time ended since."""
    moment = timezone.localtime() - timedelta(days=days_ago)
    Measurement.objects.filter(pk=measurement.pk).update(changed_at=moment)
    return measurement


def test_a_trajectory_is_opened_with_its_referral_and_the_code_that_was_proposed(browser: Client, worker: User) -> None:
    form = browser.get(PLACE).context["form"]
    answer = browser.post(PLACE, typed(browser, proposal=form.proposal, trajectory_reference="T-0012"))
    draft = Measurement.objects.get()
    assert (draft.code, draft.author, draft.state, draft.team.code) == (form.code, worker, State.DRAFT, "noord")
    assert (draft.referred_on, draft.trajectory_reference) == (timezone.localdate(), "T-0012")
    assert (answer.status_code, answer["Location"]) == (302, f"/?geopend={draft.code}")
    assert f"Het traject is geopend met code {draft.code}." in page(browser.get(answer["Location"]))


def test_the_page_shows_the_code_and_leaves_the_date_to_the_worker(browser: Client) -> None:
    answer = browser.get(PLACE)
    form = answer.context["form"]
    assert f'De code is <span class="nowrap">{form.code}</span>' in page(answer)
    assert form["referred_on"].value() is None
    assert not Measurement.objects.exists()


def test_a_second_click_opens_no_second_trajectory_also_when_the_first_is_filled_in_further(browser: Client) -> None:
    twice = typed(browser)
    places = [browser.post(PLACE, twice)["Location"]]
    Measurement.objects.update(crisis_resolved=True)
    places.append(browser.post(PLACE, twice)["Location"])
    assert places == [f"/?geopend={Measurement.objects.get().code}"] * 2


@pytest.mark.django_db(transaction=True)
def test_opening_twice_at_the_same_time_gives_one_draft(worker: User) -> None:
    membership = Membership.objects.select_related("user").get(user=worker)
    values = {"referred_on": date(2026, 3, 2), "trajectory_reference": ""}

    def open_elsewhere() -> Measurement:
        try:
            with row_context(context_of(membership.user)):
                return open_trajectory(membership=membership, proposed="K7-AAAA", values=values)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=1) as elsewhere:
        with transaction.atomic():
            first = open_trajectory(membership=membership, proposed="K7-AAAA", values=values)
            second = elsewhere.submit(open_elsewhere)
            sleep(0.3)
            assert not second.done()
        assert second.result(timeout=30) == first
    assert Measurement.objects.count() == 1


def test_other_values_under_the_same_proposal_are_another_trajectory(browser: Client) -> None:
    first = typed(browser)
    yesterday = written_date(timezone.localdate() - timedelta(days=1))
    browser.post(PLACE, first)
    browser.post(PLACE, first | {"referred_on": yesterday})
    assert len({draft.code for draft in Measurement.objects.all()}) == 2


def test_nobody_chooses_the_code(browser: Client, worker: User, signed_in: SignIn, colleague: User) -> None:
    stolen = proposal(signed_in(colleague))
    for made_up in ("A2-MINE", "A2-MINE:forged", stolen, ""):
        browser.post(PLACE, typed(browser, proposal=made_up))
    codes = set(Measurement.objects.values_list("code", flat=True))
    assert len(codes) == 4
    assert codes.isdisjoint({"A2-MINE", stolen.partition(":")[0]})


def test_a_code_that_was_given_out_meanwhile_is_replaced(browser: Client, submitted: Submitted) -> None:
    form = browser.get(PLACE).context["form"]
    submitted(code=form.code)
    browser.post(PLACE, typed(browser, proposal=form.proposal))
    draft = Measurement.objects.get(state=State.DRAFT)
    assert draft.code != form.code


NOT_A_PERSON = "Gebruik een code die niet naar een persoon verwijst."


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"referred_on": ""}, "Vul de datum van aanmelding in."),
        ({"referred_on": "31-4-2026"}, "De datum van aanmelding bestaat niet. Controleer de dag en de maand."),
        ({"referred_on": "31-12-2010"}, "De datum van aanmelding ligt vóór 2011. Controleer het jaartal."),
        ({"trajectory_reference": "111222333"}, f"lijkt op een burgerservicenummer. {NOT_A_PERSON}"),
        ({"trajectory_reference": "kim@aa.nl"}, f"lijkt op een e-mailadres. {NOT_A_PERSON}"),
        ({"trajectory_reference": "a\x00b"}, "Gebruik in de code van het traject alleen letters"),
    ],
)
def test_what_cannot_be_right_is_refused_with_what_to_do(browser: Client, changes: Any, message: str) -> None:
    answer = browser.post(PLACE, typed(browser, **changes))
    assert answer.status_code == 422
    assert "<title>Fout: Traject openen" in page(answer)
    assert page(answer).count(message) == 2  # in the summary and beside the field
    assert not Measurement.objects.exists()


def test_a_referral_of_tomorrow_is_refused_and_what_was_typed_stays_with_the_same_code(browser: Client) -> None:
    tomorrow = written_date(timezone.localdate() + timedelta(days=1))
    first = typed(browser, referred_on=tomorrow, trajectory_reference="T-0012")
    answer = browser.post(PLACE, first)
    assert "De datum van aanmelding ligt na de dag van invullen. Vul een eerdere datum in." in page(answer)
    assert answer.context["form"].proposal == first["proposal"]
    assert f'value="{tomorrow}"' in page(answer)
    assert 'value="T-0012"' in page(answer)


def test_the_service_asks_for_the_referral_itself(browser: Client, worker: User) -> None:
    membership = Membership.objects.get(user=worker)
    with pytest.raises(ValidationError, match="Vul de datum van aanmelding in"):
        open_trajectory(membership=membership, proposed="A2-BCDE", values={"referred_on": None})
    with pytest.raises(ValidationError, match="ligt vóór 2011"):
        open_trajectory(membership=membership, proposed="A2-BCDE", values={"referred_on": date(2010, 1, 1)})


def test_the_form_of_somebody_else_proposes_another_code(worker: User, colleague: User) -> None:
    mine, theirs = (TrajectoryForm(membership=Membership.objects.get(user=one)) for one in (worker, colleague))
    assert mine.code != theirs.code


def test_a_lead_without_a_team_reads_why_no_trajectory_can_be_opened(signed_in: SignIn, lead: User) -> None:
    answer = signed_in(lead).get(PLACE)
    assert answer.status_code == 403
    assert "U hoort nog niet bij een team" in page(answer)


def test_opening_leaves_one_line_in_the_access_log_and_looking_at_the_form_none(
    browser: Client, lines: list[AccessLogEntry]
) -> None:
    form = typed(browser)
    assert lines == []
    browser.post(PLACE, form)
    code = Measurement.objects.get().code
    assert [(line.action, line.object_code, line.institution_id is None) for line in lines] == [("create", code, False)]


def test_the_start_page_says_of_a_running_draft_which_day_it_is_and_what_is_asked(
    browser: Client, submitted: Submitted
) -> None:
    today = timezone.localdate()
    running = {"started_on": today - timedelta(days=11), "ended_on": None, "referred_on": None}
    draft = submitted(
        state=State.DRAFT, completed_on=None, weekly_supervision=None, follow_up_advised_midway=None, **running
    )
    text = page(browser.get("/"))
    assert 'href="/metingen/traject/"' in text
    assert "dag 12" in text
    assert "12 van 14 ingevuld" in text
    assert "Evalueer de doelen met het gezin" in text
    assert "(4b)" in text
    assert f'Verloopt op <span class="nowrap">{written_date(today + timedelta(days=90))}</span>.' in text
    assert f'href="{address(draft)}"' in text
    assert f'href="{address(draft, "overdragen/")}"' in text


def test_the_start_page_warns_two_weeks_before_a_draft_is_removed(browser: Client, submitted: Submitted) -> None:
    draft = submitted(state=State.DRAFT, completed_on=None)
    changed(draft, 75)
    assert "verwijderd" not in page(browser.get("/"))
    changed(draft, 76)
    day = written_date(timezone.localdate() + timedelta(days=14))
    assert f'Dit concept wordt op <span class="nowrap">{day}</span> verwijderd.' in page(browser.get("/"))


def test_a_draft_of_ended_help_has_no_day_and_asks_to_be_finished(submitted: Submitted) -> None:
    draft = submitted(state=State.DRAFT, completed_on=None)
    (line,) = draft_lines([draft], timezone.localdate())
    assert line.day is None
    assert [reminder.text for reminder in line.reminders] == ["De hulp is klaar. Maak de meting af en verstuur die."]
    assert line.asks_something


def test_an_empty_draft_asks_nothing_until_it_expires(draft: Measurement) -> None:
    today = timezone.localdate()
    (line,) = draft_lines([draft], today)
    assert (line.day, line.reminders, line.answered, line.asks_something) == (None, (), 0, False)
    (late,) = draft_lines([draft], today + timedelta(days=76))
    assert late.asks_something


def test_a_submitted_measurement_asks_nothing(submitted: Submitted) -> None:
    (line,) = draft_lines([submitted()], timezone.localdate())
    assert line.reminders == ()


def test_the_notices_of_the_start_page_repeat_nothing_from_the_address(browser: Client, colleague: User) -> None:
    text = page(browser.get("/?geopend=Bel+0800-1234"))
    assert "0800" not in text
    assert "Het traject is geopend" not in text
