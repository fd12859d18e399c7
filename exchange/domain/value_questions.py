"""What the scores and the codes of a file mean where neither the format nor the code lists say so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from exchange.domain.cells import SCORE_WORDS
from exchange.domain.file_values import FileColumns, FileValue, fills, is_score
from exchange.domain.layout import COLUMN_OF, Kind
from exchange.domain.mapping import SCORES, FileMapping
from exchange.domain.questions import NOTHING, Answer, Question, question_about
from exchange.domain.surroundings import ListedCode
from exchange.domain.texts import value_key

SCORE_MEANINGS: Final[Mapping[bool | None, str]] = {True: "behaald", False: "niet behaald", None: "niet gescoord"}
SCORE_ANSWERS: Final = (("1", "behaald", "1"), ("0", "niet behaald", "0"), (NOTHING, "niet gescoord", ""))
A_FORMULA: Final = "een formule, en dus een fout"
LEFT_OUT: Final = "buiten de import laten"
CODED: Final = ("family_type", "problems", "work_goals", "follow_up_advice")


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """A value among the scores: what it means in words, or else the question what it means."""

    value: FileValue
    meaning: str
    question: Question | None = None


def score_lines(found: FileColumns, mapping: FileMapping) -> list[ScoreLine]:
    """Every value that stands in a column of scores, the most frequent first."""
    return [_score_line(value, mapping) for value in found.values(is_score)]


def code_questions(found: FileColumns, mapping: FileMapping, codes: Sequence[ListedCode]) -> list[Question]:
    """What stands in a column of codes and not in its list, in the order of the format."""
    return [
        question
        for field in CODED
        for value in found.values(fills(field))
        if (question := _about_code(field, value, mapping, [one for one in codes if one.field == field]))
    ]


def _score_line(value: FileValue, mapping: FileMapping) -> ScoreLine:
    if value.is_formula:
        return ScoreLine(value, A_FORMULA)
    if value.key in SCORE_WORDS and mapping.meant(SCORES, value.key) is None:
        return ScoreLine(value, SCORE_MEANINGS[SCORE_WORDS[value.key]])
    answers = [Answer(sent, label, value.key, meaning) for sent, label, meaning in SCORE_ANSWERS]
    return ScoreLine(value, "", question_about(value, SCORES, answers, mapping, is_required=True))


def _about_code(field: str, value: FileValue, mapping: FileMapping, listed: Sequence[ListedCode]) -> Question | None:
    known = {value_key(text) for one in listed for text in (one.code, one.label)}
    if not value.key or value.is_formula or (value.key in known and mapping.meant(field, value.key) is None):
        return None
    answers = [Answer(one.code, f"{one.label} ({one.code})", value.key, one.code) for one in listed]
    can_be_nothing = COLUMN_OF[field].kind is Kind.CHOICES
    if can_be_nothing:
        answers.append(Answer(NOTHING, LEFT_OUT, value.key, ""))
    return question_about(value, field, answers, mapping, is_required=can_be_nothing)
