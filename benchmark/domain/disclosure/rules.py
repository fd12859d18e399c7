"""The rules for small numbers, D3, D4 and D7, each answering with the rule that is broken (docs/methode/cijfers.md 7).

Sizes are numbers of valid trajectories, one for each institution; an institution with 0 takes no part and counts
nowhere. Every function gives None when the figure may be shown. A negative size raises ValueError.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from benchmark.domain.disclosure.refusals import Refusal
from benchmark.domain.verdict import MINIMUM_N

MINIMUM_OTHERS: Final = 4
"""D3: institutions beside the one that looks."""
MINIMUM_OTHER_TRAJECTORIES: Final = 30
"""D3: their trajectories together."""
LARGEST_PART: Final = Fraction(1, 2)
"""D3: the part of those trajectories that one of them may have at most."""
MINIMUM_INSTITUTIONS: Final = 3
"""D4, D5 and D7: institutions in a cell, rows hidden together, institutions with something new."""
MINIMUM_OTHERS_WITH_NEWS: Final = 2
"""Beside D7: institutions with something new, when the one that looks has taken its own away."""


def comparison_refusal(others: Sequence[int]) -> Refusal | None:
    """D3: what one institution may not learn about the `others`, because it subtracts itself from the group."""
    present = _present(others)
    total = sum(present)
    if len(present) < MINIMUM_OTHERS:
        return Refusal.TOO_FEW_OTHERS
    if total < MINIMUM_OTHER_TRAJECTORIES:
        return Refusal.TOO_FEW_OTHER_TRAJECTORIES
    return Refusal.ONE_DOMINATES if max(present) > LARGEST_PART * total else None


def group_refusal(sizes: Sequence[int]) -> Refusal | None:
    """D3 for a release, which serves all at once: for the public, and for every institution that contributed."""
    present = _present(sizes)
    viewers = [present, *(present[:own] + present[own + 1 :] for own in range(len(present)))]
    refusals = (comparison_refusal(others) for others in viewers)
    return next((refusal for refusal in refusals if refusal), None)


def cell_refusal(cell: int, total: int, institutions: int, own: int) -> Refusal | None:
    """D4: a cell of a fixed cut, seen by an institution that has `own` of its trajectories.

    `institutions` have trajectories in the cell; the complement is `total` minus `cell`, nothing at all or enough.
    """
    if cell < MINIMUM_N:
        return Refusal.CELL_TOO_SMALL
    if institutions < MINIMUM_INSTITUTIONS:
        return Refusal.TOO_FEW_INSTITUTIONS
    if 0 < total - cell < MINIMUM_N:
        return Refusal.COMPLEMENT_TOO_SMALL
    return Refusal.CELL_WITHOUT_OWN_TOO_SMALL if cell - own < MINIMUM_N else None


def cell_refusal_for_all(sizes: Sequence[int], total: int) -> Refusal | None:
    """D4 for a release: for the institution that has most of the cell, and so for every other and the public."""
    present = _present(sizes)
    return cell_refusal(sum(present), total, len(present), max(present, default=0))


def refresh_refusal(new: int, institutions: int) -> Refusal | None:
    """D7: whether `new` trajectories from so many institutions are enough for a next release."""
    if new <= 0:
        return Refusal.NOTHING_NEW
    if new < MINIMUM_N:
        return Refusal.TOO_FEW_NEW
    return Refusal.TOO_FEW_NEW_INSTITUTIONS if institutions < MINIMUM_INSTITUTIONS else None


def batch_refusal(new: Sequence[int]) -> Refusal | None:
    """D7 and more: what is new without any one institution's own must still be enough, from two others.

    An institution knows what it entered itself and can take that from the difference of two releases. `new` is the
    number of trajectories added, changed or taken out, for each institution.
    """
    present = sorted(_present(new))
    refusal = refresh_refusal(sum(present), len(present))
    if refusal is None and (sum(present[:-1]) < MINIMUM_N or len(present) - 1 < MINIMUM_OTHERS_WITH_NEWS):
        return Refusal.NEW_WITHOUT_OWN_TOO_SMALL
    return refusal


def _present(sizes: Sequence[int]) -> list[int]:
    if any(size < 0 for size in sizes):
        raise ValueError(f"A number of trajectories is never negative: {sizes}.")
    return [size for size in sizes if size]
