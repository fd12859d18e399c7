from django.apps import AppConfig
from django.db.models.signals import post_migrate

from institutions.after_migrate import after_migrate
from institutions.grants import grant_tables
from institutions.row_policies import (
    ADMINISTRATION,
    EVERY_ROW,
    NATIONAL,
    OF_LED_INSTITUTION,
    OF_OWN_INSTITUTION,
    OWN_ROWS,
    Rows,
    any_of,
    apply_row_policies,
)
from measurements.domain.expiry import KEPT_DAYS
from measurements.domain.validation import CHANGING_FIELDS

CHANGING_COLUMNS = ("author_id", *CHANGING_FIELDS)
"""Of the author PostgreSQL sees to it that it only changes on a draft."""

EXPIRED_DRAFT = f"state = 'draft' AND changed_at < now() - interval '{KEPT_DAYS - 2} days'"
"""All that the worker ever removes of what people entered; two days wider than the rule, for clocks and time zones."""

OF_A_REMOVED_DRAFT = (
    "state = 'draft' AND NOT EXISTS (SELECT FROM measurements_measurement AS kept WHERE kept.id = pgh_obj_id)"
)
"""The history that goes after it: never that of a measurement that is there, nor a line of one that was submitted."""


class MeasurementsConfig(AppConfig):
    """What was measured: one kwaliteitsmeting per trajectory."""

    name = "measurements"
    default_auto_field = "django.db.models.BigAutoField"

    grants = {
        "Measurement": {
            "default": f"SELECT, INSERT, UPDATE (author_id, {', '.join(CHANGING_FIELDS)})",
            "counter": "SELECT, DELETE",
        },
        "MeasurementEvent": {"default": "SELECT", "counter": "SELECT, DELETE"},
        "CodebookEntry": {
            "default": 'SELECT, INSERT, UPDATE (label, "order", active_from, active_until)',
            "counter": "SELECT",
        },
        "CodebookEntryEvent": {"default": "SELECT"},
        "WorkerSettings": {
            "default": "SELECT, INSERT, UPDATE (uses_shortcut_keys, open_explanations, gets_weekly_mail)",
            "counter": "SELECT",
        },
        "WeeklyMail": {"counter": "SELECT, INSERT, DELETE"},
        "FillingIn": {"default": "SELECT, INSERT, UPDATE (seconds, changes)", "counter": "SELECT, DELETE"},
        "ClosedYear": {"default": "SELECT", "counter": "SELECT"},
        "CorrectionRequest": {"default": "SELECT, INSERT, UPDATE (state, decided_by_id, decided_at)"},
        "ClosedTrajectories": {
            "default": "SELECT, INSERT, UPDATE (number, entered_by_id, entered_at), DELETE",
            "counter": "SELECT",
        },
        "ClosedTrajectoriesEvent": {"default": "SELECT"},
    }
    row_policies = {
        "Measurement": {
            "default": Rows(read=OF_OWN_INSTITUTION, write=OF_OWN_INSTITUTION),
            "counter": Rows(read="true", remove=EXPIRED_DRAFT),
        },
        "MeasurementEvent": {
            "default": Rows(read=OF_OWN_INSTITUTION),
            "counter": Rows(read=OF_A_REMOVED_DRAFT, remove=OF_A_REMOVED_DRAFT),
        },
        "CodebookEntry": {"default": Rows(read="true", write=ADMINISTRATION), "counter": EVERY_ROW},
        "CodebookEntryEvent": {"default": Rows(read=ADMINISTRATION)},
        "WorkerSettings": {"default": Rows(read=OWN_ROWS, write=OWN_ROWS), "counter": EVERY_ROW},
        "WeeklyMail": {"counter": EVERY_ROW},
        "FillingIn": {"default": Rows(read=OF_OWN_INSTITUTION, write=OF_OWN_INSTITUTION), "counter": EVERY_ROW},
        "CorrectionRequest": {"default": Rows(read=OF_OWN_INSTITUTION, write=OF_OWN_INSTITUTION)},
        "ClosedTrajectories": {
            "default": Rows(read=any_of(OF_OWN_INSTITUTION, NATIONAL), write=OF_LED_INSTITUTION),
            "counter": EVERY_ROW,
        },
        "ClosedTrajectoriesEvent": {"default": Rows(read=OF_OWN_INSTITUTION)},
    }

    def ready(self) -> None:
        from measurements.codebook import add_missing_entries  # noqa: PLC0415 - needs the models loaded

        post_migrate.connect(add_missing_entries, sender=self)
        after_migrate(self, grant_tables, apply_row_policies)
