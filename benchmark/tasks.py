"""Doorbells: each task calls one service and may run twice."""

from typing import Final

from celery import shared_task

from benchmark.services import checking, counting, releases, working_off

RINGS: Final = {"retry": False, "expires": 600}
"""How a recount is rung for: what no worker hears in ten minutes the sweeper rings for anew."""


@shared_task
def refresh_tallies() -> None:
    """Recount every month that is marked as stale."""
    counting.refresh_tallies()


@shared_task
def work_off_recount(recount_id: int) -> None:
    """Count months of a recount for some seconds and ring again, so that other tasks come in between."""
    if working_off.work_off_for_a_while(recount_id):
        work_off_recount.apply_async((recount_id,), **RINGS)


@shared_task
def sweep_recounts() -> None:
    """Ring for every recount that nobody works at: its worker was killed, or the broker lost its message."""
    for recount_id in working_off.unattended():
        work_off_recount.apply_async((recount_id,), **RINGS)


@shared_task
def check_tallies() -> None:
    """Compare a sample of the tallies with the rows, and what changed since yesterday."""
    checking.check_tallies()


@shared_task
def make_concept_releases() -> None:
    """Make and publish the concept releases of the night."""
    releases.make_concepts()
