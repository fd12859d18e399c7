"""Why the role of a person is changed: one table of the reasons that one can choose from, kept in the history."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class PeopleAct(StrEnum):
    """What is done with the role or the account of a person; each has its own reasons."""

    END_ROLE = "end_role"
    CANCEL_ROLE = "cancel_role"
    CHANGE_TEAM = "change_team"
    MOVE = "move"
    RESET_SECOND_FACTOR = "reset_second_factor"


PEOPLE_REASONS: Final[Mapping[PeopleAct, tuple[str, ...]]] = {
    PeopleAct.END_ROLE: (
        "Gaat uit dienst",
        "Doet ander werk",
        "Gebruikt het account niet",
        "Rol was een vergissing",
        "Misbruik of vermoeden daarvan",
    ),
    PeopleAct.CANCEL_ROLE: ("Begint toch niet", "Datum klopte niet", "Rol was een vergissing"),
    PeopleAct.CHANGE_TEAM: ("Werkt in een ander team", "Team was een vergissing", "Teams zijn anders ingedeeld"),
    PeopleAct.MOVE: ("Werkt bij een andere instelling", "Instelling was een vergissing"),
    PeopleAct.RESET_SECOND_FACTOR: ("Telefoon kwijt of gestolen", "Nieuwe telefoon", "App of codes verwijderd"),
}
