"""Columns that are about a person by name or number: they are refused, whatever else the file holds."""

import re
from typing import Final

from exchange.domain.texts import header_key, words_of
from measurements.domain.references import LIKE_E_MAIL, holds_a_bsn

PLACES: Final = frozenset(
    {"team", "teams", "instelling", "instellings", "locatie", "afdeling", "organisatie", "hulpverlener", "medewerker"}
)
"""A name of one of these is no name of anybody in a family."""

LIKE_HEADER: Final = (
    ("burgerservicenummer", re.compile(r"bsn|burgerservice|sofinummer")),
    ("geboortedatum", re.compile(r"geboorte|gebdatum|gebdat|geboren|birth|^dob$")),
    ("e-mailadres", re.compile(r"e?mail")),
    ("telefoonnummer", re.compile(r"telefoon|mobiel")),
    ("adres", re.compile(r"straat|postcode|huisnummer|woonplaats|^adres")),
    ("naam", re.compile(r"naam|(first|last|sur|full|client)name|^name|initialen|voorletters")),
)
"""What the key of a header gives away; the first that fits is said. Not any "name": opname and deelname have it too."""

LEAVE_OUT: Final = "Haal deze kolom uit het bestand en lees het bestand opnieuw in."


def header_problem(header: str) -> str | None:
    """Why a column with this header is refused, in Dutch with what to do; None when it is not."""
    if words_of(header) & PLACES or header_key(header).startswith(("team", "instelling", "locatie")):
        return None
    for what, like in LIKE_HEADER:
        if like.search(header_key(header)):
            return f"De kolom '{header}' lijkt een {what} te bevatten. {LEAVE_OUT}"
    return None


def value_problem(header: str, line: int, value: str) -> str | None:
    """Why a column that nobody reads is refused for what stands in it on this line; None when it is not."""
    for what, is_like in (("burgerservicenummer", holds_a_bsn), ("e-mailadres", LIKE_E_MAIL.search)):
        if is_like(value):
            return f"In de kolom '{header}' lijkt regel {line} een {what} te bevatten. {LEAVE_OUT}"
    return None
