from django.apps import AppConfig
from django.db.models.signals import post_migrate

from institutions.grants import grant_tables
from measurements.signals import measurements_changed


class BenchmarkConfig(AppConfig):
    """What the measurements mean: tallies, figures, charts and reports."""

    name = "benchmark"
    default_auto_field = "django.db.models.BigAutoField"

    grants = {
        "StaleMonth": {"default": "SELECT", "counter": "SELECT, DELETE"},
        "MonthTally": {"default": "SELECT", "counter": "SELECT, INSERT, UPDATE, DELETE"},
    }

    def ready(self) -> None:
        from benchmark.receivers import ring_refresh  # noqa: PLC0415 - tasks need the apps loaded

        measurements_changed.connect(ring_refresh)
        post_migrate.connect(grant_tables, sender=self)
