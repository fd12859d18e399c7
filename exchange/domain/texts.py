"""Comparing what people type: headers and values are the same whatever their capitals and separators."""

import re
from typing import Final

SEPARATORS: Final = re.compile(r"[\s_.-]+")
PARTS: Final = re.compile(r"[\W_]+")


def header_key(header: str) -> str:
    """The header without capitals and separators: "Meting ID" and meting_id are one."""
    return SEPARATORS.sub("", header).casefold()


def value_key(text: str) -> str:
    """The value without capitals and with single spaces."""
    return " ".join(text.split()).casefold()


def words_of(header: str) -> frozenset[str]:
    """The words of a header, without capitals: "Geb. datum" has geb and datum."""
    return frozenset(part for part in PARTS.split(header.casefold()) if part)
