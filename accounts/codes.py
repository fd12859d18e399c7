"""A code of a second factor works once."""

from typing import Final

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from django.core.cache import cache

from institutions.models import User

STEPS: Final = 3
"""A code is good in its own half minute and, for clocks that run fast or slow, in the one before and after."""


def spend(user: User, code: str) -> bool:
    """Whether this is the first use of the code; remembered for as long as the code could work.

    allauth remembers a used code for one step only, and one that switched the second factor on not at all.
    """
    name = f"spent-code:{user.pk}:{normalize_user_code(code)}"
    return bool(cache.add(name, True, timeout=STEPS * app_settings.TOTP_PERIOD))
