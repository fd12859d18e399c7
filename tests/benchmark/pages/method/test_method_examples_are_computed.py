"""Every example comes out otherwise when the function behind it is broken: none of it was typed over."""

from collections.abc import Callable
from typing import Any

import pytest

from benchmark.domain.differences import Difference
from benchmark.domain.disclosure.choices import disclose_choices
from benchmark.domain.disclosure.percents import Band
from benchmark.domain.effective_size import design_effect
from benchmark.domain.funnel import FunnelClass, FunnelLimits, FunnelPosition
from benchmark.domain.intervals import Interval
from benchmark.domain.missing_answers import MissingAnswers
from benchmark.domain.quarter_chart import quarter_chart
from benchmark.domain.share import EffectiveMean, TrajectoryMean
from benchmark.domain.signals import Signal
from benchmark.domain.straight_lines import StraightLines
from benchmark.domain.success_factors import NotTold
from benchmark.domain.timeliness import timeliness
from benchmark.domain.trend_tests import TrendTest
from benchmark.domain.verdict import Judgement, Reason, Verdict
from benchmark.pages.method.examples import (
    certainty,
    differences,
    doubles,
    effective_size,
    family_types,
    figures,
    funnel,
    many_institutions,
    named_points,
    norm,
    quality,
    releases,
    selection,
    small_numbers,
    success,
    trajectories,
    variants,
    years,
)
from measurements.domain.selection import ScoreCounts

BROKEN_JUDGEMENT = Judgement(Verdict.MET, Reason.INTERVAL_ABOVE, True, 0.5, 0.5)
WIDE = Interval(0.01, 0.99)

BREAKINGS: list[tuple[Callable[[], Any], Any, str, Callable[..., Any]]] = [
    (selection.selection_example, selection, "broken_rules", lambda counts: ()),
    (selection.selection_example, selection, "count_scores", lambda scores: ScoreCounts(11, 11, 3, 3)),
    (selection.selection_example, selection, "fidelity_of", lambda all_: trajectories.fidelity_of([selection.GOOD])),
    (figures.criterion_example, figures, "percent_text", lambda value: "7%"),
    (figures.year_figures_example, figures, "fidelity_of", lambda all_: trajectories.fidelity_of(all_[:1])),
    (figures.year_figures_example, figures, "goal_attainment_of", lambda all_: trajectories.fidelity_of(all_)),
    (norm.norm_example, norm, "percent_text", lambda value: f"{round(value * 100)}%"),
    (norm.norm_example, norm, "reaches_norm", lambda share: share.value > 0.5),
    (norm.norm_example, norm, "percent_outside", lambda met, scored: 50),
    (norm.norm_example, norm, "plain", lambda percent: Band(percent, percent)),
    (certainty.certainty_example, certainty, "exact_interval", lambda share: WIDE),
    (certainty.certainty_example, certainty, "judge", lambda share: BROKEN_JUDGEMENT),
    (certainty.certainty_example, certainty, "fewest_that_show_the_norm", lambda scored: 1),
    (certainty.certainty_example, certainty, "most_that_disprove_the_norm", lambda scored: 1),
    (certainty.certainty_example, certainty, "first_n_that_can_show_the_norm", lambda: 18),
    (
        effective_size.effective_size_example,
        effective_size,
        "design_effect",
        lambda all_: design_effect(list(all_)[:1]),
    ),
    (
        effective_size.effective_size_example,
        effective_size,
        "effective_mean",
        lambda mean, scored, deff: EffectiveMean(TrajectoryMean(1, 2, 1), 20.0),
    ),
    (effective_size.effective_size_example, effective_size, "exact_interval", lambda share: WIDE),
    (effective_size.effective_size_example, effective_size, "judge", lambda share: Judgement(None, Reason.NO_DATA)),
    (differences.difference_example, differences, "difference", lambda one, other: Difference(0.0, -0.5, 0.5, 50)),
    (funnel.funnel_example, funnel, "funnel_limits", lambda centre, n, tail: FunnelLimits(0.1, 0.9)),
    (funnel.funnel_example, funnel, "funnel_position", lambda share, centre: FunnelPosition(FunnelClass.WITHIN)),
    (many_institutions.many_institutions_example, many_institutions, "signals", lambda ps: tuple(map(Signal, ps))),
    (many_institutions.many_institutions_example, many_institutions, "funnel_limits", lambda *_: FunnelLimits(0, 1)),
    (years.trend_example, years, "cochran_armitage", lambda points: TrendTest(0.5, 1.0)),
    (years.trend_example, years, "quarter_chart", lambda quarters: quarter_chart(quarters[:12] + quarters[:2])),
    (years.trend_example, years, "quarters_needed", lambda quarters: 1),
    (
        small_numbers.small_numbers_example,
        small_numbers,
        "disclose_choices",
        lambda parts, codes, single: disclose_choices(parts, codes, single=False),
    ),
    (small_numbers.small_numbers_example, named_points, "places_without_point", lambda refused, kinds: {*refused, 5}),
    (releases.releases_example, releases, "batch_refusal", lambda new: None),
    (success.success_example, success, "chart_bins", lambda found: ()),
    (success.success_example, success, "why_not_told", lambda main, **_: NotTold.NOT_THE_SAME_WAY),
    (quality.quality_example, quality, "timeliness", lambda days: timeliness({1: 10})),
    (quality.quality_example, quality, "straight_lines", lambda seen, rates: StraightLines(seen, rates[0])),
    (quality.quality_example, quality, "MissingAnswers", lambda share, n: MissingAnswers(share, 2 * n)),
    (quality.quality_example, doubles, "find_doubles", lambda measurements: ()),
    (family_types.family_types_example, family_types, "stratum_rows", lambda own, national: ()),
    (variants.variants_example, variants, "fidelity_of", lambda all_: trajectories.goal_attainment_of(all_)),
]


def named(value: object) -> str | None:
    return value if isinstance(value, str) else getattr(value, "__name__", "").rpartition(".")[2] or None


@pytest.mark.parametrize(("example", "module", "name", "broken"), BREAKINGS, ids=named)
def test_an_example_comes_out_otherwise_when_a_function_behind_it_is_broken(
    example: Callable[[], Any], module: Any, name: str, broken: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = example()
    monkeypatch.setattr(module, name, broken)
    assert example() != before
