"""Doorbells: each task calls one service and may run twice."""

from celery import shared_task

from accounts import mail_delivery


@shared_task
def deliver_mail() -> None:
    """Send the mail that waits and is due."""
    mail_delivery.deliver_waiting()
