"""The seal of a release: one SHA-256 over everything in it, the same on every machine."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

METHOD_VERSION: Final = "2026.1"
"""How figures are computed and disclosed; raise it when a figure of the same counts would come out otherwise."""


def seal(document: Mapping[str, Any]) -> str:
    """The SHA-256, in hexadecimals, of the document as JSON with sorted keys; numbers as Python writes them.

    Raises ValueError for NaN and infinity, which JSON does not have, and TypeError for what is no JSON.
    """
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    return sha256(text.encode("ascii")).hexdigest()
