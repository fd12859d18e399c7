"""Made-up values for the style guide, turned into what a page shows by the functions of the real pages."""

from datetime import UTC, date, datetime
from fractions import Fraction
from types import SimpleNamespace
from typing import Final

from audit.history import Change, FieldChange
from benchmark.charts.difference_strip import difference_strip, reach_of
from benchmark.charts.strip import strip
from benchmark.counters.columns import COUNTER_COLUMNS
from benchmark.domain.differences import difference
from benchmark.domain.figures import Figures, figures_from
from benchmark.domain.intervals import exact_interval
from benchmark.domain.share import Share
from benchmark.domain.verdict import judge
from benchmark.pages.filters import Option
from benchmark.pages.funnel import NamedFigure
from benchmark.pages.tabs import Tab
from measurements.domain.criteria import (
    FIDELITY_UNITS_PER_ONE,
    GOAL_ATTAINMENT_UNITS_PER_ONE,
    OUTCOME_CRITERIA,
    PROCESS_CRITERIA,
)
from measurements.domain.selection import RULES

TODAY: Final = date(2025, 10, 1)
SHARES: Final = (Share(96, 98), Share(64, 95), Share(41, 48))
"""One of each verdict: the norm met, not met, and not to be said yet."""


def made_up_figures(valid: int, *, process: int, outcome: int, excluded: int = 3) -> Figures:
    """Figures in which so many of the valid measurements met everything, and the others nothing."""
    counters = dict.fromkeys(COUNTER_COLUMNS, 0) | {
        "entered": valid + excluded,
        "valid": valid,
        "fidelity_units": process * FIDELITY_UNITS_PER_ONE,
        "goal_attainment_units": outcome * GOAL_ATTAINMENT_UNITS_PER_ONE,
        "process_all_met": process,
        "outcome_all_met": outcome,
        f"excluded_first_{RULES[1].code.lower()}": excluded,
        f"excluded_any_{RULES[1].code.lower()}": excluded,
    }
    for criteria, met in ((PROCESS_CRITERIA, process), (OUTCOME_CRITERIA, outcome)):
        for criterion in criteria:
            counters |= {f"{criterion.field}_met": met, f"{criterion.field}_scored": valid}
    return figures_from(counters)


YEARS: Final = {
    2022: made_up_figures(84, process=74, outcome=66),
    2023: made_up_figures(97, process=88, outcome=79),
    2024: made_up_figures(102, process=96, outcome=85),
    2025: made_up_figures(61, process=58, outcome=51),
}
FEW: Final = made_up_figures(4, process=3, outcome=2, excluded=1)

NATION: Final = Fraction(86, 100)
JUDGEMENTS: Final = (*(judge(share) for share in SHARES), None)
STRIPS: Final = tuple(
    strip(share.value, interval=exact_interval(share), nation=NATION) for share in SHARES if share.value is not None
)
MESSAGES: Final = ("De periode in de link bestaat niet. U ziet nu 2025.",)
DIFFERENCES: Final = tuple(
    found for found in (difference(SHARES[0], SHARES[1]), difference(SHARES[2], SHARES[0])) if found is not None
)
DIFFERENCE_STRIPS: Final = tuple(difference_strip(one, reach_of(DIFFERENCES)) for one in DIFFERENCES)
IN_THE_FUNNEL: Final = (
    NamedFigure("Jeugdhulp Voorbeeld", Share(54, 60), is_own=True),
    NamedFigure("Een instelling met een naam die niet op een regel past", Share(28, 45)),
    NamedFigure("Kleine instelling", Share(3, 4)),
)
TABS: Final = (Tab("Overzicht", "#tabbladen", True), Tab("Vergelijken", "#tabbladen", False))
TEAMS: Final = (Option("noord", "Noord", True), Option("zuid", "Zuid", False))
LOCATIONS: Final = (
    Option("1", "Den Haag", False),
    Option("2", "Een locatie met een naam die niet op een regel past", False),
)
CHANGES: Final = (
    Change(
        at=datetime(2025, 9, 30, 14, 3, tzinfo=UTC),
        who="A. de Vries",
        what="gewijzigd",
        fields=(FieldChange("Crisis opgeheven", "Nee", "Ja"),),
        why="een antwoord was verkeerd",
        saves=2,
    ),
)
ERRORS: Final = (
    SimpleNamespace(input_id="voorbeeld-datum", text="Vul de begindatum in."),
    SimpleNamespace(input_id="", text="5 criteria hebben nog geen antwoord."),
)
