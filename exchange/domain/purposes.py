"""What an export is for: one is chosen from a list, so that nobody types a name."""

from collections.abc import Mapping
from typing import Final

PURPOSES: Final[Mapping[str, str]] = {
    "analysis": "Eigen analyse van de kwaliteit",
    "accountability": "Verantwoording aan een gemeente",
    "other_system": "Overzetten naar een ander systeem",
    "backup": "Reservekopie",
    "other": "Anders",
}
"""By code, as the access log keeps them in words."""
