"""What a page gives along as a file: its tables and its charts, under the names that stand in the address."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from benchmark.charts.theme import Chart
from benchmark.files.dataset import Dataset


@dataclass(frozen=True, slots=True)
class PageFiles:
    """The tables and charts of one view of a page, by a name such as "criteria"; `stem` begins each file's name.

    A chart that is not drawn is None and gives no file.
    """

    stem: str
    tables: Mapping[str, Dataset]
    charts: Mapping[str, Chart | None] = field(default_factory=dict)


def stem_of(*parts: str) -> str:
    """The beginning of a file name, such as "ash-golf-2022"; empty parts are left out."""
    return "-".join(["ash", *filter(None, parts)])
