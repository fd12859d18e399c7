"""What the clock rings for here."""

from celery import shared_task

from institutions import services


@shared_task
def remove_expired() -> None:
    """Sessions and cache entries that are past their time."""
    services.remove_expired()
