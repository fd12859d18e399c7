"""What the national scores give for the own families: context, never a correction (docs/methode/cijfers.md 23)."""

from fractions import Fraction
from typing import Final

from benchmark.domain.case_mix import (
    MINIMUM_IN_CLASS,
    SAYS_LITTLE,
    TELLING_DIFFERENCE,
    Expectation,
    FamilyClass,
    expectation,
    may_stratify,
)
from benchmark.domain.family_classes import FAMILY_TYPE_CLASSES
from benchmark.domain.public_target_group import PublicTargetGroup
from benchmark.domain.rounding import percent_text
from benchmark.domain.target_group import TargetGroup
from benchmark.domain.verdict import MINIMUM_N
from benchmark.pages.method.examples.writing import points, points_text
from benchmark.pages.nation import nation_mark
from benchmark.pages.wording import among, is_enough

CONTEXT: Final = (
    "Dit is context, geen correctie. Gebruik het niet om instellingen met elkaar te vergelijken: elke instelling heeft "
    "andere gezinnen. Hoe zwaar een crisis was, is niet bekend; dat kan meer uitmaken dan het type gezin."
)
UNKNOWN: Final = "Wat bij deze gezinstypen te verwachten was, is niet uit te rekenen"
TOO_FEW: Final = f"{UNKNOWN}: dat kan vanaf {MINIMUM_N} geldige metingen."
NO_NATION: Final = f"{UNKNOWN}: er zijn voor deze periode geen landelijke cijfers."
ONLY_FINAL: Final = (
    f"{UNKNOWN}: landelijke cijfers per klasse staan alleen in een definitieve uitgave, en dit is een concept."
)
TOO_COARSE: Final = f"{UNKNOWN}: het landelijke cijfer is niet als heel percentage te tonen voor {{}}."
TOO_SMALL: Final = f"{UNKNOWN}: een klasse heeft landelijk minder dan {MINIMUM_IN_CLASS} trajecten."
CHANCE: Final = "Dat verschil kan toeval zijn."
MORE_THAN_CHANCE: Final = "Dat verschil is groter dan door toeval te verwachten is; waardoor het komt, zegt dit niet."


def expected_text(own: TargetGroup, nation: PublicTargetGroup | None) -> str:
    """What the own mix of families makes to expect of goal attainment, or why that cannot be said.

    From plain national percents, as everybody sees them: a band has none.
    """
    if not is_enough(own.everybody.valid):
        return TOO_FEW
    if nation is None:
        return NO_NATION
    return _unusable(own, nation) or _told(own, nation)


def _unusable(own: TargetGroup, nation: PublicTargetGroup) -> str:
    if not nation.by_class:
        return ONLY_FINAL
    coarse = [
        f'"{one.label}"'
        for one in FAMILY_TYPE_CLASSES
        if own.of_class(one).valid and nation_mark(nation.by_class[one.key]).position is None
    ]
    if nation_mark(nation.goal_attainment).position is None:
        coarse.append("alle gezinnen samen")
    if coarse:
        return TOO_COARSE.format(among(coarse))
    return "" if may_stratify([one.n for one in nation.by_class.values() if one.n is not None]) else TOO_SMALL


def _told(own: TargetGroup, nation: PublicTargetGroup) -> str:
    national = nation_mark(nation.goal_attainment).position
    found = _expectation(own, nation)
    if found is None or national is None:
        return NO_NATION
    if not found.differs_from(national):
        most = points(TELLING_DIFFERENCE).removeprefix("+")
        difference = f"hoogstens {most} procentpunten meer of minder te verwachten dan landelijk"
        return f"{SAYS_LITTLE.capitalize()}: met deze gezinnen is {difference}."
    return f"{_expected_sentence(found, national)} {_difference_sentence(found)}"


def _expectation(own: TargetGroup, nation: PublicTargetGroup) -> Expectation | None:
    classes = [
        FamilyClass(nation_mark(nation.by_class[one.key]).position, own.of_class(one).valid)
        for one in FAMILY_TYPE_CLASSES
    ]
    mean = own.everybody.goal_attainment
    return expectation(classes, Fraction(mean.units, mean.units_per_one))


def _expected_sentence(found: Expectation, national: Fraction) -> str:
    expected, seen = percent_text(found.expected_share), percent_text(found.seen_share)
    return (
        f"Met de landelijke cijfers per klasse is bij deze gezinnen een doelbereiking van {expected} te verwachten "
        f"(landelijk {percent_text(national)}); gemeten is {seen}."
    )


def _difference_sentence(found: Expectation) -> str:
    difference = f"Verschil met de verwachting: {points(found.difference)} procentpunten"
    if found.interval is None:
        return f"{difference}."
    limits = points_text(found.interval.low, found.interval.high)
    is_chance = found.interval.low <= 0 <= found.interval.high
    return f"{difference} (95%-interval {limits}). {CHANCE if is_chance else MORE_THAN_CHANCE}"
