"""The blocks of the entry form: which criteria stand together, in form order, and the answers in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from measurements.domain.criteria import Criterion, criterion_by_form_number
from measurements.domain.selection import Score


@dataclass(frozen=True, slots=True)
class Block:
    """A heading of the form and the criteria under it."""

    title: str
    criteria: tuple[Criterion, ...]


def _block(title: str, *form_numbers: str) -> Block:
    return Block(title, tuple(criterion_by_form_number(number) for number in form_numbers))


BLOCKS: Final = (
    _block("Start", "1", "2"),
    _block("Zicht op het gezin", "3a", "3b", "3c", "3d"),
    _block("Evaluatie en eindrapport", "4a", "4b", "4c"),
    _block("Einde van de hulp", "5a", "5b", "5c", "5d"),
    _block("Werkbegeleiding", "6"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one criterion, in words."""

    criterion: Criterion
    text: str


ANSWER_TEXTS: Final[Mapping[Score, str]] = {True: "Ja", False: "Nee", None: "Niet gescoord"}


def answered_blocks(scores: Mapping[str, Score]) -> list[tuple[str, list[Answer]]]:
    """Per block its title and the answers in it, for a form that is finished."""
    return [(block.title, [answer_to(criterion, scores) for criterion in block.criteria]) for block in BLOCKS]


def answer_to(criterion: Criterion, scores: Mapping[str, Score]) -> Answer:
    """What a finished form answers to this criterion."""
    return Answer(criterion, ANSWER_TEXTS[scores[criterion.field]])
