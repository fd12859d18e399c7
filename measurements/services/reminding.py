"""The weekly mail: what the running trajectories of one worker ask, once a week."""

import logging
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.links import absolute
from measurements.models import WeeklyMail
from measurements.selectors.mail_addresses import mail_addresses
from measurements.selectors.running import DraftLine, lines_that_ask

CONNECTION: Final = "counter"
SUBJECT: Final = "Uw lopende trajecten in ASH-benchmark"

logger = logging.getLogger(__name__)


def send_weekly_mails(today: date) -> int:
    """Queue one mail for everybody whose drafts ask something and who did not get it this week; how many.

    Each mail is written in one transaction with the mark that it went, so however often this runs, half way stopped or
    twice at once, everybody gets one a week.
    """
    monday = today - timedelta(days=today.weekday())
    sent = 0
    for (user_id, email), lines in _lines_by_person(today).items():
        sent += _send_once(user_id, email, lines, monday)
    WeeklyMail.objects.using(CONNECTION).filter(monday__lt=monday).delete()
    logger.info("queued %d weekly mails", sent)
    return sent


def _lines_by_person(today: date) -> dict[tuple[int, str], list[DraftLine]]:
    """Per person (id and address) the lines of all institutions where that person works today."""
    addresses = mail_addresses(today)
    found: dict[tuple[int, str], list[DraftLine]] = {}
    for (user_id, institution_id), lines in lines_that_ask(today).items():
        if email := addresses.get((user_id, institution_id)):
            found.setdefault((user_id, email), []).extend(lines)
    return found


def _send_once(user_id: int, email: str, lines: Sequence[DraftLine], monday: date) -> bool:
    """Whether the mail was queued: not when the one of this week is there already."""
    with transaction.atomic(using=CONNECTION):
        _, is_first = WeeklyMail.objects.using(CONNECTION).get_or_create(user_id=user_id, monday=monday)
        if is_first:
            connection = get_connection(using=CONNECTION)
            EmailMessage(SUBJECT, _text(lines), None, [email], connection=connection).send()
    return is_first


def _text(lines: Sequence[DraftLine]) -> str:
    links = {"home": absolute(reverse("home")), "settings": absolute(reverse("measurements:settings"))}
    return render_to_string("measurements/mail/weekly.txt", {"lines": lines, **links})
