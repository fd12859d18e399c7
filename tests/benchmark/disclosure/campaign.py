"""One nation under attack: everything is told by the door, and a few viewers aim at the cells nearest to the limit.

Solving every cell of every viewer would take days, so of each nation four viewers attack (the public, the largest
institution, the one that missed most, a random one), and of each system three cells: the two with the least room by
simple subtraction, and a random one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from benchmark.domain.disclosure import PublicComposite, PublicFigure
from benchmark.domain.share import Share
from tests.benchmark.disclosure.attacker import Attack
from tests.benchmark.disclosure.nations import Nation, Part
from tests.benchmark.disclosure.seen import composite, span, table
from tests.benchmark.disclosure.told import Door, Told

CELLS = 2
CLOSED = Door()
WIDTH = 3
Table = np.ndarray[Any, Any]


@dataclass(slots=True)
class Score:
    """How a campaign went."""

    nations: int = 0
    solved: int = 0
    shown: int = 0
    pinned: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Target:
    """Unknown numbers by institution and column, the width each has without any figure, and the room guessed."""

    what: str
    unknowns: Table
    prior: Table
    room: Table


def attack_nation(nation: Nation, seed: int, score: Score, door: Door = CLOSED) -> None:
    """Every system of one nation, for four viewers."""
    random = np.random.default_rng([seed, 1])
    told = Told(nation, door)
    score.nations += 1
    score.shown += told.shown
    for viewer in viewers(nation, random):
        for attack, targets in systems(told, viewer):
            for target in targets:
                aim(score, attack, target, viewer, random)


def viewers(nation: Nation, random: np.random.Generator) -> list[int | None]:
    """The public, the largest, the one that missed most, and a random institution."""
    sizes = [part.size for part in nation]
    missed = [int((part.scored & ~part.met).sum()) for part in nation]
    return [None, *dict.fromkeys([int(np.argmax(sizes)), int(np.argmax(missed)), int(random.integers(len(nation)))])]


def systems(told: Told, viewer: int | None) -> list[tuple[Attack, list[Target]]]:
    """What the viewer can combine: process; outcomes with the cuts; types of family; two releases."""
    found = [process_system(told, viewer), outcome_system(told, viewer), family_system(told, viewer)]
    return [*found, release_system(told, viewer)] if told.releases else found


def aim(score: Score, attack: Attack, target: Target, viewer: int | None, random: np.random.Generator) -> None:
    """Solve the cells with the least room, and a random one; note the pinned ones."""
    cells = [cell for cell in np.ndindex(*target.unknowns.shape) if cell[0] != viewer and target.prior[cell] > 0]
    chosen = sorted(cells, key=lambda cell: target.room[cell] - min(WIDTH, target.prior[cell]))[:CELLS]
    if cells:
        chosen.append(cells[int(random.integers(len(cells)))])
    for cell in dict.fromkeys(chosen):
        low, high = attack.ends([int(target.unknowns[cell])])
        if high - low < min(WIDTH, target.prior[cell]):
            found = f"{low} to {high} of {target.prior[cell]}"
            score.pinned.append(f"nation {score.nations}, {target.what}, viewer {viewer}, cell {cell}: {found}")
    score.solved, attack.solved = score.solved + attack.solved, 0


def room_left(scores: Table, sizes: Table, ends: Sequence[tuple[int, int]], viewer: int | None) -> Table:
    """The room of each cell by subtracting the own row from what is told: a guess of where to aim, no more."""
    own = scores[viewer] if viewer is not None else 0 * scores[0]
    low, high = (np.array(end) - own for end in zip(*ends, strict=True))
    third = sizes.sum(0) - (sizes[viewer] if viewer is not None else 0) - sizes
    return np.minimum(sizes, high) - np.maximum(0, low - third)


def process_system(told: Told, viewer: int | None) -> tuple[Attack, list[Target]]:
    """The process criteria and fidelity."""
    attack = Attack()
    parts, figures = told.process
    unknowns, _ = composite(attack, viewer, parts, figures.mean, figures.criteria)
    return attack, [criteria_target(parts, figures, unknowns, viewer)]


def outcome_system(told: Told, viewer: int | None) -> tuple[Attack, list[Target]]:
    """The outcomes and goal attainment, with two cuts that add up to them."""
    attack = Attack()
    parts, figures = told.outcome
    unknowns, means = composite(attack, viewer, parts, figures.mean, figures.criteria)
    crisis = cut_target(attack, viewer, *told.crisis_cut, unknowns[:, 0].tolist())
    goals = cut_target(attack, viewer, *told.goal_cut, means)
    return attack, [criteria_target(parts, figures, unknowns, viewer), crisis, goals]


def criteria_target(parts: Sequence[Part], told: PublicComposite, unknowns: Table, viewer: int | None) -> Target:
    scores = np.array([[share.met for share in part.criteria] for part in parts])
    sizes = np.array([[share.scored for share in part.criteria] for part in parts])
    ends = [span(figure, int(total)) for figure, total in zip(told.criteria, sizes.sum(0), strict=True)]
    return Target("criterion", unknowns, sizes, room_left(scores, sizes, ends, viewer))


def cut_target(
    attack: Attack, viewer: int | None, cells: Sequence[Any], told: Sequence[PublicFigure], wholes: Sequence[int]
) -> Target:
    """A cut whose classes add up to the whole of each institution; their sizes are known, in trajectories."""
    pairs = [[(p.met, p.scored) if isinstance(p, Share) else (p.units / 6, p.n) for p in cell] for cell in cells]
    unit = 1 if isinstance(cells[0][0], Share) else 6
    scores, sizes = (np.array(pairs)[:, :, side].T for side in (0, 1))
    parts = table(attack, viewer, scores, sizes)
    ends = [span(figure, int(size) * unit) for figure, size in zip(told, sizes.sum(0), strict=True)]
    ends = [(low / unit, high / unit) for low, high in ends]
    for column, end in enumerate(ends):
        attack.know(parts[:, column].tolist(), *end)
    for place, whole in enumerate(wholes):
        attack.know(dict.fromkeys(parts[place].tolist(), 1.0) | {whole: -1.0}, 0, 0)
    return Target("cut", parts, sizes, room_left(scores, sizes, ends, viewer))


def family_system(told: Told, viewer: int | None) -> tuple[Attack, list[Target]]:
    """The types of family, which add up to each institution's trajectories."""
    attack = Attack()
    scores = np.array([list(part.choices.chosen.values()) for part in told.nation])
    sizes = np.array([[part.size] * scores.shape[1] for part in told.nation])
    unknowns = table(attack, viewer, scores, sizes)
    ends = [span(figure, int(sizes[:, 0].sum())) for figure in told.families]
    for column, end in enumerate(ends):
        attack.know(unknowns[:, column].tolist(), *end)
    for place, part in enumerate(told.nation):
        attack.know(unknowns[place].tolist(), part.size, part.size)
    return attack, [Target("family type", unknowns, sizes, room_left(scores, sizes, ends, viewer))]


def release_system(told: Told, viewer: int | None) -> tuple[Attack, list[Target]]:
    """What is new of each outcome since an earlier release, of which the sizes are known only together."""
    attack = Attack()
    columns = [new_unknowns(attack, viewer, *outcome) for outcome in told.releases or []]
    unknowns, prior = (np.array(side).T for side in zip(*columns, strict=True))
    return attack, [Target("new since the last release", unknowns, prior, prior)]


def new_unknowns(
    attack: Attack,
    viewer: int | None,
    old: Sequence[Share],
    now: Sequence[Share],
    first: PublicFigure,
    last: PublicFigure,
) -> tuple[list[int], list[int]]:
    """The number newly met of one outcome, by institution, and how large it may be when no percent is known."""
    total_old, total = sum(share.scored for share in old), sum(share.scored for share in now)
    before, new, sizes = [], [], []
    for place, (start, whole) in enumerate(zip(old, now, strict=True)):
        own = (start.met, whole.met - start.met, whole.scored - start.scored) if place == viewer else None
        numbers = [attack.unknown(*((own[part], own[part]) if own else (0, whole.scored))) for part in range(3)]
        for found, number in zip((before, new, sizes), numbers, strict=True):
            found.append(number)
        attack.know({numbers[1]: 1.0, numbers[2]: -1.0}, -np.inf, 0)
        attack.know({numbers[0]: 1.0, numbers[2]: 1.0}, 0, whole.scored)
    if first.reason is None:
        attack.know(sizes, total - total_old, total - total_old)
        attack.know(before, *span(first, total_old))
    attack.know(before + new, *span(last, total))
    own_new = 0 if viewer is None else now[viewer].scored - old[viewer].scored
    return new, [min(share.scored, total - total_old - own_new) for share in now]
