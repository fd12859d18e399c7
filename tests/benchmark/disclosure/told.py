"""What the door tells of a nation, all of it, once: the figures of a year, two releases, a code list and two cuts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from benchmark.domain.disclosure import (
    PublicComposite,
    PublicFigure,
    batch_refusal,
    change_refusal,
    disclose_choices,
    disclose_composite,
    disclose_cut,
    disclose_share,
)
from benchmark.domain.share import Share, TrajectoryMean
from tests.benchmark.disclosure.nations import FAMILY_TYPES, OUTCOME, PROCESS, Nation, Part

Release = tuple[list[Share], list[Share], PublicFigure, PublicFigure]
"""One outcome or family type: its parts in the earlier and the last release, and what was told in each."""


@dataclass(frozen=True, slots=True)
class Door:
    """What tells the figures; a test may open it."""

    composite: Callable[[Sequence[Part]], PublicComposite] = disclose_composite
    share: Callable[[Sequence[Share]], PublicFigure] = disclose_share
    batch: Callable[[Sequence[int]], object] = batch_refusal
    change: Callable[..., object] = change_refusal


class Told:
    """A nation and what is told of it."""

    def __init__(self, nation: Nation, door: Door) -> None:
        self.nation = nation
        self.door = door

    @cached_property
    def process(self) -> tuple[list[Part], PublicComposite]:
        parts = [part.composite(PROCESS) for part in self.nation]
        return parts, self.door.composite(parts)

    @cached_property
    def outcome(self) -> tuple[list[Part], PublicComposite]:
        parts = [part.composite(OUTCOME) for part in self.nation]
        return parts, self.door.composite(parts)

    @cached_property
    def crisis_cut(self) -> tuple[list[list[Share]], tuple[PublicFigure, ...]]:
        """Crisis resolved by the number of process criteria missed."""
        classes = [[part.where(part.missed == number) for part in self.nation] for number in range(4)]
        cells = [[part.composite(OUTCOME).criteria[0] for part in rows] for rows in classes]
        return cells, disclose_cut(cells, self.outcome[1].criteria[0])

    @cached_property
    def goal_cut(self) -> tuple[list[list[TrajectoryMean]], tuple[PublicFigure, ...]]:
        """Goal attainment by family type."""
        classes = [[part.where(part.family == code) for part in self.nation] for code in FAMILY_TYPES]
        cells = [[part.composite(OUTCOME).mean for part in rows] for rows in classes]
        return cells, disclose_cut(cells, self.outcome[1].mean)

    @cached_property
    def families(self) -> list[PublicFigure]:
        """The types of family."""
        told = disclose_choices([part.choices for part in self.nation], FAMILY_TYPES, single=True)
        return list(told.values())

    @cached_property
    def releases(self) -> list[Release] | None:
        """The outcomes and family types in an earlier and the last release; None when none could have come before.

        The smallest batch is taken that the door lets through.
        """
        for percent in range(97, 0, -3):
            earlier = [part.until(part.size * percent // 100) for part in self.nation]
            batch = [now.size - old.size for now, old in zip(self.nation, earlier, strict=True)]
            if self.door.batch(batch) is None and (found := self._both(earlier)):
                return found
        return None

    def _both(self, earlier: Nation) -> list[Release] | None:
        found = [*self._outcomes(earlier), *self._family_types(earlier)]
        for old, now, first, last in found:
            gained = [Share(b.met - a.met, b.scored - a.scored) for a, b in zip(old, now, strict=True)]
            if self.door.change(first, last, old, gained):
                return None
        return found

    def _outcomes(self, earlier: Nation) -> Iterator[Release]:
        for column in range(3):
            old, now = (
                [part.composite(OUTCOME).criteria[column] for part in nation] for nation in (earlier, self.nation)
            )
            yield old, now, self.door.share(old), self.door.share(now)

    def _family_types(self, earlier: Nation) -> Iterator[Release]:
        before = disclose_choices([part.choices for part in earlier], FAMILY_TYPES, single=True)
        for code, last in zip(FAMILY_TYPES, self.families, strict=True):
            old, now = (
                [Share(part.choices.chosen[code], part.size) for part in nation] for nation in (earlier, self.nation)
            )
            yield old, now, before[code], last

    @property
    def shown(self) -> int:
        """How many figures are not withheld: a door that tells nothing is easily safe."""
        figures = [*self.families, *self.crisis_cut[1], *self.goal_cut[1]]
        for _, told in (self.process, self.outcome):
            figures += [told.mean, *told.criteria]
        return sum(figure.reason is None for figure in figures)
