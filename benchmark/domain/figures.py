"""The figures of a period, for a team, an institution or the nation, from counters (docs/methode/cijfers.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from benchmark.domain.effective_size import TrajectorySums, effective_mean
from benchmark.domain.share import EffectiveMean, Share, TrajectoryMean, reaches_norm
from measurements.domain.criteria import (
    CRITERIA,
    FIDELITY_UNITS_PER_ONE,
    GOAL_ATTAINMENT_UNITS_PER_ONE,
    OUTCOME_CRITERIA,
    PROCESS_CRITERIA,
)
from measurements.domain.selection import RULE_CODES


@dataclass(frozen=True, slots=True)
class CompositeFigure:
    """Fidelity (over 11 process criteria) or goal attainment (over 3 outcome criteria), and what stands beside it."""

    mean: TrajectoryMean
    squares: int
    all_met: Share
    at_norm: Share
    criteria: tuple[Share, ...]

    @property
    def sums(self) -> TrajectorySums:
        """What the design effect needs of these trajectories."""
        return TrajectorySums(
            n=self.mean.n,
            units=self.mean.units,
            squares=self.squares,
            scored=self.pooled.scored,
            units_per_one=self.mean.units_per_one,
        )

    def effective(self, deff: float) -> EffectiveMean:
        """The mean with its effective size, for its interval, verdict, differences and place in the funnel."""
        return effective_mean(self.mean, self.pooled.scored, deff)

    @property
    def assessed(self) -> tuple[Share, ...]:
        """The criteria that somebody scored; one that nobody scored has no percentage."""
        return tuple(share for share in self.criteria if share.scored)

    @property
    def criteria_at_norm(self) -> int:
        """How many criteria reach the norm of 80% (definition G); out of `len(assessed)`."""
        return sum(reaches_norm(share) is True for share in self.assessed)

    @property
    def pooled(self) -> Share:
        """All answers together (definition A)."""
        return Share(sum(share.met for share in self.criteria), sum(share.scored for share in self.criteria))

    @property
    def criterion_mean(self) -> Fraction | None:
        """The mean of the criteria's shares (definition B); None when nothing was scored."""
        values = [share.value for share in self.assessed if share.value is not None]
        return sum(values, Fraction(0)) / len(values) if values else None

    @property
    def missing_as_zero(self) -> Share:
        """All answers together with missing counted as not met (definition F), the lower bound."""
        return Share(self.pooled.met, self.mean.n * len(self.criteria))


@dataclass(frozen=True, slots=True)
class Figures:
    """Entered, valid and excluded, and the figures over the valid measurements of one scope and period.

    `everything_met`: all 14 criteria met; `positive`: at least 2 of the 3 outcome criteria met; both of the valid ones.
    """

    entered: int
    valid: int
    excluded_first: Mapping[str, int]
    excluded_any: Mapping[str, int]
    everything_met: Share
    positive: Share
    process: CompositeFigure
    outcome: CompositeFigure
    criteria: Mapping[str, Share]
    scored_among_entered: Mapping[str, int]

    @property
    def fidelity(self) -> TrajectoryMean:
        """Behandelgetrouwheid: the mean over valid trajectories of process criteria met / scored."""
        return self.process.mean

    @property
    def goal_attainment(self) -> TrajectoryMean:
        """Doelbereiking: the mean over valid trajectories of outcome criteria met / scored."""
        return self.outcome.mean

    @property
    def excluded(self) -> int:
        """How many entered measurements do not count."""
        return self.entered - self.valid

    def missing(self, form_number: str, *, only_valid: bool) -> Share:
        """The measurements in which a criterion was not scored, among the valid or among all entered ones."""
        if only_valid:
            return Share(self.valid - self.criteria[form_number].scored, self.valid)
        return Share(self.entered - self.scored_among_entered[form_number], self.entered)


def figures_from(counters: Mapping[str, int]) -> Figures:
    """The figures behind summed counters, named as in benchmark.counters.columns; a missing one raises KeyError."""
    criteria = {
        criterion.form_number: Share(counters[f"{criterion.field}_met"], counters[f"{criterion.field}_scored"])
        for criterion in CRITERIA
    }
    return Figures(
        entered=counters["entered"],
        valid=counters["valid"],
        excluded_first={code: counters[f"excluded_first_{code.lower()}"] for code in RULE_CODES},
        excluded_any={code: counters[f"excluded_any_{code.lower()}"] for code in RULE_CODES},
        everything_met=Share(counters["everything_met"], counters["valid"]),
        positive=Share(counters["positive"], counters["valid"]),
        process=_composite(
            counters,
            TrajectoryMean(counters["fidelity_units"], counters["valid"], FIDELITY_UNITS_PER_ONE),
            counters["fidelity_squares"],
            "process",
            tuple(criteria[criterion.form_number] for criterion in PROCESS_CRITERIA),
        ),
        outcome=_composite(
            counters,
            TrajectoryMean(counters["goal_attainment_units"], counters["valid"], GOAL_ATTAINMENT_UNITS_PER_ONE),
            counters["goal_attainment_squares"],
            "outcome",
            tuple(criteria[criterion.form_number] for criterion in OUTCOME_CRITERIA),
        ),
        criteria=criteria,
        scored_among_entered={
            criterion.form_number: counters[f"{criterion.field}_scored_entered"] for criterion in CRITERIA
        },
    )


def _composite(
    counters: Mapping[str, int], mean: TrajectoryMean, squares: int, kind: str, criteria: tuple[Share, ...]
) -> CompositeFigure:
    valid = counters["valid"]
    return CompositeFigure(
        mean=mean,
        squares=squares,
        all_met=Share(counters[f"{kind}_all_met"], valid),
        at_norm=Share(counters[f"{kind}_at_norm"], valid),
        criteria=criteria,
    )
