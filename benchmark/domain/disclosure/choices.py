"""The national parts of a code list: one choice, which adds up to everybody, or several choices, each apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from benchmark.domain.disclosure.audit import Counts, Known, Rows, is_safe
from benchmark.domain.disclosure.figure import PublicFigure, shown, withheld
from benchmark.domain.disclosure.percents import percent_outside, plain
from benchmark.domain.disclosure.refusals import Withheld
from benchmark.domain.disclosure.rules import cell_refusal_for_all, group_refusal
from benchmark.domain.disclosure.shielding import hide_until
from benchmark.domain.disclosure.tree import Told, is_safe_together


@dataclass(frozen=True, slots=True)
class Choices:
    """The answers of one institution to a code list: how many trajectories `answered`, and how many chose each code."""

    answered: int
    chosen: Mapping[str, int]


def disclose_choices(parts: Sequence[Choices], codes: Sequence[str], *, single: bool) -> Mapping[str, PublicFigure]:
    """The part of the trajectories that chose each of the codes, over all that answered.

    A code passes the rule for a cell with everybody as the whole. Of a `single` choice, where the parts add up to 100%,
    others are hidden with it until nothing follows. The audit takes exact numbers for what is shown, since a cut by the
    same list prints those as n. Codes that an institution does not have count as 0. Raises ValueError for a code
    outside the list, and for a single choice that does not add up.
    """
    _refuse_wrong_counts(parts, codes, single=single)
    answered = [part.answered for part in parts]
    if group_refusal(answered):
        return dict.fromkeys(codes, withheld(Withheld.GROUP_TOO_SMALL))
    cells = [_rows([part.chosen.get(code, 0) for part in parts], answered) for code in codes]
    hidden = _hidden_of_one(cells) if single else _hidden_of_several(cells)
    return {
        code: withheld() if place in hidden else shown(sum(answered), plain(percent_outside(*cell.total)))
        for place, (code, cell) in enumerate(zip(codes, cells, strict=True))
    }


def _refuse_wrong_counts(parts: Sequence[Choices], codes: Sequence[str], *, single: bool) -> None:
    for part in parts:
        if unknown := set(part.chosen) - set(codes):
            raise ValueError(f"These codes are not in the list: {sorted(unknown)}.")
        if single and sum(part.chosen.values()) != part.answered:
            raise ValueError("The answers to a single choice add up to all who answered.")


def _rows(chosen: Sequence[int], answered: Sequence[int]) -> Rows:
    return Rows(np.array(chosen, dtype=np.int64), np.array(answered, dtype=np.int64), 1)


def _refused(cells: Sequence[Rows]) -> list[int]:
    """The places of the codes that break the rule for a cell."""
    return [place for place, cell in enumerate(cells) if cell_refusal_for_all(cell.score.tolist(), cell.total[1])]


def _hidden_of_several(cells: Sequence[Rows]) -> frozenset[int]:
    """Each code apart: its rule, and the audit of its exact number."""
    unsafe = [place for place, cell in enumerate(cells) if not is_safe(cell, *_exactly(cell))]
    return frozenset(_refused(cells)) | frozenset(unsafe)


def _exactly(cell: Rows) -> tuple[Counts, Counts]:
    return Known.of(cell).others(cell.total[0], cell.total[0])


def _hidden_of_one(cells: Sequence[Rows]) -> frozenset[int]:
    """The codes of a single choice together: nothing follows from the shown ones and from what they add up to."""
    everybody = cells[0].total[1] if cells else 0

    def safe(hidden: frozenset[int]) -> bool:
        told: list[Told] = [
            (0, everybody) if place in hidden else (cell.total[0], cell.total[0]) for place, cell in enumerate(cells)
        ]
        return is_safe_together(cells, told, _everybody(cells))

    return hide_until([cell.total[0] for cell in cells], _refused(cells), safe)


def _everybody(cells: Sequence[Rows]) -> tuple[Counts, Counts]:
    """The choices of the others add up to their trajectories, exactly."""
    known = Known.of(cells[0])
    return known.rest, known.rest
