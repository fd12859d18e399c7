"""Which chart of which page says the same as which table, and how the one is found back in the other."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from html import unescape
from typing import Any, Final

from benchmark.charts.theme import Chart
from benchmark.domain.rounding import percent_text
from benchmark.files.dataset import Cell, Dataset

MOST_TRAJECTORIES: Final = 5_000
"""No share in a test has a larger denominator, so that its fraction can be found back from what is drawn."""

QUESTIONS: Final = ("gezinstypen", "problematiek", "werkdoelen", "advies")


@dataclass(frozen=True, slots=True)
class Shown:
    """A page at its address: its class, and its charts with the table that has the same numbers."""

    page: str
    address: str
    charts: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_national(self) -> bool:
        """Whether only SEJN may open it."""
        return self.address.startswith("/landelijk/")


def same_name(*names: str) -> dict[str, str]:
    return {name: name for name in names}


SHOWN: Final = (
    Shown("InstitutionPage", "/instellingen/aa/?periode=2024", same_name("verloop")),
    Shown("SideBySidePage", "/instellingen/aa/vergelijken/?periode=2024", same_name("trechter")),
    Shown("InstitutionCriterionPage", "/instellingen/aa/criteria/5a/?periode=2024", same_name("jaren", "gezinstypen")),
    Shown("TargetGroupPage", "/instellingen/aa/doelgroep/?periode=2024", same_name(*QUESTIONS)),
    Shown("InstitutionTrendPage", "/instellingen/aa/verloop/?maat=5a", same_name("verloop")),
    Shown("InstitutionTrendPage", "/instellingen/aa/verloop/?maat=5a&per=kwartaal", same_name("verloop")),
    Shown("InstitutionQualityPage", "/instellingen/aa/datakwaliteit/?periode=2024"),
    Shown("NationalPage", "/landelijk/?periode=2024", same_name("instellingen", "verloop")),
    Shown(
        "InstitutionsPage",
        "/landelijk/instellingen/?periode=2024",
        {**same_name("instellingen"), "trechter": "instellingen"},
    ),
    Shown("NationalCriterionPage", "/landelijk/criteria/5a/?periode=2024", same_name("jaren")),
    Shown("NationalTargetGroupPage", "/landelijk/doelgroep/?periode=2024", same_name(*QUESTIONS)),
    Shown("NationalTrendPage", "/landelijk/verloop/?maat=5a", same_name("verloop")),
    Shown("NationalTrendPage", "/landelijk/verloop/?maat=5a&per=kwartaal", same_name("verloop")),
    Shown("SuccessPage", "/landelijk/samenhang/?periode=2024", same_name("crisis", "positief")),
    Shown("ParticipationPage", "/landelijk/deelname/?periode=2024"),
    Shown("NationalQualityPage", "/landelijk/datakwaliteit/?periode=2024"),
    Shown("PublishedPage", "/landelijk/gepubliceerd/?jaar=2022"),
    Shown("ReleasePage", "/uitgaven/2024/2/"),
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark or bar: what it stands at, a name or a number of trajectories, and the percent that it shows."""

    place: str | float
    percent: str


def drawn_in(chart: Chart) -> Iterator[Drawn]:
    """Every mark and bar of the traces; lines without marks are limits, and texts repeat what is drawn."""
    ticks = _ticks(chart)
    lies = chart["layout"]["yaxis"].get("type") == "category"
    for trace in chart["data"]:
        if trace["type"] == "bar" or "markers" in trace["mode"]:
            points = zip(trace["y"], trace["x"], strict=True) if lies else zip(trace["x"], trace["y"], strict=True)
            yield from (Drawn(ticks.get(place, place), _percent(value)) for place, value in points if value is not None)


def not_in(table: Dataset, chart: Chart) -> list[Drawn]:
    """What is drawn and does not stand in the row of the table that it is drawn for."""
    return [one for one in drawn_in(chart) if not any(one.percent in row for row in _rows(table, one.place))]


def order_in(table: Dataset, chart: Chart) -> list[int]:
    """The first row for each category that has a mark or bar, in the order of the chart; none on axes of numbers.

    What SEJN published stands at the left of a chart over years and below the years in its table, so it is left out.
    """
    places = {one.place for one in drawn_in({**chart, "data": [one for one in chart["data"] if not _is_printed(one)]})}
    ticks = _ticks(chart)
    rows = [next(_rows(table, name), ()) for name in ticks.values() if name in places]
    return [table.rows.index(row) for row in rows if row]


def _is_printed(trace: dict[str, Any]) -> bool:
    return "gepubliceerd" in trace.get("name", "").lower()


def _rows(table: Dataset, place: str | float) -> Iterator[tuple[Cell, ...]]:
    """The rows that have this name, or this number of trajectories."""
    for row in table.rows:
        if isinstance(place, str):
            names = [cell for cell in row[:2] if isinstance(cell, str) and cell]
            if any(_is_same(place, name) for name in names):
                yield row
        elif place in row:
            yield row


def _is_same(tick: str, name: str) -> bool:
    """Whether the tick is this name, perhaps cut off, or with n or the score behind it."""
    tick, name = (re.sub(r"\W", "", text) for text in (tick, name.removesuffix(" (tot nu toe)")))
    return tick.startswith(name) or name.startswith(tick)


def _ticks(chart: Chart) -> dict[Any, str]:
    """By category what is written at it, on one line; of a quarter its whole name, because not each has a tick."""
    for axis in (chart["layout"]["xaxis"], chart["layout"]["yaxis"]):
        if axis.get("type") == "category":
            written = dict(zip(axis["tickvals"], axis["ticktext"], strict=True))
            names = {name: written.get(name, name) for name in axis["categoryarray"]}
            return {name: _quarter(name) or unescape(tick.replace("<br>", " ")) for name, tick in names.items()}
    return {}


def _quarter(name: str) -> str:
    found = re.fullmatch(r"(\d{4})-K(\d)", name)
    return f"{found[2]}e kwartaal {found[1]}" if found else ""


def _percent(value: float) -> str:
    return percent_text(Fraction(value / 100).limit_denominator(MOST_TRAJECTORIES))
