from django.apps import AppConfig

from institutions.after_migrate import after_migrate
from institutions.grants import grant_tables
from institutions.row_policies import (
    ADMINISTRATION,
    EVERY_ROW,
    NATIONAL,
    OF_OWN_INSTITUTION,
    Rows,
    any_of,
    apply_row_policies,
)
from measurements.signals import measurements_changed

COUNTED = Rows(read=any_of(OF_OWN_INSTITUTION, NATIONAL, ADMINISTRATION))
"""The counts of the own institution; of all for SEJN, whose administrators see what a change does to figures."""


class BenchmarkConfig(AppConfig):
    """What the measurements mean: tallies, figures, charts and reports."""

    name = "benchmark"
    default_auto_field = "django.db.models.BigAutoField"

    grants = {
        "StaleMonth": {"default": "SELECT", "counter": "SELECT, DELETE"},
        "MonthTally": {"default": "SELECT", "counter": "SELECT, INSERT, UPDATE, DELETE"},
    }
    row_policies = {
        "StaleMonth": {"default": COUNTED, "counter": EVERY_ROW},
        "MonthTally": {"default": COUNTED, "counter": EVERY_ROW},
    }

    def ready(self) -> None:
        from benchmark.receivers import ring_refresh  # noqa: PLC0415 - tasks need the apps loaded

        measurements_changed.connect(ring_refresh)
        after_migrate(self, grant_tables, apply_row_policies)
