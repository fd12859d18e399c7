"""Cells that a spreadsheet program would carry out as a formula, made harmless and back.

Source: OWASP, "CSV Injection". The pair loses nothing: a cell that has the quote already gets one more.
"""

import re
from typing import Final

RISKY: Final = re.compile(r"'*[=+\-@\t\r\n]")
"""What a cell starts with that may be carried out, also behind quotes."""

DEFUSED: Final = re.compile(r"'+[=+\-@\t\r\n]")


def defused(text: str) -> str:
    """The text with a ' before it when it starts with = + - @, a tab or a line end; other texts as they are."""
    return f"'{text}" if RISKY.match(text) else text


def undefused(text: str) -> str:
    """The text as it was before `defused`; a ' that stands before another character stays."""
    return text[1:] if DEFUSED.match(text) else text
