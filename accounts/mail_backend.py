"""Mail goes into the transaction of the request: undone with it, and sending takes no time that could tell anything."""

import logging
from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import DEFAULT_DB_ALIAS, transaction
from kombu.exceptions import OperationalError

from accounts.models import OutgoingMail
from accounts.tasks import deliver_mail

logger = logging.getLogger(__name__)


class QueuedMail(BaseEmailBackend):
    """Writes each message as OutgoingMail, one for each recipient, and rings the worker after the commit.

    Over the connection `using`: a mail belongs to the transaction that it tells about.
    """

    def __init__(self, using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.using = using

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        waiting = [mail for message in email_messages for mail in mails_of(message)]
        for mail in waiting:
            mail.save(using=self.using, force_insert=True)
        if waiting:
            transaction.on_commit(ring_delivery, using=self.using)
        return len(email_messages)


def mails_of(message: EmailMessage) -> list[OutgoingMail]:
    """The message as rows; raises ValueError for more than plain text, which a row cannot hold."""
    if message.attachments or getattr(message, "alternatives", None):
        raise ValueError("Only plain text is sent: no attachments, no HTML.")
    subject = " ".join(str(message.subject).split())
    return [OutgoingMail(to=to, subject=subject, body=str(message.body)) for to in message.recipients()]


def ring_delivery(**kwargs: Any) -> None:
    """Ask a worker to send now; without a broker nothing is lost, for the mail waits in the database."""
    try:
        deliver_mail.apply_async(retry=False, expires=60)
    except OperationalError:
        logger.warning("BROKER_URL cannot be reached: mail goes out as soon as the broker is back.")
