"""The fixed numbers of the method, from the places where the figures take them."""

from dataclasses import dataclass
from typing import Final

from benchmark.domain.dose_response import MOST_IN_CHART
from benchmark.domain.effective_size import PROVISIONAL_BELOW
from benchmark.domain.funnel import ALERT_TAIL, SIGNAL_TAIL
from benchmark.domain.intervals import TAIL
from benchmark.domain.quarter_chart import BASE_QUARTERS
from benchmark.domain.rounding import percent_text
from benchmark.domain.signals import FALSE_DISCOVERY_RATE
from benchmark.domain.verdict import MINIMUM_N
from benchmark.pages.definitions import DEFINITIONS, Definitions
from benchmark.pages.method.examples.writing import exact_percent
from measurements.domain.criteria import CRITERIA, NORM, OUTCOME_CRITERIA, PROCESS_CRITERIA


@dataclass(frozen=True, slots=True)
class Facts:
    """As texts where they are percents, as numbers where they are counted."""

    norm: str
    level: str
    tail: str
    minimum_n: int
    process: int
    outcome: int
    criteria: int
    definitions: Definitions
    provisional_below: int
    alert_level: str
    signal_level: str
    false_discoveries: str
    base_quarters: int
    most_in_chart: int


FACTS: Final = Facts(
    norm=percent_text(NORM),
    level=exact_percent(1 - 2 * TAIL, 0),
    tail=exact_percent(TAIL),
    minimum_n=MINIMUM_N,
    process=len(PROCESS_CRITERIA),
    outcome=len(OUTCOME_CRITERIA),
    criteria=len(CRITERIA),
    definitions=DEFINITIONS,
    provisional_below=PROVISIONAL_BELOW,
    alert_level=exact_percent(1 - 2 * ALERT_TAIL, 0),
    signal_level=exact_percent(1 - 2 * SIGNAL_TAIL),
    false_discoveries=exact_percent(FALSE_DISCOVERY_RATE, 0),
    base_quarters=BASE_QUARTERS,
    most_in_chart=MOST_IN_CHART,
)
