"""What the fields of the history are called on screen, by model; what stands in no row is never shown."""

from collections.abc import Mapping
from typing import Final

Labels = Mapping[str, str]

PERIOD: Final[Labels] = {"active_from": "Actief vanaf", "active_until": "Actief tot en met"}

INSTITUTION: Final[Labels] = {
    "name": "Naam",
    **PERIOD,
    "successor_id": "Opvolger",
    "agrees_to_open_comparison": "Akkoord met open vergelijking",
    "contact_name": "Contact",
    "contact_email": "E-mailadres van het contact",
}
LOCATION: Final[Labels] = {"name": "Naam"}
TEAM: Final[Labels] = {"name": "Naam", "location_id": "Locatie", **PERIOD}
USER: Final[Labels] = {"name": "Naam", "email": "E-mailadres", "is_active": "Mag inloggen"}
MEMBERSHIP: Final[Labels] = {"role": "Rol", "institution_id": "Instelling", "team_id": "Team", **PERIOD}
INVITATION: Final[Labels] = {
    "email": "E-mailadres",
    "role": "Rol",
    "institution_id": "Instelling",
    "team_id": "Team",
    "expires_at": "Geldig tot",
    "accepted_at": "Gebruikt op",
    "withdrawn_at": "Ingetrokken op",
}
CODEBOOK_ENTRY: Final[Labels] = {"label": "Tekst", "order": "Plaats in de lijst", **PERIOD}
