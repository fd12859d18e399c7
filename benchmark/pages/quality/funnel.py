"""From entered to valid: what each rule leaves out, as the first reason and whatever else is the matter."""

from dataclasses import dataclass

from benchmark.domain.figures import Figures
from benchmark.domain.share import Share
from benchmark.pages.selection import REASONS
from benchmark.pages.wording import counts_text, is_enough, score_text
from measurements.domain.selection import RULE_CODES


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """A reason: how many measurements it is the first for, how many are `left` then, and how many have it at all."""

    text: str
    first: int
    left: int
    any: int


@dataclass(frozen=True, slots=True)
class Funnel:
    """The steps in the order in which reasons are looked for; the last one leaves the valid measurements."""

    entered: int
    valid: int
    valid_text: str
    steps: tuple[FunnelStep, ...]
    overlap: bool


def funnel(figures: Figures) -> Funnel:
    """The funnel of a period; the share of valid ones is a percentage from 10 entered measurements."""
    steps, left = [], figures.entered
    for code in RULE_CODES:
        first, overall = figures.excluded_first[code], figures.excluded_any[code]
        left -= first
        steps.append(FunnelStep(REASONS[code], first, left, overall))
    has_overlap = sum(step.any for step in steps) > figures.excluded
    return Funnel(figures.entered, figures.valid, _valid_text(figures), tuple(steps), has_overlap)


def _valid_text(figures: Figures) -> str:
    valid = Share(figures.valid, figures.entered)
    return f"{score_text(valid)} ({counts_text(valid)})" if is_enough(figures.entered) else score_text(valid)
