"""What is hidden of small numbers: the limits as they are, and what a made-up nation would see."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from benchmark.domain.disclosure.choices import Choices, disclose_choices
from benchmark.domain.disclosure.refusals import SENTENCES, Withheld
from benchmark.domain.disclosure.rules import (
    LARGEST_PART,
    MINIMUM_INSTITUTIONS,
    MINIMUM_OTHER_TRAJECTORIES,
    MINIMUM_OTHERS,
)
from benchmark.domain.rounding import percent_text
from benchmark.domain.share import Share
from benchmark.domain.verdict import MINIMUM_N
from benchmark.pages.method.examples.named_points import named_points_example
from benchmark.pages.method.examples.table import Table, table
from benchmark.pages.wording import score_text

ANSWERS: Final = ("Antwoord p", "Antwoord q", "Antwoord r", "Antwoord s", "Antwoord t")
INSTITUTIONS: Final = ((22, 14, 8, 3, 2), (30, 18, 9, 2, 3), (12, 10, 4, 3, 1), (25, 11, 6, 3, 1), (40, 20, 12, 3, 1))
SMALL: Final = Share(3, 4)


@dataclass(frozen=True, slots=True)
class SmallNumbersExample:
    """The limits of the rules, which answers would be hidden, and who would stand there by name."""

    sentence: str
    minimum_others: int
    minimum_other_trajectories: int
    largest_part: str
    minimum_institutions: int
    small_own: str
    answers: Table
    named: Table


def small_numbers_example() -> SmallNumbersExample:
    """Built anew at each call."""
    sizes = [sum(column) for column in zip(*INSTITUTIONS, strict=True)]
    told = disclose_choices([_choices(one) for one in INSTITUTIONS], ANSWERS, single=True)
    return SmallNumbersExample(
        sentence=SENTENCES[Withheld.TOO_FEW],
        minimum_others=MINIMUM_OTHERS,
        minimum_other_trajectories=MINIMUM_OTHER_TRAJECTORIES,
        largest_part=percent_text(LARGEST_PART),
        minimum_institutions=MINIMUM_INSTITUTIONS,
        small_own=score_text(SMALL),
        answers=table(
            f"Voorbeeld: een vraag met één antwoord per traject, bij {len(INSTITUTIONS)} verzonnen instellingen",
            ("Antwoord", "Trajecten, zelf niet te zien", "Wat iedereen ziet", "Waarom"),
            (
                (answer, f"{size}", told[answer].text, _reason(size, is_shown=told[answer].band is not None))
                for answer, size in zip(ANSWERS, sizes, strict=True)
            ),
            ("Wat iedereen ziet", "Waarom"),
        ),
        named=named_points_example(),
    )


def _choices(chosen: Sequence[int]) -> Choices:
    return Choices(sum(chosen), dict(zip(ANSWERS, chosen, strict=True)))


def _reason(size: int, *, is_shown: bool) -> str:
    if is_shown:
        return "hieruit is niets over een klein aantal na te rekenen"
    return "het zijn er te weinig" if size < MINIMUM_N else "anders is een klein aantal na te rekenen"
