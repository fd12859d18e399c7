"""The codes of the code lists: two letters for the list, and two digits; 98 and 99 are "Anders" and "Onbekend"."""

import re
from collections.abc import Collection, Mapping
from typing import Final

PREFIXES: Final[Mapping[str, Mapping[str, str]]] = {
    "family_type": {"": "TG"},
    "problem": {"j": "PJ", "o": "PO", "j/o": "PG", "": "PX"},
    "work_goal": {"": "WD"},
    "follow_up_advice": {"": "VH"},
}
"""Per code list the letters, by whom an answer is about; only problems are about somebody."""

LAST_FREE: Final = 97


class NoCodeLeft(ValueError):
    """All numbers of this list are in use."""


def next_code(codebook: str, concerns: str, used: Collection[str]) -> str:
    """The code after the highest one that was ever used, 98 and 99 aside; raises NoCodeLeft."""
    prefix = PREFIXES[codebook][concerns]
    numbers = [int(code[2:]) for code in used if is_code(codebook, concerns, code)]
    number = max((number for number in numbers if number <= LAST_FREE), default=0) + 1
    if number > LAST_FREE:
        raise NoCodeLeft(prefix)
    return f"{prefix}{number:02}"


def is_code(codebook: str, concerns: str, code: str) -> bool:
    """Whether this code has the letters and digits of the list."""
    return re.fullmatch(rf"{PREFIXES[codebook][concerns]}[0-9]{{2}}", code) is not None
