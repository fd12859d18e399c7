"""Whose measurement a row is: the institution, the team and the author that its cells name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from exchange.domain.cells import FORMULA, Unreadable, shown
from exchange.domain.mapping import FileMapping
from exchange.domain.surroundings import Place, PlaceTeam, Surroundings
from exchange.domain.texts import value_key

ASK_FOR_TEAM: Final = (
    "Kies bij de kolommen welk team dit is, of vraag de beheerder het te maken. Een import maakt zelf geen teams."
)


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a measurement belongs; the author is None when the file does not say, or not in a way that is known."""

    institution: int
    team: int
    author: int | None = None


def institution_meant(text: str, mapping: FileMapping, around: Surroundings) -> Place:
    """The institution of a row; where there is only one that the file can be about, also for an empty cell.

    Raises Unreadable.
    """
    _refuse_formula(text)
    key = value_key(text)
    if len(around.places) == 1:
        return _the_only_one(text, around.places[0])
    if not key:
        raise Unreadable("Vul de instelling in: de code of de naam.")
    settled = mapping.meant("institution", key)
    for place in around.places:
        if place.is_called(key) or (settled and place.code == settled):
            return place
    raise Unreadable(f"De instelling {shown(text)} is niet bekend. Gebruik de code of de naam die hier bekend is.")


def _the_only_one(text: str, place: Place) -> Place:
    """The institution that the file is about; no mapping makes the rows of another one into its own."""
    if text and not place.is_called(value_key(text)):
        raise Unreadable(
            f"{shown(text)} is niet {place.name}, en dit bestand kan alleen metingen van {place.name} bevatten. Staat "
            f"er een andere naam voor dezelfde instelling? Schrijf dan {place.code}."
        )
    return place


def team_meant(text: str, location: str, place: Place, mapping: FileMapping) -> PlaceTeam:
    """The team of a row, by code or name; the location tells teams of one name apart. Raises Unreadable."""
    _refuse_formula(text)
    key = value_key(text)
    settled = mapping.meant("team", settled_under(place, key))
    for team in place.teams:
        if settled and team.code == settled:
            return team
    if not key and len(place.teams) == 1:
        return place.teams[0]
    if not key:
        raise Unreadable(f"Vul het team in. {place.name} heeft er meer dan één.")
    if coded := [team for team in place.teams if value_key(team.code) == key]:
        return coded[0]
    return _team_named(text, location, place)


def author_meant(text: str, place: Place, mapping: FileMapping) -> int | None:
    """The id of the person of the institution whom the cell names; None when it names nobody who is known."""
    key = value_key(text)
    if not key:
        return None
    people: Mapping[str, int] = place.people or {}
    settled = mapping.meant("author", settled_under(place, key))
    if settled is not None:
        return int(settled) if settled and int(settled) in people.values() else None
    return people.get(key)


def settled_under(place: Place, key: str) -> str:
    """Under what a mapping keeps a value that means something at one institution only."""
    return f"{place.code}/{key}"


def _team_named(text: str, location: str, place: Place) -> PlaceTeam:
    key, where = value_key(text), value_key(location)
    named = [team for team in place.teams if value_key(team.name) == key]
    if not named:
        raise Unreadable(f"Het team {shown(text)} bestaat niet bij {place.name}. {ASK_FOR_TEAM}")
    here = [team for team in named if value_key(team.location) == where]
    for found in (named, here):
        if len(found) == 1:
            return found[0]
    raise Unreadable(f"{place.name} heeft meer dan één team {shown(text)}. Gebruik de code van het team.")


def _refuse_formula(text: str) -> None:
    if text.startswith("="):
        raise Unreadable(FORMULA)
