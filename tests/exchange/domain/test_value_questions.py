"""Which scores and codes of a file say what they mean, and about which a person is asked."""

from collections.abc import Mapping
from datetime import date

from exchange.domain.file_values import FileColumns, fills
from exchange.domain.headers import Target
from exchange.domain.mapping import FileMapping
from exchange.domain.profile import ColumnProfile
from exchange.domain.surroundings import ListedCode
from exchange.domain.value_questions import code_questions, score_lines

SCORE, OTHER_SCORE = Target("crisis_resolved"), Target("weekly_supervision")
SINCE = date(2000, 1, 1)
CODES = [
    ListedCode("problems", "PJ01", "Angst (j)", SINCE),
    ListedCode("problems", "PJ02", "Oud (j)", SINCE, date(2001, 1, 1)),
    ListedCode("family_type", "TG01", "Eenoudergezin", SINCE),
]


def columns(*found: tuple[str, Target | None, Mapping[str, int]]) -> FileColumns:
    return FileColumns([ColumnProfile(name, values) for name, _, values in found], [target for _, target, _ in found])


def test_every_text_among_the_scores_is_counted_over_all_columns_the_most_frequent_first() -> None:
    found = columns(("5a", SCORE, {"1": 3, "Ja": 2, "9": 1}), ("6", OTHER_SCORE, {"ja": 4, "": 2}))
    lines = score_lines(found, FileMapping())
    assert [(line.value.text, line.value.count, line.value.headers) for line in lines] == [
        ("ja", 6, ("5a", "6")),
        ("1", 3, ("5a",)),
        ("", 2, ("6",)),
        ("9", 1, ("5a",)),
    ]


def test_known_scores_stand_in_words_and_of_2_9_and_99_nobody_guesses_what_they_mean() -> None:
    values = {"1": 9, "0": 8, "": 7, ".": 6, "Nee": 5, "2": 4, "9": 3, "99": 2}
    lines = score_lines(columns(("5a", SCORE, values)), FileMapping())
    assert {line.value.text: line.meaning for line in lines if not line.question} == {
        "1": "behaald",
        "0": "niet behaald",
        "": "niet gescoord",
        ".": "niet gescoord",
        "Nee": "niet behaald",
    }
    asked = [line.question for line in lines if line.question]
    assert [(one.value.text, one.chosen, one.is_required) for one in asked] == [
        ("2", "", True),
        ("9", "", True),
        ("99", "", True),
    ]
    assert [answer.label for answer in asked[0].answers] == ["behaald", "niet behaald", "niet gescoord"]


def test_a_score_that_somebody_settled_otherwise_is_asked_again_with_that_answer() -> None:
    (line,) = score_lines(columns(("5a", SCORE, {"1": 1})), FileMapping(values={"score": {"1": "0"}}))
    assert line.question is not None
    assert line.question.chosen == "0"


def test_a_formula_is_an_error_and_no_question() -> None:
    found = columns(("5a", SCORE, {"=A1": 1}), ("problematiek", Target("problems"), {"=A1": 1}))
    (line,) = score_lines(found, FileMapping())
    assert (line.meaning, line.question) == ("een formule, en dus een fout", None)
    assert code_questions(found, FileMapping(), CODES) == []


def test_a_column_about_one_code_is_read_as_scores_are() -> None:
    found = columns(("problematiek_PJ01", Target("problems", "PJ01"), {"9": 2}))
    (line,) = score_lines(found, FileMapping())
    assert line.question is not None
    assert code_questions(found, FileMapping(), CODES) == []


def test_codes_and_labels_are_known_whatever_their_capitals_also_when_they_have_ended() -> None:
    found = columns(("problematiek", Target("problems"), {"pj01": 3, "ANGST (J)": 2, "PJ02": 2, "": 1}))
    assert code_questions(found, FileMapping(), CODES) == []


def test_what_is_in_no_list_is_asked_for_and_may_be_left_out() -> None:
    found = columns(("problematiek", Target("problems"), {"Ruzie": 2}))
    (question,) = code_questions(found, FileMapping(), CODES)
    assert (question.group, question.value.key, question.is_required) == ("problems", "ruzie", True)
    assert [(one.label, one.meaning) for one in question.answers] == [
        ("Angst (j) (PJ01)", "PJ01"),
        ("Oud (j) (PJ02)", "PJ02"),
        ("buiten de import laten", ""),
    ]


def test_a_family_type_cannot_be_left_out_so_nobody_is_forced_to_choose_one() -> None:
    found = columns(("type_gezin", Target("family_type"), {"onbekend": 2}))
    (question,) = code_questions(found, FileMapping(), CODES)
    assert [one.meaning for one in question.answers] == ["TG01"]
    assert question.is_required is False


def test_a_column_with_too_many_values_or_with_another_use_is_not_looked_at() -> None:
    found = columns(("a", None, {"x": 1}), ("b", Target("code"), {"y": 1}), ("problematiek", Target("problems"), {}))
    assert score_lines(found, FileMapping()) == []
    assert code_questions(found, FileMapping(), CODES) == []
    assert found.values(fills("problems")) == []
