"""Doorbells: each task calls one service and may run twice."""

import logging
from functools import partial
from typing import Final

from celery import shared_task
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from exchange.models import ImportJob
from exchange.services import expiring, jobs

logger = logging.getLogger(__name__)

RINGS: Final = {"retry": False, "expires": 600}
"""What no worker hears in ten minutes the sweeper rings for anew."""


@shared_task
def run_job(job_id: int) -> None:
    """Do a job on a file."""
    jobs.run(job_id)


@shared_task
def sweep_jobs() -> None:
    """Ring for every job that has not ended: its worker was killed, or the broker lost its message."""
    for job_id in jobs.unended():
        run_job.apply_async((job_id,), **RINGS)


@shared_task
def remove_expired_files() -> None:
    """Remove the files that nobody confirmed in 30 days."""
    expiring.remove_expired_files(timezone.now())


def ring(job: ImportJob) -> None:
    """Have a worker begin with the job once what this transaction writes is there to be seen.

    Without a broker nothing is lost: the sweeper rings for it as soon as the broker is back.
    """
    transaction.on_commit(partial(_ring_now, job.pk))


def _ring_now(job_id: int) -> None:
    try:
        run_job.apply_async((job_id,), **RINGS)
    except OperationalError:
        logger.warning("BROKER_URL cannot be reached: job %s begins as soon as the broker is back.", job_id)
