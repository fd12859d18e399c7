from django.apps import AppConfig

from institutions.after_migrate import after_migrate
from institutions.grants import grant_tables
from institutions.row_policies import AUDIT, OF_LED_INSTITUTION, Rows, any_of, apply_row_policies


class AuditConfig(AppConfig):
    """What happened: the access log, and the history of rows."""

    name = "audit"
    default_auto_field = "django.db.models.BigAutoField"

    grants = {"AccessLogEntry": {"default": "SELECT", "log": "INSERT"}}
    row_policies = {
        "AccessLogEntry": {"default": Rows(read=any_of(AUDIT, OF_LED_INSTITUTION)), "log": Rows(write="true")}
    }

    def ready(self) -> None:
        after_migrate(self, grant_tables, apply_row_policies)
