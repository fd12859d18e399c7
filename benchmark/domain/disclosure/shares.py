"""One national figure: from one part per institution to what may be told."""

from collections.abc import Sequence
from functools import partial

from benchmark.domain.disclosure.audit import Rows, is_safe_band
from benchmark.domain.disclosure.figure import PublicFigure, shown, withheld
from benchmark.domain.disclosure.partition import band_of, partition
from benchmark.domain.disclosure.percents import Band, percent_outside
from benchmark.domain.disclosure.refusals import Withheld
from benchmark.domain.disclosure.rules import group_refusal
from benchmark.domain.share import Share, TrajectoryMean


def disclose_share(parts: Sequence[Share]) -> PublicFigure:
    """The national share behind one share per institution, as everybody may know it at once."""
    return disclose_rows(Rows.of(parts))


def disclose_mean(parts: Sequence[TrajectoryMean]) -> PublicFigure:
    """The same for a mean over trajectories that stands alone; a year figure has criteria: `disclose_composite`."""
    return disclose_rows(Rows.of(parts))


def disclose_rows(rows: Rows) -> PublicFigure:
    """The figure of counted rows: withheld for a group that is too small, or when no band is safe."""
    if group_refusal(rows.trajectories):
        return withheld(Withheld.GROUP_TOO_SMALL)
    band = safe_band(rows)
    return shown(sum(rows.trajectories), band) if band else withheld()


def safe_band(rows: Rows) -> Band | None:
    """The finest band that may be told of the rows, by the audit of this one figure; None when there is none."""
    bands = partition(partial(is_safe_band, rows))
    return band_of(percent_outside(*rows.total), bands) if bands else None
