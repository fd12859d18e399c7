from django.apps import AppConfig

from institutions.after_migrate import after_migrate
from institutions.grants import grant_tables
from institutions.row_policies import (
    ADMINISTRATION,
    EVERY_ROW,
    NATIONAL,
    OF_LED_INSTITUTION,
    Rows,
    any_of,
    apply_row_policies,
)

OWN_FILE = any_of(OF_LED_INSTITUTION, f"institution_id IS NULL AND {NATIONAL}")
"""A file for one institution is its team leads'; one for several is SEJN's."""

SENT_TO_LEAD = (
    "state = 'sent' AND EXISTS (SELECT FROM exchange_importbatch AS part WHERE part.file_id = exchange_importfile.id)"
)
"""Of a file of several institutions that SEJN sent, what it is called and when; its rows are gone from it by then."""

COUNTS_FOR_SEJN = any_of(OF_LED_INSTITUTION, NATIONAL)

ASKS_OR_MAKES_TEAMS = any_of(OF_LED_INSTITUTION, NATIONAL, ADMINISTRATION)
"""Team leads and SEJN, who import, ask for a team; administrators decide."""

OF_A_FILE_IN_SIGHT = "EXISTS (SELECT FROM exchange_importfile AS seen WHERE seen.id = file_id AND seen.state <> 'sent')"
"""The rows of a file follow the file; the policy of that table holds inside this one.

Of a file that SEJN sent team leads see no more than what it is called: it is about other institutions too.
"""

OF_A_FILE_OR_BATCH_IN_SIGHT = any_of(
    f"batch_id IS NULL AND {OF_A_FILE_IN_SIGHT}",
    "EXISTS (SELECT FROM exchange_importbatch AS seen WHERE seen.id = batch_id)",
)


class ExchangeConfig(AppConfig):
    """Measurements in and out as files: import and export."""

    name = "exchange"
    default_auto_field = "django.db.models.BigAutoField"

    grants = {
        "ImportFile": {
            "default": "SELECT, INSERT, "
            "UPDATE (content, lines, report, rows, profile, mapping, errors, state, message)",
            "counter": "SELECT, UPDATE (content, lines, report, profile, state, message)",
        },
        "ImportProblem": {"default": "SELECT, INSERT, DELETE", "counter": "SELECT, DELETE"},
        "ImportBatch": {
            "default": "SELECT, INSERT, UPDATE (state, rows, decided_by_id, decided_at, imported, undone_by_id, "
            "undone_at, kept), DELETE",
            "counter": "SELECT, UPDATE (state)",
        },
        "ImportRow": {
            "default": "SELECT, INSERT, UPDATE (outcome, differences), DELETE",
            "counter": "SELECT, DELETE",
        },
        "ImportJob": {
            "default": "SELECT, INSERT, UPDATE (is_cancelled), DELETE",
            "counter": "SELECT, UPDATE (state, attempts, done, total, message)",
        },
        "RememberedMapping": {"default": "SELECT, INSERT, UPDATE (mapping, changed_at)"},
        "TeamRequest": {"default": "SELECT, INSERT, UPDATE (state, decided_by_id, decided_at)"},
    }
    row_policies = {
        "ImportFile": {"default": Rows(read=any_of(OWN_FILE, SENT_TO_LEAD), write=OWN_FILE), "counter": EVERY_ROW},
        "ImportProblem": {
            "default": Rows(read=OF_A_FILE_IN_SIGHT, write=OF_A_FILE_IN_SIGHT),
            "counter": EVERY_ROW,
        },
        "ImportBatch": {"default": Rows(read=COUNTS_FOR_SEJN, write=COUNTS_FOR_SEJN), "counter": EVERY_ROW},
        "ImportRow": {"default": Rows(read=OF_LED_INSTITUTION, write=OF_LED_INSTITUTION), "counter": EVERY_ROW},
        "ImportJob": {
            "default": Rows(read=OF_A_FILE_OR_BATCH_IN_SIGHT, write=OF_A_FILE_OR_BATCH_IN_SIGHT),
            "counter": EVERY_ROW,
        },
        "RememberedMapping": {"default": Rows(read=OF_LED_INSTITUTION, write=OF_LED_INSTITUTION)},
        "TeamRequest": {"default": Rows(read=ASKS_OR_MAKES_TEAMS, write=ASKS_OR_MAKES_TEAMS)},
    }

    def ready(self) -> None:
        after_migrate(self, grant_tables, apply_row_policies)
