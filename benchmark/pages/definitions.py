"""The parts of the definitions that follow from the selection rules."""

from dataclasses import dataclass
from typing import Final

from measurements.domain.criteria import OUTCOME_CRITERIA, PROCESS_CRITERIA
from measurements.domain.selection import RULES

MINIMA: Final = {rule.count: rule.minimum for rule in RULES}


@dataclass(frozen=True, slots=True)
class Definitions:
    """When a measurement is valid, and what its two denominators can be."""

    valid: str
    process_denominator: str
    outcome_denominator: str


def valid_text() -> str:
    """What a valid measurement holds: every rule but the empty form, which the other rules imply."""
    first, *middle, last = (rule.label for rule in RULES if rule.count != "scored")
    return f"{', '.join([first, *map(_lowered, middle)])} en {_lowered(last)}."


def denominator_text(count: str, most: int) -> str:
    """From how many scored criteria, a field of ScoreCounts, to how many, such as "8 tot 11" and "2 of 3"."""
    least = MINIMA[count]
    return f"{least} {'of' if most - least == 1 else 'tot'} {most}"


def _lowered(label: str) -> str:
    return label[0].lower() + label[1:]


DEFINITIONS: Final = Definitions(
    valid_text(),
    denominator_text("process_scored", len(PROCESS_CRITERIA)),
    denominator_text("outcome_scored", len(OUTCOME_CRITERIA)),
)
