"""Doorbells: each task calls one service and may run twice."""

from celery import shared_task

from benchmark.services import counting


@shared_task
def refresh_tallies() -> None:
    """Recount every month that is marked as stale."""
    counting.refresh_tallies()
