"""The page on what goes with success, for SEJN."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from benchmark.domain.success_factors import FactorCount
from benchmark.page_data.success import SuccessData
from benchmark.pages.files import PageFiles, stem_of
from benchmark.pages.filters import OptionGroup, period_in_sentence, period_label, period_options
from benchmark.pages.success.bins import BinsView, bins_view
from benchmark.pages.success.criteria import AssociationRow, association_rows
from benchmark.pages.success.datasets import result_tables
from benchmark.pages.success.runs import Relation, relation
from benchmark.selectors.success import Result

RESULTS: Final = (
    (Result.RESOLVED, "crisis", "Crisis opgeheven", "een opgeheven crisis"),
    (Result.POSITIVE, "positief", "Positieve uitkomst", "een positieve uitkomst"),
)
"""The result, its part of the address, its name, and its name in a sentence."""

CITED: Final = (
    "Gepubliceerd over 2013-2019 (De Meyer e.a. 2020): vanaf het zesde uitvoeringscriterium werd een positieve "
    "uitkomst met elk behaald criterium waarschijnlijker, het meest met 3c en 4a."
)
"""A citation and never a figure of this benchmark."""


@dataclass(frozen=True, slots=True)
class ResultPart:
    """What the page says about one result; `n` counts the trajectories in which it is known."""

    anchor: str
    name: str
    n: int
    bins: BinsView
    relation: Relation
    criteria: tuple[AssociationRow, ...]


@dataclass(frozen=True, slots=True)
class SuccessPage:
    """Everything on the page; without trajectories there are no parts."""

    data: SuccessData
    when: str
    conclusion: str
    periods: tuple[OptionGroup, ...]
    parts: tuple[ResultPart, ...]
    cited: str = CITED

    @property
    def files(self) -> PageFiles:
        """Of each result the points, the strength with its repeats, and the criteria; of the points also the chart."""
        tables = {}
        for part in self.parts:
            tables |= result_tables(part.anchor, f"{part.name}, {self.when}", part.bins, part.relation, part.criteria)
        charts = {part.anchor: part.bins.chart for part in self.parts}
        return PageFiles(stem_of("samenhang", self.data.period.code), tables, charts)


def success_page(data: SuccessData) -> SuccessPage:
    """The page for these counts."""
    counts = data.counts
    parts = tuple(_part(counts[result], *words) for result, *words in RESULTS) if counts[Result.POSITIVE] else ()
    periods = period_options(data.years, data.period, data.today)
    conclusion = _conclusion(parts, period_in_sentence(data.period, data.today))
    return SuccessPage(data, period_label(data.period, data.today), conclusion, periods, parts)


def _conclusion(parts: tuple[ResultPart, ...], when: str) -> str:
    """What may be told of both results; `when` is such as "2022"."""
    told = " ".join(part.relation.conclusion for part in parts)
    return told or f"Over {when} zijn er geen geldige metingen; over een verband valt dan niets te zeggen."


@lru_cache(maxsize=32)
def _part(counts: tuple[FactorCount, ...], anchor: str, name: str, in_sentence: str) -> ResultPart:
    """A result from its counts; kept for the next visit with the same counts, because the models take 0.1 s."""
    found = relation(counts, in_sentence)
    return ResultPart(anchor, name, found.rows[0].n, bins_view(counts, name), found, association_rows(counts))
