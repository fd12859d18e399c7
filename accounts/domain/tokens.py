"""Tokens that open something once: only their hash is kept."""

import hashlib
import secrets


def new_token() -> str:
    """32 random bytes, as 43 characters that fit in an address."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """What is kept of a token; it is 32 random bytes, so no salt is needed and no trying helps."""
    return hashlib.sha256(token.encode()).hexdigest()
