"""Why a measurement is corrected, withdrawn or handed over: one is chosen from a list, so that nobody types a name."""

from collections.abc import Mapping
from typing import Final

CORRECTION_REASONS: Final[Mapping[str, str]] = {
    "wrong_answer": "Een antwoord klopte niet",
    "late_information": "Er kwam later informatie bij",
    "incomplete": "De meting was niet compleet",
    "advised": "Op advies van teamleider of werkbegeleider",
    "other_correction": "Anders",
}

WITHDRAWAL_REASONS: Final[Mapping[str, str]] = {
    "entered_twice": "Deze meting is dubbel ingevoerd",
    "wrong_trajectory": "Deze meting hoort bij een ander traject",
    "no_spoedhulp": "Dit was geen Ambulante Spoedhulp",
    "on_request": "Op verzoek van het gezin",
    "other_withdrawal": "Anders",
}

HANDOVER_REASONS: Final[Mapping[str, str]] = {
    "ill": "De collega is ziek",
    "left": "De collega is uit dienst",
    "takes_over": "Een ander neemt het traject over",
    "other_handover": "Anders",
}

REASONS: Final[Mapping[str, str]] = {**CORRECTION_REASONS, **WITHDRAWAL_REASONS, **HANDOVER_REASONS}
"""Every reason that the history may hold; a code never changes meaning, for old changes keep it."""


def reason_problem(reason: str, choices: Mapping[str, str], verb: str) -> str | None:
    """What is wrong with the reason, in Dutch with what to do; None when it is one of the choices."""
    if not reason:
        return f"Kies waarom u deze meting {verb}."
    return None if reason in choices else "Kies een reden uit de lijst."
