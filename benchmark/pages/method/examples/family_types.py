"""What is to be expected for the family types of two made-up institutions."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from benchmark.domain.case_mix import (
    MAXIMUM_CLASSES,
    MINIMUM_IN_CLASS,
    SAYS_LITTLE,
    TELLING_DIFFERENCE,
    FamilyClass,
    expectation,
    stratum_rows,
)
from benchmark.domain.rounding import percent_text
from benchmark.domain.share import Share
from benchmark.pages.method.examples.table import Table, table
from benchmark.pages.method.examples.writing import exact_percent, points, points_text
from benchmark.pages.wording import counted, score_text

NATION: Final = {"Klasse I": Share(516, 600), "Klasse II": Share(240, 300), "Klasse III": Share(65, 100)}
ORDINARY: Final = {"Klasse I": Share(40, 46), "Klasse II": Share(19, 24), "Klasse III": Share(5, 8)}
OTHERWISE: Final = {"Klasse I": Share(10, 12), "Klasse II": Share(15, 20), "Klasse III": Share(23, 38)}


@dataclass(frozen=True, slots=True)
class Expected:
    """What was to be expected of one institution; `line` is what the page says of it."""

    table: Table
    seen: str
    expected: str
    line: str


@dataclass(frozen=True, slots=True)
class FamilyTypesExample:
    """An institution with the nation's families, and one with others."""

    nation: str
    ordinary: Expected
    otherwise: Expected
    maximum_classes: int
    minimum_in_class: int
    telling: str


def family_types_example() -> FamilyTypesExample:
    """Built anew at each call."""
    return FamilyTypesExample(
        nation=exact_percent(_nation()),
        ordinary=_expected("een instelling met gewone gezinnen", ORDINARY),
        otherwise=_expected("een instelling met andere gezinnen", OTHERWISE),
        maximum_classes=MAXIMUM_CLASSES,
        minimum_in_class=MINIMUM_IN_CLASS,
        telling=points(TELLING_DIFFERENCE).removeprefix("+"),
    )


def _nation() -> Fraction:
    shares: Sequence[Share] = list(NATION.values())
    return Fraction(sum(share.met for share in shares), sum(share.scored for share in shares))


def _expected(whose: str, own: dict[str, Share]) -> Expected:
    classes = [FamilyClass(NATION[label].value, share.scored) for label, share in own.items()]
    found = expectation(classes, sum(share.met for share in own.values()))
    if found is None or found.interval is None:
        raise ValueError("The made-up institutions have trajectories in known classes.")
    difference = f"{points(found.difference)} ({points_text(found.interval.low, found.interval.high)})"
    return Expected(
        table=table(
            f"Voorbeeld: de crisis opgeheven, {whose}",
            ("Klasse van gezinstypen", "Eigen", "Eigen trajecten", "Landelijk"),
            (
                (
                    row.label,
                    score_text(row.own),
                    counted(row.own.scored, "traject", "trajecten"),
                    _national(row.national),
                )
                for row in stratum_rows(own, NATION)
            ),
        ),
        seen=exact_percent(found.seen_share),
        expected=exact_percent(found.expected_share),
        line=f"verschil {difference}" if found.differs_from(_nation()) else SAYS_LITTLE,
    )


def _national(share: Share) -> str:
    return percent_text(share.value)
