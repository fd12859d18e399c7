"""What rows of a file are read against: institutions, teams and people, the code lists, the calendar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from exchange.domain.texts import value_key


@dataclass(frozen=True, slots=True)
class PlaceTeam:
    """A team, by its id, code and name, and the name of its location ("" for none)."""

    pk: int
    code: str
    name: str
    location: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """An institution, its teams, and its people by what a file may call them (a key: e-mail address or name)."""

    pk: int
    code: str
    name: str
    teams: Sequence[PlaceTeam] = ()
    people: Mapping[str, int] | None = None

    def is_called(self, key: str) -> bool:
        """Whether this key is that of its code or its name."""
        return key in (value_key(self.code), value_key(self.name))


@dataclass(frozen=True, slots=True)
class ListedCode:
    """An entry of a code list, and when it may be chosen; `active_until` is the last day."""

    field: str
    code: str
    label: str
    active_from: date
    active_until: date | None = None

    def is_active_on(self, day: date) -> bool:
        """Whether it may be chosen on this day."""
        return self.active_from <= day and (self.active_until is None or day <= self.active_until)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`places`: the institutions that the file may be about, of a team lead's file the own one alone."""

    places: Sequence[Place]
    codes: Sequence[ListedCode]
    closed_years: frozenset[int]
    today: date
