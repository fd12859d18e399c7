"""The exact national parameters of a year, frozen with its release: funnels and tests come from them. SEJN only."""

from collections.abc import Callable, Mapping
from typing import Any

from benchmark.domain.effective_size import DesignEffect, design_effect
from benchmark.domain.figures import CompositeFigure, Figures
from benchmark.domain.overdispersion import overdispersion
from benchmark.domain.releases.counts import Counts
from benchmark.domain.share import Proportion
from measurements.domain.criteria import CRITERIA


def parameters_of(counts: Counts) -> dict[str, Any]:
    """Entered, valid and institutions; per year figure deff, theta and the spread; per criterion theta and the spread.

    theta is exact, as [numerator, denominator], and None without data; the spread is None where it cannot be told.
    """
    parts = [one.figures for one in counts.values()]
    return {
        "institutions": sum(part.valid > 0 for part in parts),
        "entered": sum(part.entered for part in parts),
        "valid": sum(part.valid for part in parts),
        "fidelity": _composite(parts, lambda part: part.process),
        "goal_attainment": _composite(parts, lambda part: part.outcome),
        "criteria": {one.form_number: _criterion(parts, one.form_number) for one in CRITERIA},
    }


def _composite(parts: list[Figures], kind: Callable[[Figures], CompositeFigure]) -> dict[str, Any]:
    effect = design_effect(kind(part).sums for part in parts)
    if effect is None:
        return {"theta": None, "deff": None, "spread": None}
    means = [kind(part).effective(effect.deff) for part in parts]
    theta = [effect.mean.numerator, effect.mean.denominator]
    return {"theta": theta, "deff": _deff(effect), "spread": _spread(means)}


def _deff(effect: DesignEffect) -> dict[str, Any]:
    return {
        "value": effect.deff,
        "scored_per_trajectory": float(effect.scored_per_trajectory),
        "source": effect.source.name.lower(),
        "is_provisional": effect.is_provisional,
    }


def _criterion(parts: list[Figures], form_number: str) -> dict[str, Any]:
    shares = [part.criteria[form_number] for part in parts]
    met, scored = sum(share.met for share in shares), sum(share.scored for share in shares)
    return {"theta": [met, scored] if scored else None, "spread": _spread(shares)}


def _spread(figures: list[Any]) -> Mapping[str, float | bool] | None:
    proportions: list[Proportion] = figures
    found = overdispersion(proportions)
    if found is None:
        return None
    return {
        "q": found.q,
        "freedom": found.freedom,
        "chance": found.chance,
        "tau2": found.tau2,
        "rankable": found.rankable,
        "widens": found.widens,
    }
