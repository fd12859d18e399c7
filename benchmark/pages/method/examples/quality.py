"""How good the data are: made-up missing answers, days until filling in, straight lines and coverage."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from benchmark.domain.missing_answers import ATTENTION_ABOVE, UNCERTAIN_ABOVE, MissingAnswers
from benchmark.domain.rounding import percent_text
from benchmark.domain.share import Share
from benchmark.domain.straight_lines import straight_lines
from benchmark.domain.timeliness import TIMELY_DAYS, timeliness
from benchmark.pages.method.examples.doubles import doubles_table
from benchmark.pages.method.examples.table import Table, table
from benchmark.pages.method.examples.writing import decimal
from benchmark.pages.wording import counts_text
from measurements.domain.coverage import AMPLE, LOW, Coverage
from measurements.domain.criteria import OUTCOME_CRITERIA, PROCESS_CRITERIA

MEASUREMENTS: Final = 100
CRITERIA: Final = (
    ("Criterium p", Share(90, 98)),
    ("Criterium q", Share(80, 90)),
    ("Criterium r", Share(60, 75)),
)
DAYS: Final = {0: 6, 2: 10, 6: 9, 12: 8, 20: 4, 45: 3, -1: 1, None: 2}
ALL_MET: Final = Share(34, 100)
PROCESS_RATE, OUTCOME_RATE = Fraction(94, 100), Fraction(83, 100)
COVERAGES: Final = (Coverage(93, 100), Coverage(66, 95), Coverage(104, 100), Coverage(40, None))


@dataclass(frozen=True, slots=True)
class QualityExample:
    """One made-up example of each of the four."""

    missing: Table
    attention_above: str
    uncertain_above: str
    days_counted: int
    median: str
    p90: str
    timely_days: int
    timely: str
    negative: int
    unknown: int
    all_met: str
    expected: str
    process_rate: str
    outcome_rate: str
    coverage: Table
    ample: str
    low: str
    doubles: Table


def quality_example() -> QualityExample:
    """Built anew at each call."""
    days = timeliness(DAYS)
    rates = [PROCESS_RATE] * len(PROCESS_CRITERIA) + [OUTCOME_RATE] * len(OUTCOME_CRITERIA)
    lines = straight_lines(ALL_MET, rates)
    return QualityExample(
        missing=table(
            f"Voorbeeld: drie verzonnen criteria in {MEASUREMENTS} metingen",
            ("Criterium", "Behaald", "Niet gescoord", "Wat erbij staat", "Had kunnen zijn"),
            (_missing_row(name, MissingAnswers(share, MEASUREMENTS)) for name, share in CRITERIA),
        ),
        attention_above=percent_text(ATTENTION_ABOVE),
        uncertain_above=percent_text(UNCERTAIN_ABOVE),
        days_counted=days.n,
        median=decimal(days.median or 0, 0),
        p90=decimal(days.p90 or 0, 0),
        timely_days=TIMELY_DAYS,
        timely=percent_text(days.timely.value),
        negative=days.negative,
        unknown=days.unknown,
        all_met=percent_text(lines.seen.value),
        expected=percent_text(lines.expected),
        process_rate=percent_text(PROCESS_RATE),
        outcome_rate=percent_text(OUTCOME_RATE),
        coverage=table(
            "Voorbeeld: vier verzonnen instellingen",
            ("Geldige metingen", "Afgesloten trajecten", "Dekking", "Wat erbij staat"),
            (_coverage_row(one) for one in COVERAGES),
            ("Dekking", "Wat erbij staat"),
        ),
        ample=percent_text(AMPLE),
        low=percent_text(LOW),
        doubles=doubles_table(),
    )


def _missing_row(name: str, answers: MissingAnswers) -> tuple[str, ...]:
    bounds = answers.bounds
    could_be = f"{percent_text(bounds.low)} tot {percent_text(bounds.high)}" if bounds else "-"
    missing = percent_text(answers.missing.value)
    return name, counts_text(answers.score), missing, answers.missing_class or "", could_be


def _coverage_row(one: Coverage) -> tuple[str, ...]:
    return f"{one.valid}", f"{one.closed or 'leeg'}", one.text, one.remark or "-"
