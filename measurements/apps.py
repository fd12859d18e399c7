from django.apps import AppConfig
from django.db.models.signals import post_migrate

from institutions.after_migrate import after_migrate
from institutions.grants import grant_tables
from institutions.row_policies import ADMINISTRATION, EVERY_ROW, OF_OWN_INSTITUTION, Rows, apply_row_policies
from measurements.domain.validation import CHANGING_FIELDS


class MeasurementsConfig(AppConfig):
    """What was measured: one kwaliteitsmeting per trajectory."""

    name = "measurements"
    default_auto_field = "django.db.models.BigAutoField"

    grants = {
        "Measurement": {"default": f"SELECT, INSERT, UPDATE ({', '.join(CHANGING_FIELDS)})", "counter": "SELECT"},
        "MeasurementEvent": {"default": "SELECT"},
        "CodebookEntry": {
            "default": 'SELECT, INSERT, UPDATE (label, "order", active_from, active_until)',
            "counter": "SELECT",
        },
        "CodebookEntryEvent": {"default": "SELECT"},
    }
    row_policies = {
        "Measurement": {"default": Rows(read=OF_OWN_INSTITUTION, write=OF_OWN_INSTITUTION), "counter": EVERY_ROW},
        "MeasurementEvent": {"default": Rows(read=OF_OWN_INSTITUTION)},
        "CodebookEntry": {"default": Rows(read="true", write=ADMINISTRATION), "counter": EVERY_ROW},
        "CodebookEntryEvent": {"default": Rows(read=ADMINISTRATION)},
    }

    def ready(self) -> None:
        from measurements.codebook import add_missing_entries  # noqa: PLC0415 - needs the models loaded

        post_migrate.connect(add_missing_entries, sender=self)
        after_migrate(self, grant_tables, apply_row_policies)
