"""One cell of a file -> what it says, or the message for the person who repairs it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, Generic, TypeVar

from exchange.domain.layout import SEVERAL
from exchange.domain.texts import value_key
from measurements.domain.typed_dates import ImpossibleDate, UnreadableDate, parse_date

Value = TypeVar("Value")

SCORE_WORDS: Final = {
    "1": True,
    "ja": True,
    "j": True,
    "behaald": True,
    "0": False,
    "nee": False,
    "n": False,
    "niet behaald": False,
    "": None,
    ".": None,
}
"""What scores are written as; source: domain, "Import". Of 2, 9 or 99 nobody guesses what they mean."""

FORMULA: Final = "In deze cel staat een formule. Zet de waarde zelf in de cel."
LONGEST_SHOWN: Final = 40


class Unreadable(Exception):
    """The cell cannot be read; the message says in Dutch what to do."""


@dataclass(slots=True)
class Cells(Generic[Value]):
    """Reads cells with `read` and remembers what it found: most cells of a column hold the same few texts."""

    read: Callable[[str], Value]
    found: dict[str, Value]

    def __call__(self, text: str) -> Value:
        """What the cell says; raises Unreadable."""
        if text in self.found:
            return self.found[text]
        if text.startswith("="):
            raise Unreadable(FORMULA)
        value = self.read(text)
        if len(self.found) < MOST_REMEMBERED:
            self.found[text] = value
        return value


MOST_REMEMBERED: Final = 5_000


def remembering(read: Callable[[str], Value]) -> Cells[Value]:
    """`read`, with a memory of its own; formulas are refused."""
    return Cells(read, {})


def read_date(text: str) -> date | None:
    """The date in the cell, None for an empty one; raises Unreadable."""
    try:
        return parse_date(text) if text else None
    except ImpossibleDate as error:
        raise Unreadable(f"De datum {shown(text)} bestaat niet. Controleer de dag en de maand.") from error
    except UnreadableDate as error:
        raise Unreadable(
            f"{shown(text)} is geen datum. Schrijf dag-maand-jaar, zoals 27-3-2026, of jaar-maand-dag, zoals "
            "2026-03-27."
        ) from error


def parts_of(text: str) -> list[str]:
    """The codes in a cell that may hold several, in their order, each once."""
    return list(dict.fromkeys(part.strip() for part in text.split(SEVERAL) if part.strip()))


def score_meant(text: str) -> bool | None:
    """The score that a cell says by itself; KeyError when a person has to say what it means."""
    return SCORE_WORDS[value_key(text)]


def shown(text: str) -> str:
    """The text as a message quotes it: not longer than a line."""
    return f"'{text}'" if len(text) <= LONGEST_SHOWN else f"'{text[:LONGEST_SHOWN]}...'"
