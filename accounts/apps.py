from django.apps import AppConfig

from institutions.after_migrate import after_migrate
from institutions.grants import grant_tables
from institutions.row_policies import (
    ADMINISTRATION,
    EVERY_ROW,
    OF_LED_INSTITUTION,
    SIGNING_IN,
    USER,
    Rows,
    any_of,
    apply_row_policies,
)

OWN = f"user_id = {USER}"
OF_SOMEBODY_IN_SIGHT = "EXISTS (SELECT FROM institutions_user AS person WHERE person.id = user_id)"
"""Row-level security of the users themselves decides who is in sight: oneself, the people one leads, or everybody."""

ACCOUNT_ROWS = Rows(
    read=any_of(OWN, OF_SOMEBODY_IN_SIGHT),
    write=any_of(OWN, SIGNING_IN),
    remove=any_of(OWN, OF_SOMEBODY_IN_SIGHT),
)
"""A second factor of somebody else can be taken away, never given: that would be a key to another's account."""

INVITED_BY_A_LEAD = f"{OF_LED_INSTITUTION} AND role = 'worker'"
INVITED_BY_AN_ADMINISTRATOR = f"{ADMINISTRATION} AND role <> 'worker'"
INVITATIONS = Rows(
    read=any_of(INVITED_BY_A_LEAD, ADMINISTRATION, SIGNING_IN),
    write=any_of(INVITED_BY_A_LEAD, INVITED_BY_AN_ADMINISTRATOR),
)


class AccountsConfig(AppConfig):
    """How people get in: invitations, passwords, second factors, sessions, and the mail about them."""

    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    grants = {
        "Invitation": {"default": "SELECT, INSERT, UPDATE"},
        "InvitationEvent": {"default": "SELECT"},
        "OutgoingMail": {"default": "INSERT", "counter": "SELECT, INSERT, UPDATE, DELETE"},
    }
    grants_outside_models = {
        "account_emailaddress": {"default": "SELECT"},
        "mfa_authenticator": {"default": "SELECT, INSERT, UPDATE, DELETE"},
        "usersessions_usersession": {"default": "SELECT, INSERT, UPDATE, DELETE"},
    }
    row_policies = {
        "Invitation": {"default": INVITATIONS},
        "InvitationEvent": {"default": Rows(read=any_of(INVITED_BY_A_LEAD, ADMINISTRATION))},
        "OutgoingMail": {"default": Rows(write="true"), "counter": EVERY_ROW},
        "account_emailaddress": {"default": Rows(read=OWN)},
        "mfa_authenticator": {"default": ACCOUNT_ROWS},
        "usersessions_usersession": {"default": ACCOUNT_ROWS},
    }

    def ready(self) -> None:
        from accounts import receivers  # noqa: PLC0415 - needs the apps loaded

        receivers.connect()
        after_migrate(self, grant_tables, apply_row_policies)
