"""The family types in three classes, fixed beforehand: single types are too small to say anything about outcomes.

Statistics by family type use these and nothing finer (docs/methode/cijfers.md, "Gezinstypen"); how often each type
comes, is told per code.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class FamilyTypeClass:
    """Codes of the list of family types that are taken together; no codes: everything that is in no other class."""

    key: str
    label: str
    codes: tuple[str, ...]


FAMILY_TYPE_CLASSES: Final = (
    FamilyTypeClass("one_parent", "Alleenstaande ouder met kind(eren)", ("TG01",)),
    FamilyTypeClass("two_parents", "Tweeoudergezin met (biologische) kinderen", ("TG02",)),
    FamilyTypeClass("other", "Andere gezinstypen en onbekend", ()),
)
"""The two largest types and all others; the codes never change meaning, and a new code falls into the last class."""
