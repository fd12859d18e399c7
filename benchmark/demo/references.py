"""Codes of measurements and pseudonymous references, unique within one institution."""

from dataclasses import dataclass, field, replace
from random import Random
from typing import Final

from benchmark.demo.randomness import stream
from benchmark.demo.records import Dates, TargetGroup
from benchmark.demo.trajectories import Trajectory
from measurements.domain.codes import ALPHABET, random_code

RETURN_SHARE: Final = 0.06
"""How many trajectories are of a family that was helped shortly before, if there is such a family."""

REMEMBERED: Final = 60
"""How many of the last trajectories a returning family can come from."""


@dataclass(slots=True)
class Files:
    """The files of one institution: which codes it gave out and which families it helped last."""

    rng: Random
    codes: set[str] = field(default_factory=set)
    families: int = 0
    trajectories: int = 0
    last: list[tuple[Dates, str, str]] = field(default_factory=list)

    def new_code(self) -> str:
        """A code that no other measurement of the institution has."""
        code = random_code(self.rng)
        self.rng.choice(ALPHABET)  # a character that codes had once: what is drawn after it was calibrated with it
        while code in self.codes:
            code = random_code(stream(code, len(self.codes)))
        self.codes.add(code)
        return code

    def new_trajectory_reference(self) -> str:
        """The next number of the institution's own series."""
        self.trajectories += 1
        return f"T-{self.trajectories:04d}"

    def family_of(self, trajectory: Trajectory) -> tuple[str, TargetGroup]:
        """The reference of the family, now and then one that comes back and then keeps its type."""
        earlier = [known for known in self.last if known[0].ended_on < trajectory.dates.referred_on]
        if earlier and self.rng.random() < RETURN_SHARE:
            _, reference, family_type = self.rng.choice(earlier)
        else:
            self.families += 1
            reference, family_type = f"G-{self.families:04d}", trajectory.target_group.family_type
        self.last = [*self.last[-REMEMBERED:], (trajectory.dates, reference, family_type)]
        return reference, replace(trajectory.target_group, family_type=family_type)
