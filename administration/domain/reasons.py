"""Why something is changed: one table of the reasons that one can choose from, kept in the history as they stand."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Act(StrEnum):
    """What an administrator does; each has its own reasons."""

    ADD_INSTITUTION = "add_institution"
    CHANGE_INSTITUTION = "change_institution"
    CHANGE_CONTACT = "change_contact"
    END_INSTITUTION = "end_institution"
    MERGE_INSTITUTION = "merge_institution"
    REOPEN_INSTITUTION = "reopen_institution"
    ADD_PLACE = "add_place"
    CHANGE_PLACE = "change_place"
    END_TEAM = "end_team"
    REOPEN_TEAM = "reopen_team"
    ADD_ENTRY = "add_entry"
    CHANGE_ENTRY = "change_entry"


REASONS: Final[Mapping[Act, tuple[str, ...]]] = {
    Act.ADD_INSTITUTION: ("Nieuwe deelnemer", "Ontstaan uit een fusie", "Was vergeten"),
    Act.CHANGE_INSTITUTION: ("De instelling heet nu anders", "Begindatum klopte niet", "Schrijffout hersteld"),
    Act.CHANGE_CONTACT: ("Opgegeven door de instelling", "Er is een ander contact", "Schrijffout hersteld"),
    Act.END_INSTITUTION: (
        "De instelling stopt met Ambulante Spoedhulp",
        "De instelling doet niet meer mee aan de benchmark",
        "De instelling is opgeheven",
    ),
    Act.MERGE_INSTITUTION: ("Fusie", "Overname"),
    Act.REOPEN_INSTITUTION: ("Beëindigd per vergissing", "De datum klopte niet", "De fusie gaat niet door"),
    Act.ADD_PLACE: ("Nieuw bij de instelling", "Was vergeten"),
    Act.CHANGE_PLACE: ("De naam is veranderd", "Het team is verhuisd", "Schrijffout hersteld"),
    Act.END_TEAM: ("Het team is opgeheven", "Het team is samengevoegd met een ander team"),
    Act.REOPEN_TEAM: ("Beëindigd per vergissing", "De datum klopte niet", "Het team werkt weer"),
    Act.ADD_ENTRY: ("Gevraagd door instellingen", "Landelijke afspraak", "Was vergeten"),
    Act.CHANGE_ENTRY: (
        "Duidelijkere woorden, dezelfde betekenis",
        "Schrijffout hersteld",
        "Het antwoord wordt niet meer gebruikt",
        "Het antwoord wordt weer gebruikt",
        "De datum klopte niet",
    ),
}

ORDER_CHANGED: Final = "Volgorde van de keuzelijst aangepast"
"""The reason that goes with moving an entry up or down: the button asks for no other."""


def agreement_reason(agrees: bool, agreed_by: str, agreed_on: str) -> str:
    """Who agreed to open comparison, or took that back, and when: the reason that the history keeps."""
    return f"{'Akkoord' if agrees else 'Akkoord ingetrokken'} door {agreed_by} op {agreed_on}"
