"""Mail waits in the database, goes out once, and tells nothing on its way."""

import logging
import smtplib
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.core.mail.backends import locmem
from django.db import connections, transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

import config.settings as written_settings
from accounts import mail_backend, mail_delivery
from accounts.domain import addresses
from accounts.domain.mail_retries import LONGEST_PAUSE, pause_after
from accounts.models import OutgoingMail
from institutions.row_context import NOBODY, row_context

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

TO = "kim@aa.example"


@pytest.fixture(autouse=True)
def queued_mail(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[None]]:
    """Mail is queued, and delivered to mail.outbox; the list holds an element for each ring."""
    settings.EMAIL_BACKEND = written_settings.EMAIL_BACKEND
    settings.MAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    rings: list[None] = []
    monkeypatch.setattr(mail_backend.deliver_mail, "apply_async", lambda **options: rings.append(None))
    yield rings
    OutgoingMail.objects.using("owner").all().delete()


def waiting() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.using("counter"))


def write(subject: str = "Uitnodiging", **changes: Any) -> OutgoingMail:
    with row_context(NOBODY):
        send_mail(subject, "Beste collega", None, [TO])
    written = OutgoingMail.objects.using("owner").get(subject=subject)
    OutgoingMail.objects.using("owner").filter(pk=written.pk).update(**changes) if changes else None
    return written


def refusing(error: Exception) -> type[locmem.EmailBackend]:
    class Refusing(locmem.EmailBackend):
        def send_messages(self, messages: list[EmailMessage]) -> int:
            raise error

    return Refusing


@pytest.fixture
def delivery_fails(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception], None]:
    def fail(error: Exception) -> None:
        monkeypatch.setattr(locmem, "EmailBackend", refusing(error))

    return fail


def test_mail_waits_in_the_database_and_goes_out_with_our_sender_and_is_gone_then(queued_mail: list[None]) -> None:
    write()
    assert (mail.outbox, queued_mail) == ([], [None])
    assert mail_delivery.deliver_waiting() == 1
    (sent,) = mail.outbox
    assert (sent.to, sent.subject, sent.body) == ([TO], "Uitnodiging", "Beste collega")
    assert sent.from_email == written_settings.DEFAULT_FROM_EMAIL
    assert waiting() == []


def test_what_is_written_to_nobody_waits_like_any_mail_and_is_never_sent(queued_mail: list[None]) -> None:
    with row_context(NOBODY):
        send_mail("Uw wachtwoord", "Beste", None, [addresses.NOBODY])
    assert (len(waiting()), len(queued_mail)) == (1, 1)
    assert mail_delivery.deliver_waiting() == 0
    assert (waiting(), mail.outbox) == ([], [])


def test_a_request_that_is_rolled_back_sends_nothing_and_rings_nobody(queued_mail: list[None]) -> None:
    with row_context(NOBODY):
        send_mail("Uitnodiging", "Beste collega", None, [TO])
        transaction.set_rollback(True)
    assert (waiting(), queued_mail) == ([], [])


def test_each_recipient_gets_a_mail_of_the_own() -> None:
    with row_context(NOBODY):
        EmailMessage("Onderwerp", "Tekst", None, [TO], cc=["sam@aa.example"], bcc=["jo@aa.example"]).send()
    assert sorted(one.to for one in waiting()) == ["jo@aa.example", TO, "sam@aa.example"]


def test_a_line_break_in_a_subject_cannot_add_a_header() -> None:
    with row_context(NOBODY):
        send_mail("Hallo\nBcc: iedereen@example.org", "Tekst", None, [TO])
    assert [one.subject for one in waiting()] == ["Hallo Bcc: iedereen@example.org"]


def test_html_and_attachments_are_refused_loudly() -> None:
    rich = EmailMultiAlternatives("Onderwerp", "Tekst", None, [TO])
    rich.attach_alternative("<b>Tekst</b>", "text/html")
    with row_context(NOBODY), pytest.raises(ValueError, match="Only plain text is sent"):
        rich.send()


def test_the_web_role_cannot_read_what_waits() -> None:
    write()
    with row_context(NOBODY), connections["default"].cursor() as cursor:
        for statement in ("SELECT * FROM {}", "DELETE FROM {}", "UPDATE {} SET body = ''"):
            with pytest.raises(Exception, match="permission denied"), transaction.atomic():
                cursor.execute(statement.format("accounts_outgoingmail"))


def test_writing_goes_on_without_a_broker_and_the_clock_sends_later(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def no_broker(**options: Any) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(mail_backend.deliver_mail, "apply_async", no_broker)
    write()
    assert "mail goes out as soon as the broker is back" in caplog.text
    assert written_settings.CELERY_BEAT_SCHEDULE["deliver-mail"]["task"] == mail_backend.deliver_mail.name
    mail_backend.deliver_mail()
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    "error",
    [
        ConnectionRefusedError(),
        TimeoutError(),
        smtplib.SMTPServerDisconnected(),
        smtplib.SMTPRecipientsRefused({TO: (550, b"unknown")}),
        ValueError("no such text"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_what_cannot_be_sent_is_put_off_and_the_log_names_no_address_and_no_text(
    delivery_fails: Callable[[Exception], None], caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    written, before = write(), timezone.now()
    delivery_fails(error)
    assert mail_delivery.deliver_waiting() == 0
    (put_off,) = waiting()
    assert put_off.attempts == 1
    assert timedelta(seconds=59) < put_off.next_attempt_at - before < timedelta(seconds=80)
    assert f"mail {written.pk} not sent ({type(error).__name__})" in caplog.text
    assert TO not in caplog.text
    assert "Beste" not in caplog.text


def test_one_mail_that_fails_does_not_hold_up_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    write("Eerste", to="kapot@aa.example")
    write("Tweede")
    deliver = mail_delivery._send

    def fail_for_the_first(one: OutgoingMail) -> None:
        if one.to == "kapot@aa.example":
            raise ConnectionResetError
        deliver(one)

    monkeypatch.setattr(mail_delivery, "_send", fail_for_the_first)
    assert mail_delivery.deliver_waiting() == 1
    assert [one.subject for one in mail.outbox] == ["Tweede"]


def test_the_pauses_grow_and_never_pass_four_hours() -> None:
    minutes = [pause_after(attempts) / timedelta(minutes=1) for attempts in (1, 2, 3, 4, 8)]
    assert minutes == [1, 2, 4, 8, 128]
    assert pause_after(9) == pause_after(500) == LONGEST_PAUSE == timedelta(hours=4)


def test_mail_that_is_not_due_yet_is_left_alone() -> None:
    write(next_attempt_at=timezone.now() + timedelta(minutes=1))
    assert mail_delivery.deliver_waiting() == 0
    assert len(waiting()) == 1


def test_after_three_days_a_mail_is_given_up_with_an_error_that_names_no_address(
    caplog: pytest.LogCaptureFixture,
) -> None:
    written = write(created_at=timezone.now() - timedelta(days=3), attempts=20)
    write("Nieuw", created_at=timezone.now() - timedelta(days=2, hours=23))
    assert mail_delivery.deliver_waiting() == 1
    assert [one.subject for one in mail.outbox] == ["Nieuw"]
    assert waiting() == []
    (error,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert error.getMessage() == f"mail {written.pk} could not be sent in 3 days and is given up after 20 attempts"


def test_two_workers_at_once_send_each_mail_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(6):
        write(f"Mail {number}")
    both, deliver = threading.Barrier(2, timeout=10), mail_delivery._send

    def together(one: OutgoingMail) -> None:
        if both.broken is False and one.subject in ("Mail 0", "Mail 1"):
            both.wait()  # each of the two holds one: whoever would take the same one waits here for ever
        deliver(one)

    def work() -> None:
        try:
            mail_delivery.deliver_waiting()
        finally:
            connections.close_all()

    monkeypatch.setattr(mail_delivery, "_send", together)
    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=20)
    assert sorted(one.subject for one in mail.outbox) == [f"Mail {number}" for number in range(6)]
    assert waiting() == []
