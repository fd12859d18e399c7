"""The Celery application of worker and beat."""

import os
import sys
from typing import Any

from celery import Celery
from celery.signals import worker_init
from django.core.exceptions import ImproperlyConfigured

from config.startup import check_services

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("ash_benchmark")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def refuse_unfit_services(**kwargs: Any) -> None:
    """Ends a worker that must not or cannot use its databases; Celery swallows anything but SystemExit here."""
    try:
        check_services()
    except ImproperlyConfigured as refusal:
        sys.exit(f"Refused: {refusal}")
