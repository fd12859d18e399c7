"""The table of the criteria: score, interval, n, strip and verdict, in the order of the report."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from benchmark.charts.strip import Strip, strip
from benchmark.domain.boundaries import first_n_that_can_show_the_norm
from benchmark.domain.disclosure.year import PublicFigures
from benchmark.domain.figures import Figures
from benchmark.domain.intervals import exact_interval
from benchmark.domain.verdict import Judgement, Verdict, judge
from benchmark.files.dataset import Dataset
from benchmark.pages.nation import NO_MARK, nation_mark
from benchmark.pages.wording import interval_text, is_enough, score_text
from measurements.domain.criteria import OUTCOME_CRITERIA, PROCESS_CRITERIA, Criterion


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One criterion; without interval, strip and judgement under 10 trajectories. `url` is its own page, if any."""

    criterion: Criterion
    score: str
    n: int
    nation: str
    interval: str = ""
    strip: Strip | None = None
    judgement: Judgement | None = None
    url: str = ""


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
    def first_n(self) -> int:
        """With fewer trajectories than this not even all met proves the norm."""
        return first_n_that_can_show_the_norm()

    @property
    def columns(self) -> int:
        """How many columns the table has."""
        return 3 + self.shows_nation + 2 * self.has_percentages


def criteria_table(
    figures: Figures, nation: PublicFigures | None, links: Mapping[str, str] = MappingProxyType({})
) -> CriteriaTable:
    """The table of a period; `nation` holds the national figures where those stand beside it.

    `links` are the addresses of the pages about one criterion, by form number.
    """
    groups = tuple(
        CriterionGroup(
            name,
            tuple(
                replace(_row(criterion, figures, nation), url=links.get(criterion.form_number, ""))
                for criterion in criteria
            ),
        )
        for name, criteria in (("Uitvoering", PROCESS_CRITERIA), ("Uitkomst", OUTCOME_CRITERIA))
    )
    rows = [row for group in groups for row in group.rows]
    return CriteriaTable(
        groups,
        shows_nation=nation is not None,
        has_percentages=any(row.strip for row in rows),
        summary=_summary([row.judgement.verdict for row in rows if row.judgement]),
        is_small=any(is_enough(row.n) and row.n < first_n_that_can_show_the_norm() for row in rows),
    )


def criteria_dataset(table: CriteriaTable, title: str, notes: tuple[str, ...]) -> Dataset:
    """The table as a file; columns that the page leaves out are empty."""
    columns = ("Nummer", "Criterium", "Soort", "Score", "95%-interval", "n", "Landelijk", "Oordeel")
    rows = tuple(
        (
            row.criterion.form_number,
            row.criterion.label,
            group.name.lower(),
            row.score,
            row.interval,
            row.n,
            row.nation if table.shows_nation else "",
            row.judgement.verdict.value if row.judgement and row.judgement.verdict else "",
        )
        for group in table.groups
        for row in group.rows
    )
    return Dataset(title, columns, rows, notes)


def _row(criterion: Criterion, figures: Figures, nation: PublicFigures | None) -> CriterionRow:
    share = figures.criteria[criterion.form_number]
    national = nation_mark(nation.criteria[criterion.form_number]) if nation else NO_MARK
    base = (criterion, score_text(share), share.scored, national.text)
    interval = exact_interval(share)
    if share.value is None or interval is None or not is_enough(share.scored):
        return CriterionRow(*base)
    drawn = strip(share.value, interval=interval, nation=national.position)
    return CriterionRow(*base, interval_text(interval), drawn, judge(share))


def _summary(verdicts: list[Verdict | None]) -> str:
    if not verdicts:
        return ""
    counts = Counter(verdicts)
    return (
        f"Norm behaald: {counts[Verdict.MET]} criteria. Norm niet behaald: {counts[Verdict.NOT_MET]}. "
        f"Nog niet te zeggen: {counts[Verdict.OPEN]}."
    )
