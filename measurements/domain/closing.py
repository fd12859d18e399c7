"""Years that are closed, and what can still be done about a measurement of one."""

from enum import StrEnum
from typing import Final

FIRST_YEAR: Final = 2000
"""The database takes no measurement that was filled in earlier."""

ASK: Final = "Vraag een teamleider van uw instelling om toestemming."
OWN_REQUEST: Final = "Dit is uw eigen verzoek. Een andere teamleider van uw instelling beslist erover."


class Repair(StrEnum):
    """What can be done about a submitted measurement that is not right."""

    FREE = "free"
    MAY_ASK = "may_ask"
    ASKED = "asked"
    GRANTED = "granted"
    DECLINED = "declined"

    @property
    def is_possible(self) -> bool:
        """Whether it can be corrected or withdrawn now."""
        return self in (Repair.FREE, Repair.GRANTED)

    @property
    def can_be_asked_for(self) -> bool:
        """Whether a team lead can be asked, for the first time or once more."""
        return self in (Repair.MAY_ASK, Repair.DECLINED)


REPAIR_BY_REQUEST: Final = {
    "": Repair.MAY_ASK,
    "open": Repair.ASKED,
    "granted": Repair.GRANTED,
    "declined": Repair.DECLINED,
    "used": Repair.MAY_ASK,
}
"""What the last request about a measurement of a closed year makes possible; "" is no request at all."""


def repair(*, is_closed: bool, last_request: str = "") -> Repair:
    """What can be done, by whether the year of filling in is closed and the state of the last request."""
    return REPAIR_BY_REQUEST[last_request] if is_closed else Repair.FREE


def closing_problem(year: int, *, this_year: int) -> str | None:
    """Why this year cannot be closed; None when it can."""
    if year < FIRST_YEAR:
        return f"{year} is no year in which measurements were filled in"
    if year >= this_year:
        return f"{year} has not ended: a year can be closed from 1 January of the next one"
    return None


def closed_sentence(year: int) -> str:
    """That a year is closed, and what that means."""
    return f"Het jaar {year} is gesloten. Metingen uit dat jaar wijzigen of intrekken kan alleen met toestemming."
