"""Random nations to attack: 3 to 20 institutions of 1 to 200 trajectories, likely and unlikely ones, from a seed."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmark.domain.disclosure import Choices
from benchmark.domain.share import Share, TrajectoryMean

PROCESS, OUTCOME = slice(0, 11), slice(11, 14)
UNITS = {11: 27720, 3: 6}
FAMILY_TYPES = tuple("ABCDEF")
KINDS = ("likely", "high", "extreme", "low", "dominated", "tiny", "one misses all", "even")
Table = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Part:
    """A year figure of one institution with its criteria."""

    mean: TrajectoryMean
    criteria: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Institution:
    """The rows of one institution, in order of entry: met and scored of 14 criteria, and the type of family."""

    met: Table
    scored: Table
    family: Table

    @property
    def size(self) -> int:
        return len(self.met)

    def until(self, rows: int) -> "Institution":
        return Institution(self.met[:rows], self.scored[:rows], self.family[:rows])

    def where(self, chosen: Table) -> "Institution":
        return Institution(self.met[chosen], self.scored[chosen], self.family[chosen])

    def composite(self, criteria: slice) -> Part:
        met, scored = self.met[:, criteria], self.scored[:, criteria]
        unit = UNITS[met.shape[1]]
        units = sum(int(m) * (unit // int(k)) for m, k in zip(met.sum(1), scored.sum(1), strict=True))
        shares = tuple(Share(int(m), int(k)) for m, k in zip(met.sum(0), scored.sum(0), strict=True))
        return Part(TrajectoryMean(units, self.size, unit), shares)

    @property
    def choices(self) -> Choices:
        return Choices(self.size, {code: int((self.family == code).sum()) for code in FAMILY_TYPES})

    @property
    def missed(self) -> Table:
        """How many process criteria each trajectory missed, 3 for more."""
        return np.minimum(3, (self.scored & ~self.met)[:, PROCESS].sum(1))


Nation = list[Institution]


def random_nation(seed: int) -> Nation:
    """The nation of a seed; the kinds take turns, and every other round of them has missing answers."""
    random = np.random.default_rng(seed)
    kind = KINDS[seed % len(KINDS)]
    missing = (0.0, 0.02, 0.08)[seed // len(KINDS) % 3]
    noise = (0.0, 0.03)[seed // len(KINDS) % 2]
    sizes = _sizes(kind, random)
    rates = _rates(kind, random)
    worst = int(random.integers(len(sizes)))
    concentrated = np.full(14, random.uniform(0.5, 0.9))
    return [
        _institution(
            random, size, concentrated if kind == "one misses all" and place == worst else rates, missing, noise
        )
        for place, size in enumerate(sizes)
    ]


def _sizes(kind: str, random: np.random.Generator) -> list[int]:
    number = int(random.integers(3, 21))
    most = int(random.choice([12, 30, 200]))
    if kind == "tiny":
        return [int(size) for size in random.integers(1, 15, number)]
    if kind in ("even", "one misses all", "dominated"):
        sizes = [int(random.integers(3, most))] * number
        sizes[0] = int(sum(sizes[1:]) * random.uniform(0.2, 0.9)) if kind == "dominated" else sizes[0]
        return sizes
    return [int(size) for size in random.integers(1, most + 1, number)]


def _rates(kind: str, random: np.random.Generator) -> Table:
    low, high = {
        "extreme": (0.98, 1.0),
        "one misses all": (0.99, 1.0),
        "high": (0.9, 0.99),
        "low": (0.0, 0.1),
    }.get(kind, (0.7, 0.97))
    return random.uniform(low, high, 14)


def _institution(random: np.random.Generator, size: int, rates: Table, missing: float, noise: float) -> Institution:
    own = np.clip(rates + random.normal(0, noise), 0, 1)
    scored = np.ones((size, 14), dtype=bool)
    for row in scored:
        for criteria, most in ((PROCESS, 3), (OUTCOME, 1)):
            width = criteria.stop - criteria.start
            gone = random.permutation(width)[: min(most, random.binomial(width, missing))]
            row[criteria.start + gone] = False
    met = (random.random((size, 14)) < own) & scored
    for row, answered in zip(met, scored, strict=True):
        if not row[PROCESS].any():
            row[random.choice(np.flatnonzero(answered[PROCESS]))] = True
    weights = [0.45, 0.3, 0.15, 0.06, 0.03, 0.01]
    return Institution(met, scored, random.choice(FAMILY_TYPES, size, p=weights))
