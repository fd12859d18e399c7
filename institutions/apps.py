from django.apps import AppConfig
from django.db.backends.signals import connection_created

from institutions.after_migrate import after_migrate
from institutions.cache_table import create_cache_table
from institutions.grants import grant_tables
from institutions.history import let_triggers_write
from institutions.row_policies import (
    ADMINISTRATION,
    AUDIT,
    EVERY_ROW,
    NATIONAL,
    OF_LED_INSTITUTION,
    OF_OWN_INSTITUTION,
    OWN_INSTITUTIONS,
    OWN_ROWS,
    SIGNING_IN,
    USER,
    Rows,
    any_of,
    apply_row_policies,
)

WORKS_AT = "(SELECT app_works_at())::bigint[]"
"""Read before the institutions of a context are known, because these follow from the memberships."""

LED_PEOPLE = "(SELECT app_led_people())::bigint[]"
NOT_THE_OWN = f"user_id IS DISTINCT FROM {USER} OR {SIGNING_IN}"
"""Nobody gives or takes the own roles, but for accepting an invitation, which is a part of signing in."""

WORKERS_ONE_LEADS = f"{OF_LED_INSTITUTION} AND role = 'worker'"
SEES_EVERY_INSTITUTION = any_of(NATIONAL, ADMINISTRATION, AUDIT)
PLACES = Rows(
    read=any_of(OF_OWN_INSTITUTION, f"institution_id = ANY ({WORKS_AT})", SEES_EVERY_INSTITUTION),
    write=ADMINISTRATION,
)
HISTORY_OF_PLACES = Rows(read=any_of(OF_OWN_INSTITUTION, ADMINISTRATION))


class InstitutionsConfig(AppConfig):
    """Who takes part, who works there and who may see what."""

    name = "institutions"
    default_auto_field = "django.db.models.BigAutoField"

    grants = {
        "Institution": {
            "default": (
                "SELECT, INSERT, UPDATE (name, active_from, active_until, successor_id, agrees_to_open_comparison, "
                "contact_name, contact_email)"
            ),
            "counter": "SELECT",
        },
        "Location": {"default": "SELECT, INSERT, UPDATE (name)", "counter": "SELECT"},
        "Team": {
            "default": "SELECT, INSERT, UPDATE (name, location_id, active_from, active_until)",
            "counter": "SELECT",
        },
        "User": {"default": "SELECT, INSERT, UPDATE"},
        "Membership": {"default": "SELECT, INSERT, UPDATE (active_from, active_until), DELETE"},
        "InstitutionEvent": {"default": "SELECT"},
        "LocationEvent": {"default": "SELECT"},
        "TeamEvent": {"default": "SELECT"},
        "UserEvent": {"default": "SELECT"},
        "MembershipEvent": {"default": "SELECT"},
    }
    grants_outside_models = {
        "django_session": {"default": "SELECT, INSERT, UPDATE, DELETE"},
        "django_cache": {"default": "SELECT, INSERT, UPDATE, DELETE"},
        "django_migrations": {"default": "SELECT", "counter": "SELECT"},
    }
    row_policies = {
        "Institution": {
            "default": Rows(
                read=any_of(f"id = ANY ({OWN_INSTITUTIONS})", f"id = ANY ({WORKS_AT})", SEES_EVERY_INSTITUTION),
                write=ADMINISTRATION,
            ),
            "counter": EVERY_ROW,
        },
        "Location": {"default": PLACES, "counter": EVERY_ROW},
        "Team": {"default": PLACES, "counter": EVERY_ROW},
        "User": {
            "default": Rows(
                read=any_of(f"id = {USER}", SIGNING_IN, ADMINISTRATION, f"id = ANY ({LED_PEOPLE})"),
                write=any_of(f"id = {USER}", SIGNING_IN, ADMINISTRATION),
            )
        },
        "Membership": {
            "default": Rows(
                read=any_of(OWN_ROWS, OF_LED_INSTITUTION, ADMINISTRATION),
                write=f"({NOT_THE_OWN}) AND ({any_of(WORKERS_ONE_LEADS, ADMINISTRATION)})",
            )
        },
        "InstitutionEvent": {"default": Rows(read=any_of(f"id = ANY ({OWN_INSTITUTIONS})", ADMINISTRATION))},
        "LocationEvent": {"default": HISTORY_OF_PLACES},
        "TeamEvent": {"default": HISTORY_OF_PLACES},
        "UserEvent": {"default": Rows(read=ADMINISTRATION)},
        "MembershipEvent": {"default": Rows(read=any_of(OF_LED_INSTITUTION, ADMINISTRATION))},
    }

    def ready(self) -> None:
        from institutions.row_guard import guard_web_connection  # noqa: PLC0415 - needs the apps loaded

        connection_created.connect(guard_web_connection)
        after_migrate(self, create_cache_table, grant_tables, apply_row_policies, let_triggers_write)
