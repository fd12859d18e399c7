"""Doorbells: each task calls one service and may run twice."""

from celery import shared_task
from django.utils import timezone

from measurements.services import expiring, reminding


@shared_task
def remove_expired_drafts() -> None:
    """Remove the drafts that nobody changed for 90 days."""
    expiring.remove_expired_drafts(timezone.localdate())


@shared_task
def send_weekly_mails() -> None:
    """Queue the weekly mails that have not gone out yet."""
    reminding.send_weekly_mails(timezone.localdate())
