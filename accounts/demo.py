"""The ready-made accounts of the demo; outside the demo there are none."""

from django.conf import settings
from django.utils.module_loading import import_string

from institutions.models import User

Account = tuple[str, str, str]


def demo_accounts() -> list[Account]:
    """Role, institution and e-mail address of each account that signs in by one click; empty outside the demo."""
    if not settings.DEMO_ACCOUNTS:
        return []
    accounts: list[Account] = import_string(settings.DEMO_ACCOUNTS)()
    return accounts


def demo_user(email: str) -> User | None:
    """The user of a ready-made account with this address."""
    if email not in {address for _, _, address in demo_accounts()}:
        return None
    return User.objects.filter(email=email, is_active=True).first()


def is_demo_account(user: User) -> bool:
    """Whether somebody signed in by one click, and so knows no password."""
    return user.email in {address for _, _, address in demo_accounts()}
