"""About which institutions, teams and people of a file a person is asked."""

from collections.abc import Mapping

from exchange.domain.file_values import FileColumns
from exchange.domain.headers import Target
from exchange.domain.mapping import FileMapping
from exchange.domain.place_questions import PlaceQuestions
from exchange.domain.profile import ColumnProfile
from exchange.domain.questions import Question
from exchange.domain.surroundings import Place, PlaceTeam

NOORD, ZUID = PlaceTeam(1, "noord", "Team Noord", "Assen"), PlaceTeam(2, "zuid", "Team Zuid", "Assen")
AA = Place(10, "aa", "Instelling AA", [NOORD, ZUID], {"j.jansen@aa.example": 7, "jan jansen": 7})
BB = Place(20, "bb", "Instelling BB", [PlaceTeam(3, "noord", "Noord", "")])


def about(
    columns: Mapping[str, Mapping[str, int]], *places: Place, mapping: FileMapping | None = None
) -> PlaceQuestions:
    """The questions about a file with these values by field."""
    found = FileColumns(
        [ColumnProfile(field, values) for field, values in columns.items()], [Target(field) for field in columns]
    )
    return PlaceQuestions(found, 12, mapping or FileMapping(), places or (AA,), [(7, "Jan Jansen")])


def texts(questions: list[Question]) -> list[str]:
    return [question.value.text for question in questions]


def test_teams_are_known_by_code_and_by_name_whatever_their_capitals() -> None:
    assert about({"team": {"NOORD": 3, "team  zuid": 2}}).teams == []


def test_a_team_that_is_not_known_is_asked_for_with_the_teams_of_the_institution() -> None:
    (question,) = about({"team": {"Team Oost": 3}}).teams
    assert (question.value.text, question.is_required) == ("Team Oost", False)
    assert [(one.label, one.key, one.meaning) for one in question.answers] == [
        ("Team Noord (Instelling AA)", "aa/team oost", "noord"),
        ("Team Zuid (Instelling AA)", "aa/team oost", "zuid"),
    ]


def test_a_team_that_was_settled_stays_a_question_with_its_answer() -> None:
    (question,) = about({"team": {"Oost": 1}}, mapping=FileMapping(values={"team": {"aa/oost": "zuid"}})).teams
    assert question.chosen == "aa/zuid"


def test_two_teams_of_one_name_are_told_apart_by_their_location_or_by_a_person() -> None:
    place = Place(10, "aa", "Instelling AA", [PlaceTeam(1, "a", "Oost", "Assen"), PlaceTeam(2, "b", "Oost", "Emmen")])
    assert texts(about({"team": {"Oost": 1}}, place).teams) == ["Oost"]
    assert about({"team": {"Oost": 1}, "location": {"Assen": 1}}, place).teams == []


def test_rows_without_a_team_are_one_question_where_there_are_several_teams() -> None:
    (question,) = about({"institution": {"aa": 12}}).teams
    assert (question.value.text, question.value.count) == ("", 12)
    assert texts(about({"team": {"": 2, "noord": 1}}).teams) == [""]
    assert about({}, BB).teams == []


def test_in_a_file_of_several_institutions_rows_without_a_team_are_left_to_the_check() -> None:
    assert about({"institution": {"aa": 1, "bb": 1}, "team": {"": 2}}, AA, BB).teams == []


def test_in_a_file_of_several_the_teams_of_the_institutions_in_it_can_be_chosen() -> None:
    other = Place(30, "cc", "Instelling CC", [PlaceTeam(4, "west", "West")])
    columns = {"institution": {"aa": 1, "Instelling BB": 1}, "team": {"Oost": 2, "Team Noord": 1}}
    (question,) = about(columns, AA, BB, other).teams
    assert [one.sent for one in question.answers] == ["aa/noord", "aa/zuid", "bb/noord"]


def test_an_institution_is_asked_for_only_in_a_file_of_several() -> None:
    columns = {"institution": {"aa": 1, "Instelling bb": 1, "AA Jeugdhulp": 2, "": 1}}
    (question,) = about(columns, AA, BB).institutions
    assert (question.value.text, [one.meaning for one in question.answers]) == ("AA Jeugdhulp", ["aa", "bb"])
    assert about(columns).institutions == []


def test_an_institution_that_was_settled_is_one_of_those_in_the_file() -> None:
    columns = {"institution": {"AA Jeugdhulp": 2}, "team": {"Oost": 2}}
    (question,) = about(columns, AA, BB, mapping=FileMapping(values={"institution": {"aa jeugdhulp": "aa"}})).teams
    assert [one.sent for one in question.answers] == ["aa/noord", "aa/zuid"]


def test_an_author_that_is_not_known_can_be_one_of_the_people() -> None:
    (question,) = about({"author": {"Jan Jansen": 1, "J. Jansen": 2, "": 3}}).authors
    assert (question.value.text, question.is_required) == ("J. Jansen", False)
    assert [(one.key, one.meaning, one.label) for one in question.answers] == [("aa/j. jansen", "7", "Jan Jansen")]


def test_nobody_is_asked_for_authors_in_a_file_of_several() -> None:
    assert about({"author": {"J. Jansen": 2}}, AA, BB).authors == []


def test_formulas_are_errors_and_no_questions() -> None:
    columns = {"institution": {"=A1": 1}, "team": {"=A1": 1}, "author": {"=A1": 1}}
    asked = about(columns, AA, BB)
    assert [*asked.institutions, *asked.teams, *about(columns).teams, *about(columns).authors] == []
