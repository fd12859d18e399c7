"""Codes of an authenticator app, worked out from RFC 6238 beside the code of allauth."""

import hmac
import time
from base64 import b32decode

STEP = 30


def code_of(secret: str, *, steps: int = 0) -> str:
    """The code that an app shows now, or so many steps of half a minute later."""
    counter = (int(time.time()) // STEP + steps).to_bytes(8, "big")
    digest = hmac.digest(b32decode(secret.replace(" ", "")), counter, "sha1")
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
