"""References of a trajectory or a family: codes of the institution's own that say nothing about a person."""

import re
from typing import Final

REFERENCE_LENGTH: Final = 40

ALLOWED: Final = re.compile(r"[A-Za-z0-9./-]*")
LIKE_E_MAIL: Final = re.compile(r"\S@\S")
LIKE_BSN: Final = re.compile(
    r"(?<![0-9])(?:[0-9]{9}|[0-9]{4}[./-][0-9]{2}[./-][0-9]{3}|[0-9]{3}[./-][0-9]{3}[./-][0-9]{3})(?![0-9])"
)
"""Nine digits together, or grouped the way a BSN is written; other groupings (2024-12345) are ordinary file numbers."""

LIKE_DATE: Final = re.compile(r"(?<![0-9])[0-9]{1,2}[./-][0-9]{1,2}[./-](?:19|20)[0-9]{2}(?![0-9])")
LIKE_PHONE: Final = re.compile(r"(?<![0-9])0[1-9](?:[./-]?[0-9]){8}(?![0-9])")
USE_ANOTHER: Final = "Gebruik een code die niet naar een persoon verwijst."
BSN_WEIGHTS: Final = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def reference_problem(reference: str, name: str) -> str | None:
    """What is wrong with a reference, in Dutch with what to do; None when it is fine. `name` as in "traject"."""
    if len(reference) > REFERENCE_LENGTH:
        return f"De code van het {name} is te lang. Gebruik hooguit {REFERENCE_LENGTH} tekens."
    if LIKE_E_MAIL.search(reference):
        return f"De code van het {name} lijkt op een e-mailadres. {USE_ANOTHER}"
    if not ALLOWED.fullmatch(reference):
        return f"Gebruik in de code van het {name} alleen letters, cijfers en de tekens - . /"
    if any(passes_eleven_test(digits_of(found)) for found in LIKE_BSN.findall(reference)):
        return f"De code van het {name} lijkt op een burgerservicenummer. {USE_ANOTHER}"
    if LIKE_DATE.search(reference):
        return f"De code van het {name} lijkt op een datum. {USE_ANOTHER}"
    if LIKE_PHONE.search(reference):
        return f"De code van het {name} lijkt op een telefoonnummer. {USE_ANOTHER}"
    return None


def digits_of(text: str) -> str:
    """Only the digits 0-9 of the text."""
    return re.sub(r"[^0-9]", "", text)


def passes_eleven_test(digits: str) -> bool:
    """Whether nine digits pass the test that every BSN passes, and one in eleven other numbers."""
    return sum(weight * int(digit) for weight, digit in zip(BSN_WEIGHTS, digits, strict=True)) % 11 == 0
