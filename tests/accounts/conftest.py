"""Somebody with a password, somebody with a second factor too, and the lines of the access log."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from institutions.models import User

PASSWORD = "een lang wachtwoord"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def account(worker: User) -> User:
    """The worker, with a password."""
    worker.set_password(PASSWORD)
    worker.save(update_fields=["password"])
    return worker


@pytest.fixture
def secured(account: User) -> User:
    """The worker, with a password, an app that knows SECRET, and recovery codes."""
    TOTP.activate(account, SECRET)
    RecoveryCodes.activate(account)
    return account


@pytest.fixture
def recovery_codes(secured: User) -> list[str]:
    """The recovery codes of the worker."""
    return Authenticator.objects.get(user=secured, type=Authenticator.Type.RECOVERY_CODES).wrap().get_unused_codes()


@pytest.fixture
def log_in() -> Callable[..., Any]:
    """A function that fills in the login page; the answer, with the browser as `client`."""

    def fill_in(email: str, password: str = PASSWORD, **data: str) -> Any:
        browser = Client()
        return browser.post("/inloggen/", {"login": email, "password": password, **data})

    return fill_in
