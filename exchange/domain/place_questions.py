"""Which institutions, teams and people a file means where it does not call them as they are called here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exchange.domain.file_values import FileColumns, FileValue, fills
from exchange.domain.mapping import FileMapping
from exchange.domain.placing import settled_under
from exchange.domain.questions import Answer, Question, question_about
from exchange.domain.surroundings import Place
from exchange.domain.texts import value_key

People = Sequence[tuple[int, str]]
"""Who may have filled in the measurements of an institution: id and name."""


@dataclass(frozen=True, slots=True)
class PlaceQuestions:
    """The questions about a file of this many rows that may be about these places; `people` of the only one of them.

    None of them has to be answered: rows of a team or an institution that is not known are errors, and a measurement
    without an author is one all the same.
    """

    found: FileColumns
    rows: int
    mapping: FileMapping
    places: Sequence[Place]
    people: People = ()

    @property
    def institutions(self) -> list[Question]:
        """Only in a file of several: no mapping makes rows of another institution into those of the own one."""
        if self._only_place:
            return []
        return [
            question_about(value, "institution", self._as_answers(value), self.mapping)
            for value in self.found.values(fills("institution"))
            if value.key and not value.is_formula and not any(one.is_called(value.key) for one in self.places)
        ]

    @property
    def teams(self) -> list[Question]:
        """Teams by a name that none has; in a file of one institution also rows that name no team."""
        values = self.found.values(fills("team"))
        if not any(self.found.filling(fills("team"))):
            values = [FileValue("", "", self.rows, ())]
        places = self._places_in_file
        return [
            question_about(value, "team", [one for place in places for one in _teams_of(place, value)], self.mapping)
            for value in values
            if self._asks_for_team(value, places)
        ]

    @property
    def authors(self) -> list[Question]:
        """Only in a file of one institution: SEJN does not see who works where."""
        place = self._only_place
        if place is None:
            return []
        return [
            question_about(value, "author", self._people_for(value, place), self.mapping)
            for value in self.found.values(fills("author"))
            if value.key and not value.is_formula and not self._is_known_person(value.key, place)
        ]

    def _asks_for_team(self, value: FileValue, places: Sequence[Place]) -> bool:
        if value.is_formula or not places or not (value.key or self._only_place):
            return False
        if any(self.mapping.meant("team", settled_under(place, value.key)) is not None for place in places):
            return True
        return not any(self._finds_team(place, value.key) for place in places)

    def _finds_team(self, place: Place, key: str) -> bool:
        """Whether a row with this team finds it by itself at this place."""
        if not key:
            return len(place.teams) == 1
        if any(value_key(team.code) == key for team in place.teams):
            return True
        named = sum(value_key(team.name) == key for team in place.teams)
        return named == 1 or (named > 1 and any(self.found.filling(fills("location"))))

    def _is_known_person(self, key: str, place: Place) -> bool:
        is_settled = self.mapping.meant("author", settled_under(place, key)) is not None
        return key in (place.people or {}) and not is_settled

    def _people_for(self, value: FileValue, place: Place) -> list[Answer]:
        key = settled_under(place, value.key)
        return [Answer(str(pk), name, key, str(pk)) for pk, name in self.people]

    def _as_answers(self, value: FileValue) -> list[Answer]:
        return [Answer(place.code, place.name, value.key, place.code) for place in self.places]

    @property
    def _only_place(self) -> Place | None:
        return self.places[0] if len(self.places) == 1 else None

    @property
    def _places_in_file(self) -> Sequence[Place]:
        """The institutions that the file names, or that somebody settled it to name."""
        if self._only_place:
            return self.places
        keys = [value.key for value in self.found.values(fills("institution"))]
        settled = {self.mapping.meant("institution", key) for key in keys}
        return [one for one in self.places if one.code in settled or any(one.is_called(key) for key in keys)]


def _teams_of(place: Place, value: FileValue) -> Iterator[Answer]:
    """The teams as answers; a code alone would not say of which institution."""
    key = settled_under(place, value.key)
    return (Answer(f"{place.code}/{team.code}", f"{team.name} ({place.name})", key, team.code) for team in place.teams)
