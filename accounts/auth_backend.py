"""Finds the account of an e-mail address, and lets people in by address and password."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models.functions import Lower
from django.http import HttpRequest

from institutions.models import User


def find_account(email: str) -> User | None:
    """The account with this address, whatever its capitals and the spaces around it.

    Signs that only look like another one, or become it in capitals (the Kelvin sign and k), make another address:
    nobody gets in, or gets mail, by such an address.
    """
    address = email.strip()
    if not address.isascii():
        return None
    return User.objects.alias(lowered=Lower("email")).filter(lowered=address.lower()).first()


class EmailBackend(ModelBackend):
    """Signs in by e-mail address and password, in the same time whether the account exists or not."""

    def authenticate(
        self, request: HttpRequest | None, email: str | None = None, password: str | None = None, **others: Any
    ) -> User | None:
        if not email or not password:
            return None
        user = find_account(email)
        if user is None:
            User().set_password(password)  # takes the time of checking one
            return None
        return user if user.check_password(password) and self.user_can_authenticate(user) else None
