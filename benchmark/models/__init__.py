"""The tables of the benchmark: tallies, releases, and the work that is done on them."""

from benchmark.models.open_points import OpenPoint
from benchmark.models.recounts import Recount, RecountPart
from benchmark.models.releases import Publication, Release, ReleaseEvidence, ReleaseKind
from benchmark.models.tallies import MonthSplit, MonthTally, StaleMonth

__all__ = [
    "MonthSplit",
    "MonthTally",
    "OpenPoint",
    "Publication",
    "Recount",
    "RecountPart",
    "Release",
    "ReleaseEvidence",
    "ReleaseKind",
    "StaleMonth",
]
