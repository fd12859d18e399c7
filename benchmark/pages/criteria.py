"""The table of the criteria: score, interval, n, strip and verdict, in the order of the report."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from benchmark.charts.strip import Strip, strip
from benchmark.domain.figures import Figures
from benchmark.domain.intervals import exact_interval
from benchmark.domain.share import Share
from benchmark.domain.verdict import Judgement, Verdict, judge
from benchmark.pages.wording import interval_text, is_enough, score_text
from measurements.domain.criteria import OUTCOME_CRITERIA, PROCESS_CRITERIA, Criterion

FIRST_N_THAT_CAN_SHOW_THE_NORM = 17
"""0.8 to the power 17 is 0.0225: with fewer trajectories not even all met proves the norm (statistics.md 2.2)."""


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One criterion; without interval, strip and judgement under 10 trajectories."""

    criterion: Criterion
    score: str
    n: int
    nation: str
    interval: str = ""
    strip: Strip | None = None
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True)
class CriterionGroup:
    """The process or the outcome criteria."""

    name: str
    rows: tuple[CriterionRow, ...]


@dataclass(frozen=True, slots=True)
class CriteriaTable:
    """All criteria; `shows_nation` is whether a national column stands beside the own one.

    `has_percentages` is whether any criterion has 10 scored trajectories: without one there are no strips and verdicts.
    """

    groups: tuple[CriterionGroup, ...]
    shows_nation: bool
    has_percentages: bool
    summary: str
    is_small: bool

    @property
    def columns(self) -> int:
        """How many columns the table has."""
        return 3 + self.shows_nation + 2 * self.has_percentages


def criteria_table(figures: Figures, nation: Figures | None) -> CriteriaTable:
    """The table of a period; `nation` holds the national figures for who may see those."""
    groups = tuple(
        CriterionGroup(name, tuple(_row(criterion, figures, nation) for criterion in criteria))
        for name, criteria in (("Uitvoering", PROCESS_CRITERIA), ("Uitkomst", OUTCOME_CRITERIA))
    )
    rows = [row for group in groups for row in group.rows]
    return CriteriaTable(
        groups,
        shows_nation=nation is not None,
        has_percentages=any(row.strip for row in rows),
        summary=_summary([row.judgement.verdict for row in rows if row.judgement]),
        is_small=any(is_enough(row.n) and row.n < FIRST_N_THAT_CAN_SHOW_THE_NORM for row in rows),
    )


def _row(criterion: Criterion, figures: Figures, nation: Figures | None) -> CriterionRow:
    share = figures.criteria[criterion.form_number]
    national = nation.criteria[criterion.form_number] if nation else Share(0, 0)
    base = (criterion, score_text(share), share.scored, score_text(national))
    interval = exact_interval(share)
    if share.value is None or interval is None or not is_enough(share.scored):
        return CriterionRow(*base)
    drawn = strip(share.value, interval=interval, nation=_shown(national))
    return CriterionRow(*base, interval_text(interval), drawn, judge(share))


def _shown(national: Share) -> Fraction | None:
    return national.value if is_enough(national.scored) else None


def _summary(verdicts: list[Verdict | None]) -> str:
    if not verdicts:
        return ""
    counts = Counter(verdicts)
    return (
        f"Norm behaald: {counts[Verdict.MET]} criteria. Norm niet behaald: {counts[Verdict.NOT_MET]}. "
        f"Nog niet te zeggen: {counts[Verdict.OPEN]}."
    )
