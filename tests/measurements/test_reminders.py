"""One mail a week about what the running trajectories ask: to whom, what stands in it, and never twice."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from celery.schedules import crontab
from django.conf import settings
from django.core import mail
from django.core.mail.backends import locmem
from django.db import ProgrammingError, connections, transaction
from django.utils import timezone

import config.settings as written_settings
from accounts.models import OutgoingMail
from config.celery import app
from institutions.models import Institution, Membership, Team, User
from measurements.models import Measurement, State, WeeklyMail, WorkerSettings
from measurements.services import reminding
from measurements.services.reminding import send_weekly_mails
from measurements.tasks import send_weekly_mails as task
from tests.measurements.browsing import Submitted
from tests.world import committed

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

TODAY = date(2026, 3, 16)
MONDAY = TODAY
START_PLAN = "- Maak het startplan vóór het tweede gezinsbezoek"

Running = Callable[..., Measurement]


@pytest.fixture
def running(submitted: Submitted) -> Running:
    """A function that stores a draft of help that began today, with nothing answered and the dates of now."""

    def store(**changes: Any) -> Measurement:
        nothing = {"start_plan_before_second_visit": None, "weekly_supervision": None, "started_within_24h": None}
        dates = {"referred_on": TODAY, "started_on": TODAY, "ended_on": None, "completed_on": None}
        stored = submitted(**({"state": State.DRAFT} | nothing | dates | changes))
        moment = timezone.now() + (TODAY - timezone.localdate())
        Measurement.objects.filter(pk=stored.pk).update(changed_at=moment)
        return stored

    return store


def recipients() -> list[str]:
    return sorted(address for message in mail.outbox for address in message.to)


def refuse(*args: Any, **kwargs: Any) -> None:
    raise RuntimeError("the worker is killed here")


def test_a_worker_with_a_running_trajectory_gets_one_mail_about_all_of_them(running: Running, worker: User) -> None:
    first, second = running(code="K7-AAAA"), running(code="K7-BBBB", start_plan_before_second_visit=True)
    assert send_weekly_mails(TODAY) == 1
    (message,) = mail.outbox
    assert (message.to, message.subject) == ([worker.email], "Uw lopende trajecten in ASH-benchmark")
    about_first, about_second = message.body.split(first.code)[1].split(second.code)
    assert START_PLAN in about_first
    assert START_PLAN not in about_second
    assert "- Bespreek de voortgang deze week in de werkbegeleiding." in about_second


def test_the_mail_tells_nothing_about_the_family_and_how_to_switch_it_off(running: Running) -> None:
    running(code="K7-AAAA", trajectory_reference="T-0012", family_reference="G-0034")
    send_weekly_mails(TODAY)
    (message,) = mail.outbox
    text = message.subject + message.body
    for secret in ("T-0012", "G-0034", "16-3-2026", "2026-03-16", "Team noord", "Instelling AA", "worker.noord"):
        assert secret not in text
    assert f"\n{settings.SITE_URL}/\n" in message.body
    assert f"Zet die dan uit bij uw instellingen:\n\n{settings.SITE_URL}/metingen/instellingen/\n" in message.body


def test_the_whole_mail_reads_well(running: Running) -> None:
    running(code="K7-AAAA", started_on=None)
    send_weekly_mails(TODAY + timedelta(days=77))
    assert mail.outbox[0].body == (
        "Beste collega,\n\nDit vragen uw trajecten deze week:\n\nK7-AAAA\n"
        "- Is de hulp klaar? Vul de einddatum in en maak de meting af.\n"
        "- Dit concept wordt op 14-6-2026 verwijderd. Wilt u het houden? Vul dan verder in.\n\n"
        f"Ga verder op uw startpagina:\n\n{settings.SITE_URL}/\n\n"
        "U krijgt deze mail hooguit één keer per week. Wilt u de mail niet meer? Zet die dan uit bij uw instellingen:"
        f"\n\n{settings.SITE_URL}/metingen/instellingen/\n\nMet vriendelijke groet,\nASH-benchmark\n"
    )


@pytest.mark.parametrize(("days", "mails"), [(75, 0), (76, 1)])
def test_a_draft_without_dates_is_in_the_mail_when_it_expires_within_two_weeks(
    days: int, mails: int, running: Running
) -> None:
    running(referred_on=None, started_on=None)
    assert send_weekly_mails(TODAY + timedelta(days=days)) == mails
    assert all("Dit concept wordt op 14-6-2026 verwijderd." in message.body for message in mail.outbox)


@pytest.mark.parametrize("state", [State.SUBMITTED, State.WITHDRAWN])
def test_after_submission_nobody_is_reminded(state: State, running: Running) -> None:
    running(state=state, completed_on=TODAY)
    assert send_weekly_mails(TODAY + timedelta(days=80)) == 0


def test_nobody_gets_a_mail_about_nothing(running: Running) -> None:
    running(start_plan_before_second_visit=True, weekly_supervision=False, started_within_24h=True)
    assert send_weekly_mails(TODAY) == 0
    assert not WeeklyMail.objects.using("owner").exists()


def test_each_worker_gets_the_own_drafts_only(running: Running, colleague: User, worker: User) -> None:
    mine, theirs = running(code="K7-AAAA"), running(code="K7-BBBB", author=colleague)
    assert send_weekly_mails(TODAY) == 2
    bodies = {message.to[0]: message.body for message in mail.outbox}
    assert mine.code in bodies[worker.email]
    assert theirs.code not in bodies[worker.email]
    assert theirs.code in bodies[colleague.email]


@pytest.mark.parametrize(("gets_weekly_mail", "mails"), [(True, 1), (False, 0)])
def test_who_switched_the_mail_off_gets_none(
    gets_weekly_mail: bool, mails: int, running: Running, worker: User
) -> None:
    WorkerSettings.objects.using("owner").create(user=worker, gets_weekly_mail=gets_weekly_mail)
    running()
    assert send_weekly_mails(TODAY) == mails


@pytest.mark.parametrize(
    ("model", "which", "changes", "mails"),
    [
        (Membership, "user__email", {"active_until": TODAY - timedelta(days=1)}, 0),
        (Membership, "user__email", {"active_until": TODAY}, 1),
        (Membership, "user__email", {"active_from": TODAY + timedelta(days=1)}, 0),
        (User, "email", {"is_active": False}, 0),
        (Institution, "memberships__user__email", {"active_until": TODAY - timedelta(days=1)}, 0),
        (Institution, "memberships__user__email", {"active_until": TODAY}, 1),
    ],
)
def test_who_left_gets_no_mail(
    model: type[Any], which: str, changes: dict[str, Any], mails: int, running: Running, worker: User
) -> None:
    running()
    found = model.objects.using("owner").filter(pk__in=model.objects.using("owner").filter(**{which: worker.email}))
    before = found.values(*changes).get()
    committed(lambda: found.update(**changes))
    try:
        assert send_weekly_mails(TODAY) == mails
    finally:
        committed(lambda: found.update(**before))


def test_a_draft_at_an_institution_where_somebody_no_longer_works_is_not_in_the_mail(
    running: Running, worker: User, other_institution: Institution
) -> None:
    elsewhere = Team.objects.get(institution=other_institution, code="noord")
    running(code="K7-AAAA")
    running(code="K7-BBBB", institution=other_institution, team=elsewhere)
    assert send_weekly_mails(TODAY) == 1
    assert "K7-BBBB" not in mail.outbox[0].body


def test_a_lead_who_took_a_draft_over_is_reminded_too(running: Running, lead: User) -> None:
    running(author=lead)
    send_weekly_mails(TODAY)
    assert recipients() == [lead.email]


def test_nobody_gets_the_mail_of_one_week_twice_and_everybody_that_of_the_next(running: Running) -> None:
    running()
    days = [TODAY, TODAY, TODAY + timedelta(days=6), TODAY + timedelta(days=7), TODAY + timedelta(days=8)]
    assert [send_weekly_mails(day) for day in days] == [1, 0, 0, 1, 0]
    assert len(mail.outbox) == 2
    assert list(WeeklyMail.objects.using("owner").values_list("monday", flat=True)) == [MONDAY + timedelta(days=7)]


def test_a_run_that_stops_half_way_is_finished_by_the_next_one(
    running: Running, colleague: User, worker: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    running(code="K7-AAAA"), running(code="K7-BBBB", author=colleague)
    send, sent = locmem.EmailBackend.send_messages, []

    def send_one(backend: locmem.EmailBackend, messages: list[Any]) -> int:
        sent.append(messages) or (len(sent) > 1 and refuse())
        return int(send(backend, messages))

    monkeypatch.setattr(locmem.EmailBackend, "send_messages", send_one)
    with pytest.raises(RuntimeError):
        send_weekly_mails(TODAY)
    assert len(recipients()) == 1
    monkeypatch.setattr(locmem.EmailBackend, "send_messages", send)
    assert send_weekly_mails(TODAY) == 1
    assert recipients() == sorted([worker.email, colleague.email])


def test_two_runs_at_once_send_one_mail(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second one read who gets a mail before the first had sent any."""
    running()
    lines_by_person = reminding._lines_by_person(TODAY)
    assert send_weekly_mails(TODAY) == 1
    monkeypatch.setattr(reminding, "_lines_by_person", lambda today: lines_by_person)
    assert send_weekly_mails(TODAY) == 0
    assert len(mail.outbox) == 1


def test_the_mail_waits_in_the_database_and_goes_with_the_mark_or_not_at_all(
    running: Running, worker: User, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.EMAIL_BACKEND = written_settings.EMAIL_BACKEND
    rings: list[Any] = []
    monkeypatch.setattr("accounts.mail_backend.deliver_mail.apply_async", lambda **options: rings.append(options))
    running()
    with monkeypatch.context() as patch:
        patch.setattr("accounts.mail_backend.mails_of", refuse)
        with pytest.raises(RuntimeError):
            send_weekly_mails(TODAY)
    assert not WeeklyMail.objects.using("owner").exists()
    assert send_weekly_mails(TODAY) == 1
    assert [waiting.to for waiting in OutgoingMail.objects.using("owner").all()] == [worker.email]
    assert len(rings) == 1


def test_the_task_works_for_today(running: Running) -> None:
    today = timezone.localdate()
    running(referred_on=today, started_on=today)
    task()
    assert len(mail.outbox) == 1


def test_it_runs_on_monday_morning_in_our_own_time_and_again_for_what_a_broken_run_left() -> None:
    planned = settings.CELERY_BEAT_SCHEDULE["send-weekly-mails"]
    assert planned["task"] == task.name
    assert planned["schedule"] == crontab(day_of_week="mon", hour="7-11", minute=15)
    assert str(app.timezone) == "Europe/Amsterdam"


@pytest.mark.parametrize("alias", ["default", "log"])
def test_nobody_but_the_worker_gets_a_list_of_addresses(alias: str) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(using=alias),
        connections[alias].cursor() as cursor,
    ):
        cursor.execute("SELECT * FROM app_mail_addresses(now()::date, ARRAY['worker'])")
