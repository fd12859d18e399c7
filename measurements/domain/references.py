"""References of a trajectory or a family: codes of the institution's own that say nothing about a person."""

import re
from typing import Final

from stdnum.nl import bsn

from measurements.domain.names import looks_like_a_name

REFERENCE_LENGTH: Final = 40

ALLOWED: Final = re.compile(r"[A-Za-z0-9./-]*")
LIKE_E_MAIL: Final = re.compile(r"\S@\S")

_MARK: Final = "[./-]"
LIKE_BSN: Final = re.compile(
    r"(?<![0-9])(?:"
    + "|".join(
        _MARK.join(f"[0-9]{{{size}}}" for size in sizes)
        for sizes in ((9,), (4, 2, 3), (3, 3, 3), (3, 2, 4), (2, 2, 2, 3))
    )
    + ")(?![0-9])"
)
"""Nine digits together, or grouped the way a BSN is written; other groupings (2024-12345) are ordinary file numbers."""

_DAY, _MONTH, _YEAR = "(?:0?[1-9]|[12][0-9]|3[01])", "(?:0?[1-9]|1[0-2])", "(?:19|20)[0-9]{2}"
_DD, _MM = _DAY.replace("0?", "0"), _MONTH.replace("0?", "0")
LIKE_DATE: Final = re.compile(
    "(?<![0-9])(?:"
    f"{_DAY}(?P<mark>{_MARK}){_MONTH}(?P=mark)(?:{_YEAR}|[0-9]{{2}})"
    f"|{_YEAR}(?P<sign>{_MARK}){_MM}(?P=sign){_DD}"
    f"|{_DD}{_MM}{_YEAR}"
    f"|(?:19[0-9]{{2}}|200[0-9]|2010){_MM}{_DD}"
    ")(?![0-9])"
)
"""Day, month and year with marks in between, in either order, or eight digits. Eight digits that begin with a year from
2011 on, when the benchmark began, are ordinary file numbers (20240815)."""

LIKE_PHONE: Final = re.compile(rf"(?<![0-9])(?:(?:00)?31{_MARK}?0?|0){_MARK}?[1-9](?:{_MARK}?[0-9]){{8}}(?![0-9])")
ORDINARY: Final = re.compile(r"[A-Za-z]{0,2}-?[0-9]{1,6}")
"""Most numbers of files: too short to be anything of LOOKS_LIKE, so that a large import need not ask all of those."""

USE_ANOTHER: Final = "Gebruik een code die niet naar een persoon verwijst."


def reference_problem(reference: str, name: str) -> str | None:
    """What is wrong with a reference, in Dutch with what to do; None when it is fine. `name` as in "traject"."""
    if not reference:
        return None
    if len(reference) > REFERENCE_LENGTH:
        return f"De code van het {name} is te lang. Gebruik hooguit {REFERENCE_LENGTH} tekens."
    if LIKE_E_MAIL.search(reference):
        return f"De code van het {name} lijkt op een e-mailadres. {USE_ANOTHER}"
    if not ALLOWED.fullmatch(reference):
        return f"Gebruik in de code van het {name} alleen letters, cijfers en de tekens - . /"
    what = look_alike(reference)
    return f"De code van het {name} lijkt op een {what}. {USE_ANOTHER}" if what else None


def look_alike(reference: str) -> str | None:
    """What of a person this looks like, such as a "naam"; None when it looks like nothing of the kind."""
    if ORDINARY.fullmatch(reference):
        return None
    return next((what for what, like in LOOKS_LIKE if like(reference)), None)


def holds_a_bsn(reference: str) -> bool:
    """Whether nine digits in it pass the test that every BSN passes, and one in eleven other numbers."""
    return any(bsn.is_valid(re.sub(r"[^0-9]", "", found)) for found in LIKE_BSN.findall(reference))


LOOKS_LIKE: Final = (
    ("burgerservicenummer", holds_a_bsn),
    ("telefoonnummer", lambda reference: LIKE_PHONE.search(reference) is not None),
    ("datum", lambda reference: LIKE_DATE.search(reference) is not None),
    ("naam", looks_like_a_name),
)
"""What a code may not look like, and how that is recognised; the first that fits is said."""
