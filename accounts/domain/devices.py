"""With what somebody signed in, in words."""

from collections.abc import Sequence
from typing import Final

BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
"""A part of what a browser says of itself, and its name; the first that is found counts, for all claim to be Safari."""

SYSTEMS: Final = (
    ("iPhone", "een iPhone"),
    ("iPad", "een iPad"),
    ("Android", "een Android-apparaat"),
    ("Windows", "een Windows-computer"),
    ("CrOS", "een Chromebook"),
    ("Mac OS X", "een Mac"),
    ("Linux", "een Linux-computer"),
)
UNKNOWN_BROWSER: Final = "Onbekende browser"
UNKNOWN_SYSTEM: Final = "een onbekend apparaat"


def device_in_words(user_agent: str) -> str:
    """Browser and kind of device, such as "Firefox op een Windows-computer"."""
    return f"{_first(BROWSERS, user_agent, UNKNOWN_BROWSER)} op {_first(SYSTEMS, user_agent, UNKNOWN_SYSTEM)}"


def _first(table: Sequence[tuple[str, str]], user_agent: str, otherwise: str) -> str:
    return next((name for part, name in table if part in user_agent), otherwise)
