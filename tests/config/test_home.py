"""The start page, for each role."""

from collections.abc import Callable
from datetime import time, timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from config.start.entering import greeting
from exchange.models import BatchState, FileState
from institutions.models import Institution, Membership, User
from measurements.models import Measurement, State
from tests.exchange.batches import batch_of, checked_file, job_of, measurements
from tests.measurement_data import scores_from_row
from tests.world import committed

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
Submitted = Callable[..., Measurement]
NO_TEAM = "U hoort niet bij een team. Wilt u zelf een meting invullen?"


def home(browser: Client) -> str:
    answer = browser.get("/")
    assert answer.status_code == 200
    return unescape(" ".join(answer.content.decode().split()))


def test_a_worker_starts_with_a_new_measurement_and_the_own_drafts(signed_in: SignIn, worker: User) -> None:
    browser = signed_in(worker)
    browser.post("/metingen/nieuw/")
    draft = Measurement.objects.get()
    browser.post(f"/metingen/{draft.code}/", {"action": "save", "crisis_resolved": "yes", "weekly_supervision": "none"})
    text = home(browser)
    assert 'action="/metingen/nieuw/"' in text
    assert f'href="/metingen/{draft.code}/"' in text
    assert "2 van 14 ingevuld" in text
    assert 'href="/instellingen/aa/"' in text


def test_a_worker_sees_the_last_ten_own_measurements_each_with_its_counts(
    signed_in: SignIn, worker: User, colleague: User, submitted: Submitted
) -> None:
    submitted(code="THEIRS", author=colleague)
    codes = [submitted(**scores_from_row("1111110----|11-")).code for _ in range(11)]
    text = home(signed_in(worker))
    assert [code in text for code in codes] == [False, *[True] * 10]
    assert "THEIRS" not in text
    assert "6 van 7" in text
    assert "2 van 2" in text
    assert "7 van de 11 uitvoeringscriteria zijn gescoord (minstens 8 nodig)" in text


def test_measurements_of_this_year_that_do_not_count_ask_for_attention(
    signed_in: SignIn, worker: User, submitted: Submitted
) -> None:
    today = timezone.localdate()
    submitted(completed_on=today)
    submitted(**scores_from_row("1111111----|111"))
    assert "telt niet mee.</strong>" not in home(signed_in(worker))
    wrong = submitted(completed_on=today, **scores_from_row("1111111----|111"))
    browser = signed_in(worker)
    text = home(browser)
    assert f"1 meting van {today.year} telt niet mee." in text
    link = f"/metingen/?status=telt-niet-mee&periode={today.year}"
    assert link in text
    assert [line.measurement.code for line in browser.get(link).context["lines"]] == [wrong.code]


def test_a_team_lead_sees_the_measurements_of_the_institution_without_names_beside_scores(
    signed_in: SignIn, lead: User, submitted: Submitted
) -> None:
    measurement = submitted()
    text = home(signed_in(lead))
    assert measurement.code in text
    assert "worker.noord" not in text


def test_a_team_lead_gets_no_drafts_of_others_to_finish(
    signed_in: SignIn, lead: User, worker: User, submitted: Submitted
) -> None:
    draft = submitted(state=State.DRAFT, completed_on=None)
    assert draft.code in home(signed_in(worker))
    assert draft.code not in home(signed_in(lead))


def test_a_lead_without_a_team_is_told_so_and_gets_no_button(signed_in: SignIn, lead: User) -> None:
    text = home(signed_in(lead))
    assert NO_TEAM in text
    assert "Dan hebt u ook de rol van spoedhulpwerker nodig." in text
    assert 'action="/metingen/nieuw/"' not in text


@pytest.mark.parametrize(
    ("somebody", "address"),
    [("administrator", "/beheer/"), ("auditor", "/beheer/logboek/")],
)
def test_who_enters_no_measurements_starts_where_the_own_work_is(
    signed_in: SignIn, somebody: str, address: str, request: pytest.FixtureRequest
) -> None:
    answer = signed_in(request.getfixturevalue(somebody)).get("/")
    assert (answer.status_code, answer["Location"]) == (302, address)


def test_somebody_without_a_role_is_told_whom_to_ask(signed_in: SignIn, colleague: User) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    memberships = {"user_id": colleague.pk}
    committed(lambda: Membership.objects.using("owner").filter(**memberships).update(active_until=yesterday))
    try:
        text = home(signed_in(colleague))
    finally:
        committed(lambda: Membership.objects.using("owner").filter(**memberships).update(active_until=None))
    assert "u hebt op dit moment geen rol bij een instelling" in text
    assert "Vraag uw teamleider of SEJN om u een rol te geven." in text
    assert "opnieuw in" not in text  # a role holds from the next page on


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (time(0), "Goedemorgen"),
        (time(11, 59), "Goedemorgen"),
        (time(12), "Goedemiddag"),
        (time(18), "Goedenavond"),
        (time(23, 59), "Goedenavond"),
    ],
)
def test_the_greeting_follows_the_clock(now: time, words: str) -> None:
    assert greeting(now) == words


def test_a_team_lead_is_told_of_measurements_that_sejn_brought(
    signed_in: SignIn, lead: User, foreign_lead: User, institution: Institution
) -> None:
    batch = batch_of(institution, measurements(2), file=checked_file(None))
    text = home(signed_in(lead))
    assert "SEJN heeft metingen van Instelling AA ingelezen.</strong> Ze tellen pas mee als u ze bevestigt." in text
    assert f'<a href="/importeren/partij/{batch.pk}/">Bekijk en bevestig</a>' in text
    assert "SEJN heeft metingen" not in home(signed_in(foreign_lead))


@pytest.mark.parametrize("email", ["lead@aa.example", "worker.noord@aa.example"])
def test_nobody_is_told_of_measurements_that_wait_for_nobody(
    signed_in: SignIn, person: Callable[[str], User], institution: Institution, email: str
) -> None:
    batch_of(institution, measurements(1))
    batch_of(institution, measurements(1), file=checked_file(None, state=FileState.CHECKED.value))
    batch_of(institution, file=checked_file(None), state=BatchState.DECLINED.value)
    job_of(batch_of(institution, measurements(1), file=checked_file(None)))
    assert "SEJN heeft metingen" not in home(signed_in(person(email)))


def test_a_worker_is_not_told_what_sejn_sent(signed_in: SignIn, worker: User, institution: Institution) -> None:
    batch_of(institution, measurements(2), file=checked_file(None))
    assert "SEJN heeft metingen" not in home(signed_in(worker))
