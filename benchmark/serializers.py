"""The figures as JSON: unrounded, as fractions of 1; what the API answers and `year_figures --json` prints."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from benchmark.domain.figures import Figures
from benchmark.domain.splits import SplitCounts
from benchmark.models import Release


def figures_as_json(figures: Figures) -> dict[str, Any]:
    """The figures by the names of the glossary; a figure without data is None, never 0.

    `excluded_first` counts each excluded measurement once, at the first rule that it breaks; `excluded_any` counts it
    at every rule that it breaks.
    """
    return {
        "entered": figures.entered,
        "valid": figures.valid,
        "excluded_first": dict(figures.excluded_first),
        "excluded_any": dict(figures.excluded_any),
        "fidelity": fraction_of_one(figures.fidelity.value),
        "goal_attainment": fraction_of_one(figures.goal_attainment.value),
        "all_process_met": fraction_of_one(figures.process.all_met.value),
        "all_outcome_met": fraction_of_one(figures.outcome.all_met.value),
        "criteria": {
            form_number: {"met": share.met, "scored": share.scored} for form_number, share in figures.criteria.items()
        },
    }


def groups_as_json(groups: Mapping[str, SplitCounts]) -> dict[str, Any]:
    """Per code the counts of its valid measurements and the year figures over them; absent where nobody has it."""
    return {
        code: {
            "valid": counts.valid,
            "fidelity": fraction_of_one(counts.fidelity.value),
            "goal_attainment": fraction_of_one(counts.goal_attainment.value),
            "crisis_resolved": {"met": counts.resolved, "scored": counts.resolved_scored},
            "positive": {"met": counts.positive, "scored": counts.valid},
        }
        for code, counts in sorted(groups.items())
    }


def release_as_json(release: Release) -> dict[str, Any]:
    """A release as it was sealed, without what it was made from; `published_at` is None before publication."""
    publication = getattr(release, "publication", None)
    return {
        "version": release.version,
        "kind": release.kind,
        "made_at": release.made_at,
        "published_at": publication.published_at if publication else None,
        "method_version": release.method_version,
        "definition_version": release.definition_version,
        "codebook_version": release.codebook_version,
        "contents": release.contents,
        "sha256": release.sha256,
    }


def fraction_of_one(value: Fraction | None) -> float | None:
    """The exact value as the nearest double; None stays None."""
    return None if value is None else float(value)
