"""The national figures that SEJN published, shown beside our own and never mixed with them.

2018-2021 were published only as a picture, without numbers: they are not known and so are not here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from benchmark.domain.splits import Split
from measurements.domain.period import YEAR, Period

YEARS_WITHOUT_NUMBERS: Final = range(2018, 2022)


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """Rounded national figures of a year or years, as printed; `n` is the number of trajectories behind them.

    `called` is what they were published in, as it stands in a sentence; `counts_families` says that it gives families
    where we count measurements. `sizes` are the valid measurements per institution in the printed order, without
    names; `top_choices` the answers that were given most, the first one most. Both are empty where not published.
    """

    period: str
    months: Period
    fidelity: Fraction
    goal_attainment: Fraction
    n: int
    source: str
    called: str
    counts_families: bool = False
    sizes: tuple[int, ...] = ()
    top_choices: Mapping[Split, tuple[str, ...]] = field(default_factory=dict)


PUBLISHED: Final = (
    PublishedFigure(
        "2013-2019",
        Period(2013, months=7 * YEAR),
        Fraction(92, 100),
        Fraction(86, 100),
        6261,
        "De Meyer e.a. 2020, 6.261 gezinnen in 2013-2019",
        "het onderzoek van De Meyer e.a.",
        counts_families=True,
    ),
    PublishedFigure(
        "2022",
        Period(2022),
        Fraction(94, 100),
        Fraction(83, 100),
        1347,
        "SEJN, jaarrapport 2022",
        "het jaarrapport",
        sizes=(72, 89, 58, 10, 25, 135, 185, 80, 4, 73, 50, 86, 81, 45, 102, 197, 55),
        top_choices={
            Split.FAMILY_TYPE: ("TG01", "TG02"),
            Split.PROBLEM: ("PO01", "PJ01", "PO02"),
            Split.WORK_GOAL: ("WD01", "WD02", "WD03"),
            Split.FOLLOW_UP_ADVICE: ("VH01", "VH02", "VH98"),
        },
    ),
)
