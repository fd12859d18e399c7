"""The spread between institutions in words: more than chance or not, and how far a difference can be trusted."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from benchmark.domain.overdispersion import Overdispersion, Rankability
from benchmark.domain.rounding import percent_text, whole_percent
from benchmark.domain.verdict import MINIMUM_N
from benchmark.pages.institutions.placing import Placing

ONE_IN: Final = 10
"""One in ten institutions at each end is left out of where most of them lie."""

TRUST: Final = {
    Rankability.LOW: "Wat u aan verschillen ziet, is vooral toeval",
    Rankability.MODERATE: "Wat u aan verschillen ziet, is deels echt en deels toeval",
    Rankability.HIGH: "Wat u aan verschillen ziet, is vooral echt",
}


@dataclass(frozen=True, slots=True)
class SpreadView:
    """The sentence under the title, and what stands with it; `reliability` is empty where nothing can spread."""

    conclusion: str
    reliability: str = ""
    is_beyond_chance: bool = False


def spread_view(placing: Placing, when: str) -> SpreadView:
    """The spread of one measure; `when` is such as "2022"."""
    about = f"{placing.measure.title} over {when}"
    if not placing.assessed:
        return SpreadView(f"{about}: geen enkele instelling heeft {MINIMUM_N} of meer metingen.")
    spread = placing.spread
    if spread is None:
        return SpreadView(f"{about}: {_why_no_spread(placing)}")
    return SpreadView(f"{about}: {_compared(spread)} {_range(placing)}", _reliability(spread), spread.widens)


def _compared(spread: Overdispersion) -> str:
    if spread.widens:
        return "de instellingen verschillen meer dan toeval verklaart."
    return "de verschillen tussen instellingen zijn niet aantoonbaar groter dan toeval verklaart."


def _range(placing: Placing) -> str:
    """Between which scores most lie, with how many those are; a count that anybody can check in the table."""
    values = sorted(place.figure.value for place in placing.assessed if place.figure.value is not None)
    outside = len(values) // ONE_IN
    low, high = values[outside], values[-1 - outside]
    inside = sum(low <= value <= high for value in values)
    who = f"Alle {inside} liggen" if inside == len(values) else f"{inside} van de {len(values)} liggen"
    ends = list(dict.fromkeys((percent_text(low), percent_text(high))))
    return f"{who} tussen {' en '.join(ends)}." if len(ends) > 1 else f"{who} rond {ends[0]}."


def _reliability(spread: Overdispersion) -> str:
    return (
        f"Betrouwbaarheid van de verschillen: {spread.rankability} ({whole_percent(Fraction(spread.rankable))}%). "
        f"{TRUST[spread.rankability]}. Dit is geen ranglijst en wordt er nooit een."
    )


def _why_no_spread(placing: Placing) -> str:
    if len(placing.assessed) == 1:
        return "maar één instelling heeft 10 of meer metingen, dus er valt niets te vergelijken."
    return "alle instellingen hebben dezelfde score, dus er is geen verschil."
