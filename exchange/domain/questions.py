"""A value of a file that does not say by itself what it means, and what it may mean: a question for a person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from exchange.domain.file_values import FileValue
from exchange.domain.mapping import FileMapping

NOTHING: Final = "."
"""How a form sends that a value means nothing; no code of anything is like it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that a value may mean: `sent` by a form, kept by a mapping as `meaning` under `key`."""

    sent: str
    label: str
    key: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a value means, in a group of a mapping; `chosen` is the answer that was settled before, "" without one.

    It has to be answered only where one answer is always true, such as "not scored".
    """

    group: str
    value: FileValue
    answers: tuple[Answer, ...]
    chosen: str
    is_required: bool

    @property
    def name(self) -> str:
        """How a form calls it: always the same for the same value, whichever other questions there are."""
        return f"{self.group}-{sha256(self.value.key.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def question_about(
    value: FileValue, group: str, answers: Sequence[Answer], mapping: FileMapping, *, is_required: bool = False
) -> Question:
    """The question, with what the mapping says already."""
    chosen = (one.sent for one in answers if mapping.meant(group, one.key) == one.meaning)
    return Question(group, value, tuple(answers), next(chosen, ""), is_required)


def answered(mapping: FileMapping, questions: Iterable[Question], sent: Mapping[str, str]) -> FileMapping:
    """The mapping with these questions answered as sent, by their names; one that got no answer is open again.

    Raises KeyError for what is no answer to its question.
    """
    values = {group: dict(meant) for group, meant in mapping.values.items()}
    for question in questions:
        group = values.setdefault(question.group, {})
        for answer in question.answers:
            group.pop(answer.key, None)
        if text := sent.get(question.name, ""):
            chosen = {answer.sent: answer for answer in question.answers}[text]
            group[chosen.key] = chosen.meaning
    return FileMapping(mapping.columns, {group: meant for group, meant in values.items() if meant})
