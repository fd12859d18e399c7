"""Sends the mail that waits, over the connection of the worker's own role."""

import logging
from datetime import datetime
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone

from accounts.domain.addresses import NOBODY
from accounts.domain.mail_retries import is_given_up, pause_after
from accounts.models import OutgoingMail

CONNECTION: Final = "counter"
AT_A_TIME: Final = 200
"""The most that one task sends; what is left, the next one sends."""

logger = logging.getLogger(__name__)


def deliver_waiting() -> int:
    """Send every mail that is due; the number that went out.

    Safe to run at any moment and twice at once: each mail is locked while it is sent, and passed over by others.
    """
    now = timezone.now()
    sent = 0
    for _ in range(AT_A_TIME):
        is_sent = _deliver_next(now)
        if is_sent is None:
            break
        sent += is_sent
    return sent


def _deliver_next(now: datetime) -> bool | None:
    """Whether the mail that is due first was sent; None when there is none.

    It is removed in the transaction that sends it: a worker that dies in between sends it again rather than never.
    """
    with transaction.atomic(using=CONNECTION):
        due = OutgoingMail.objects.using(CONNECTION).filter(next_attempt_at__lte=now)
        mail = due.select_for_update(skip_locked=True).first()
        if mail is None:
            return None
        if mail.to == NOBODY:
            mail.delete(using=CONNECTION)
            return False
        if is_given_up(mail.created_at, now):
            return _give_up(mail)
        return _attempt(mail, now)


def _attempt(mail: OutgoingMail, now: datetime) -> bool:
    """Send it and remove it, or put it off; the log says which one failed and how, never to whom or what about."""
    try:
        _send(mail)
    except (OSError, ValueError) as error:  # the network, the mail server, or a text no server would take
        mail.attempts += 1
        mail.next_attempt_at = now + pause_after(mail.attempts)
        mail.save(using=CONNECTION, update_fields=["attempts", "next_attempt_at"])
        logger.warning("mail %s not sent (%s), attempt %s", mail.pk, type(error).__name__, mail.attempts)
        return False
    mail.delete(using=CONNECTION)
    return True


def _send(mail: OutgoingMail) -> None:
    connection = get_connection(settings.MAIL_DELIVERY_BACKEND)
    EmailMessage(mail.subject, mail.body, settings.DEFAULT_FROM_EMAIL, [mail.to], connection=connection).send()


def _give_up(mail: OutgoingMail) -> bool:
    logger.error("mail %s could not be sent in 3 days and is given up after %s attempts", mail.pk, mail.attempts)
    mail.delete(using=CONNECTION)
    return False
