"""A question about a value, and a mapping with the answers."""

import pytest

from exchange.domain.file_values import FileValue
from exchange.domain.mapping import FileMapping
from exchange.domain.questions import NOTHING, Answer, Question, answered, question_about

ANSWERS = (Answer("1", "behaald", "9", "1"), Answer(NOTHING, "niet gescoord", "9", ""))


def value(key: str = "9") -> FileValue:
    return FileValue(key, key, 1, ("3a",))


def asked(mapping: FileMapping | None = None, key: str = "9") -> Question:
    answers = [Answer(one.sent, one.label, key, one.meaning) for one in ANSWERS]
    return question_about(value(key), "score", answers, mapping or FileMapping())


def test_nothing_is_chosen_before_somebody_settled_it() -> None:
    assert asked().chosen == ""


@pytest.mark.parametrize(("meaning", "sent"), [("1", "1"), ("", NOTHING)])
def test_what_was_settled_is_chosen_also_when_it_is_nothing(meaning: str, sent: str) -> None:
    assert asked(FileMapping(values={"score": {"9": meaning}})).chosen == sent


def test_a_meaning_that_is_no_answer_any_more_is_not_chosen() -> None:
    assert asked(FileMapping(values={"score": {"9": "gone"}})).chosen == ""


def test_the_name_follows_from_the_value_and_from_nothing_else() -> None:
    settled = FileMapping(values={"score": {"9": "1"}})
    assert asked().name == asked(settled).name != asked(key="2").name


def test_a_name_holds_no_sign_that_an_address_or_a_form_cannot_carry() -> None:
    assert asked(key="\ud800 <script>").name.removeprefix("score-").isalnum()


def test_answers_are_kept_under_what_they_are_about_beside_what_was_settled_before() -> None:
    before = FileMapping({"teamnaam": "team"}, {"score": {"99": ""}})
    after = answered(before, [asked()], {asked().name: NOTHING})
    assert after == FileMapping({"teamnaam": "team"}, {"score": {"99": "", "9": ""}})


def test_who_takes_an_answer_back_leaves_the_question_open() -> None:
    before = FileMapping(values={"score": {"9": "1", "2": "0"}})
    assert answered(before, [asked(before)], {asked().name: ""}).values == {"score": {"2": "0"}}


def test_another_answer_takes_the_place_of_one_under_another_key() -> None:
    answers = (Answer("aa/noord", "Noord", "aa/n", "noord"), Answer("bb/zuid", "Zuid", "bb/n", "zuid"))
    question = Question("team", value("n"), answers, "aa/noord", is_required=False)
    before = FileMapping(values={"team": {"aa/n": "noord"}})
    assert answered(before, [question], {question.name: "bb/zuid"}).values == {"team": {"bb/n": "zuid"}}


def test_what_is_no_answer_is_refused() -> None:
    with pytest.raises(KeyError):
        answered(FileMapping(), [asked()], {asked().name: "2"})
