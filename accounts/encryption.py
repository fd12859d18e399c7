"""Keeps the secrets of second factors unreadable for who reads the database or a backup of it."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


def key_from(secret: str) -> str:
    """A key that follows from another secret; for the demo, where nobody keeps keys."""
    return urlsafe_b64encode(sha256(b"second factors: " + secret.encode()).digest()).decode()


def keys() -> MultiFernet:
    """The keys of settings.MFA_KEYS: the first encrypts, all decrypt, so a new one can be put in front."""
    try:
        return MultiFernet([Fernet(key) for key in settings.MFA_KEYS])
    except ValueError:
        raise ImproperlyConfigured(
            "MFA_KEYS must hold one or more keys, the newest first. This makes one: python -c "
            '"from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())"'
        ) from None


def encrypt(text: str) -> str:
    """The text, readable only with one of the keys."""
    return keys().encrypt(text.encode()).decode()


def decrypt(encrypted: str) -> str:
    """The text again; raises ImproperlyConfigured when the key that encrypted it is gone."""
    try:
        return keys().decrypt(encrypted.encode()).decode()
    except InvalidToken:
        raise ImproperlyConfigured("MFA_KEYS lacks the key of a second factor; put the old key back, last.") from None
