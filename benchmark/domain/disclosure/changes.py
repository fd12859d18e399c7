"""What the difference of two releases tells about what is new (beside rule D7, docs/methode/cijfers.md 7)."""

from collections.abc import Sequence

import numpy as np

from benchmark.domain.disclosure.audit import MINIMUM_WIDTH, Known, Rows
from benchmark.domain.disclosure.figure import PublicFigure
from benchmark.domain.disclosure.refusals import Refusal
from benchmark.domain.share import Share


def change_refusal(
    previous: PublicFigure, figure: PublicFigure, before: Sequence[Share], gained: Sequence[Share]
) -> Refusal | None:
    """Why a share may not follow the `previous` one yet; None when it may.

    `before` is what the previous figure was made of and `gained` what is new, one part per institution. Both figures
    leave a range, and so does their difference: of what is new it must leave open, for everybody who subtracts the own
    part, that one other institution met 3 and that it missed 3. How many are new at each of them nobody else knows.
    When a figure is withheld there is no difference.
    """
    if previous.band is None or figure.band is None:
        return None
    new = Rows.of(gained)
    old_size, new_size = Rows.of(before).total[1], new.total[1]
    first, last = previous.band.counts(old_size), figure.band.counts(old_size + new_size)
    met = max(0, last[0] - first[1]), min(new_size, last[1] - first[0])
    is_open = _leaves_open(new, met[1]) and _leaves_open(new.missed, new_size - met[0])
    return None if is_open else Refusal.CHANGE_TELLS_TOO_MUCH


def _leaves_open(new: Rows, most: int) -> bool:
    known = Known.of(new)
    left = most - np.maximum(known.own, MINIMUM_WIDTH)
    return bool((np.minimum(left, known.rest) >= MINIMUM_WIDTH).all())
