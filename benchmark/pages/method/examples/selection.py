"""Which measurements count: the rules as they are, and six made-up measurements that they look at."""

from dataclasses import dataclass
from typing import Final

from benchmark.domain.rounding import percent_text
from benchmark.domain.share import Share
from benchmark.pages.method.examples.table import Table, table
from benchmark.pages.method.examples.trajectories import Trajectory, fidelity_of, share_of
from benchmark.pages.selection import reason_text
from measurements.domain.selection import RULES, broken_rules, count_scores

MEASUREMENTS: Final = (
    Trajectory("A", "11111111111|111"),
    Trajectory("B", "11110111---|11-"),
    Trajectory("C", "1111111----|111"),
    Trajectory("D", "11111111111|1--"),
    Trajectory("E", "00000000000|000"),
    Trajectory("F", "-----------|---"),
)
GOOD, NOTHING_MET, HOW_MANY_GOOD = Trajectory("", "11111111110|111"), Trajectory("", "00000000000|111"), 19
COUNTS: Final = "telt mee"


@dataclass(frozen=True, slots=True)
class SelectionExample:
    """The rules, what they say of six measurements, and what rule R1 does to the fidelity of twenty."""

    rules: Table
    measurements: Table
    entered: int
    valid: int
    r1: str
    r1_without: int
    r1_fidelity: str
    r1_fidelity_without: str


def selection_example() -> SelectionExample:
    """Built anew at each call."""
    good = [GOOD] * HOW_MANY_GOOD
    return SelectionExample(
        rules=table("De regels, in de volgorde waarin wij ze nagaan", ("Code", "Regel"), _rules(), ("Regel",)),
        measurements=table(
            "Voorbeeld: zes verzonnen metingen",
            ("Meting", "Uitvoering", "Uitkomst", "Wat gebeurt ermee"),
            (_row(one) for one in MEASUREMENTS),
            ("Uitvoering", "Uitkomst", "Wat gebeurt ermee"),
        ),
        entered=len(MEASUREMENTS),
        valid=sum(_outcome(one) == COUNTS for one in MEASUREMENTS),
        r1=next(rule.code for rule in RULES if rule.count == "process_met"),
        r1_without=len([*good, NOTHING_MET]),
        r1_fidelity=percent_text(fidelity_of(good).mean.value),
        r1_fidelity_without=percent_text(fidelity_of([*good, NOTHING_MET]).mean.value),
    )


def _rules() -> list[tuple[str, str]]:
    return [("leeg" if rule.count == "scored" else rule.code, rule.label) for rule in RULES]


def _row(measurement: Trajectory) -> tuple[str, ...]:
    counts = (share_of(measurement.process), share_of(measurement.outcome))
    return measurement.name, *(_counts(share) for share in counts), _outcome(measurement)


def _counts(share: Share) -> str:
    return f"{share.scored} gescoord, {share.met} behaald"


def _outcome(measurement: Trajectory) -> str:
    broken = broken_rules(count_scores(measurement.scores))
    return f"telt niet mee: {_lowered(reason_text(broken[0]))}" if broken else COUNTS


def _lowered(text: str) -> str:
    return text[0].lower() + text[1:]
