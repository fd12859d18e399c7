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


PUBLISHED = "EXISTS (SELECT FROM benchmark_publication AS published WHERE published.release_id = id)"
"""A release that everybody may see; one that SEJN has not published yet is its own."""

COMPARED_OPENLY = (
    "institution_id = ANY ((SELECT app_open_comparison())::bigint[]) AND "
    "EXISTS (SELECT FROM benchmark_publication AS public WHERE public.release_id = benchmark_openpoint.release_id)"
)
"""Points of institutions that agree now, for who leads one that agrees now."""


class BenchmarkConfig(AppConfig):
    """What the measurements mean: tallies, figures, charts and reports."""

    name = "benchmark"
    default_auto_field = "django.db.models.BigAutoField"

    grants = {
        "StaleMonth": {"default": "SELECT", "counter": "SELECT, INSERT, DELETE"},
        "MonthTally": {"default": "SELECT", "counter": "SELECT, INSERT, UPDATE, DELETE"},
        "MonthSplit": {"default": "SELECT", "counter": "SELECT, INSERT, UPDATE, DELETE"},
        "Recount": {"counter": "SELECT, INSERT, UPDATE, DELETE"},
        "RecountPart": {"counter": "SELECT, INSERT, UPDATE, DELETE"},
        "Release": {"default": "SELECT, INSERT", "counter": "SELECT, INSERT"},
        "ReleaseEvidence": {"default": "SELECT, INSERT", "counter": "SELECT, INSERT"},
        "Publication": {"default": "SELECT, INSERT", "counter": "SELECT, INSERT"},
        "OpenPoint": {"default": "SELECT, INSERT", "counter": "SELECT, INSERT"},
    }
    row_policies = {
        "StaleMonth": {"default": COUNTED, "counter": EVERY_ROW},
        "MonthTally": {"default": COUNTED, "counter": EVERY_ROW},
        "MonthSplit": {"default": COUNTED, "counter": EVERY_ROW},
        "Recount": {"counter": EVERY_ROW},
        "RecountPart": {"counter": EVERY_ROW},
        "Release": {"default": Rows(read=any_of(PUBLISHED, NATIONAL), write=NATIONAL), "counter": EVERY_ROW},
        "ReleaseEvidence": {"default": Rows(read=NATIONAL, write=NATIONAL), "counter": EVERY_ROW},
        "Publication": {"default": Rows(read="true", write=NATIONAL), "counter": EVERY_ROW},
        "OpenPoint": {"default": Rows(read=any_of(COMPARED_OPENLY, NATIONAL), write=NATIONAL), "counter": EVERY_ROW},
    }

    def ready(self) -> None:
        from benchmark.receivers import ring_refresh  # noqa: PLC0415 - tasks need the apps loaded

        measurements_changed.connect(ring_refresh)
        after_migrate(self, grant_tables, apply_row_policies)
