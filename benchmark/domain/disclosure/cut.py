"""A figure within a fixed cut: goal attainment by family type, crisis resolved by the number of criteria not met."""

from collections.abc import Sequence

from benchmark.domain.disclosure.audit import Rows
from benchmark.domain.disclosure.figure import PublicFigure, shown, withheld
from benchmark.domain.disclosure.percents import Band
from benchmark.domain.disclosure.rules import cell_refusal_for_all
from benchmark.domain.disclosure.shares import safe_band
from benchmark.domain.disclosure.shielding import hide_until
from benchmark.domain.disclosure.tree import Told, is_safe_together, limits_of
from benchmark.domain.share import Share, TrajectoryMean

Cell = Sequence[Share] | Sequence[TrajectoryMean]
"""One class of the cut: a part per institution, in the same order in every class."""


def disclose_cut(cells: Sequence[Cell], total: PublicFigure) -> tuple[PublicFigure, ...]:
    """The national figure in each class of a cut whose classes together are the whole that `total` tells about.

    A class passes the rule for a cell, then its own audit, then all together beside the total; where they do not, the
    smallest is hidden next. When the total is withheld, so is every class: together they would tell it.
    """
    rows = [Rows.of(cell) for cell in cells]
    if total.band is None:
        return tuple(withheld(total.reason) if total.reason else withheld() for _ in rows)
    sizes = [sum(cell.trajectories) for cell in rows]
    bands = [safe_band(cell) if sum(cell.trajectories) else None for cell in rows]
    hidden = hide_until(sizes, _refused(rows, bands), lambda places: _is_safe(rows, bands, places, total.band))
    return tuple(
        withheld() if place in hidden or band is None else shown(size, band)
        for place, (size, band) in enumerate(zip(sizes, bands, strict=True))
    )


def _refused(rows: Sequence[Rows], bands: Sequence[Band | None]) -> list[int]:
    everybody = sum(sum(cell.trajectories) for cell in rows)
    return [
        place
        for place, (cell, band) in enumerate(zip(rows, bands, strict=True))
        if band is None or cell_refusal_for_all(cell.trajectories, everybody)
    ]


def _is_safe(rows: Sequence[Rows], bands: Sequence[Band | None], hidden: frozenset[int], total: Band | None) -> bool:
    """Whether the classes are safe together, when those in `hidden` are not told."""
    sizes = [cell.total[1] for cell in rows]
    told: list[Told] = [
        (0, size) if place in hidden or band is None else band.counts(size)
        for place, (size, band) in enumerate(zip(sizes, bands, strict=True))
    ]
    whole = total.counts(sum(sizes)) if total else (0, sum(sizes))
    return is_safe_together(rows, told, limits_of(rows, whole))
