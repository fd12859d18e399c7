from django.apps import AppConfig
from django.db.models.signals import post_migrate

from institutions.grants import grant_tables


class MeasurementsConfig(AppConfig):
    """What was measured: one kwaliteitsmeting per trajectory."""

    name = "measurements"
    default_auto_field = "django.db.models.BigAutoField"

    grants = {
        "Measurement": {"default": "SELECT, INSERT, UPDATE", "counter": "SELECT"},
        "CodebookEntry": {"default": "SELECT", "counter": "SELECT"},
    }

    def ready(self) -> None:
        from measurements.codebook import add_missing_entries  # noqa: PLC0415 - needs the models loaded

        post_migrate.connect(grant_tables, sender=self)
        post_migrate.connect(add_missing_entries, sender=self)
