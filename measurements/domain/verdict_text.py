"""The words about counting: whether a measurement counts in the benchmark, why not, and what is still to do.

The browser shows the same words while somebody fills in the form: it gets them from `live_parameters` and follows
the same steps (static/js/entry/rules.js); a test holds both equal.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from measurements.domain.criteria import CRITERIA, OUTCOME_CRITERIA, PROCESS_CRITERIA
from measurements.domain.selection import RULES, ScoreCounts, SelectionRule, broken_rules

COUNTS: Final = "Telt mee in de benchmark"
COUNTS_NOT_YET: Final = "Telt nog niet mee"
NOTHING_SCORED: Final = "er is geen enkel criterium gescoord"


@dataclass(frozen=True, slots=True)
class RuleWords:
    """How one rule is told, with {n}, {minimum}, {missing}, {total} and {are} ("is" or "zijn") to fill in."""

    state: str
    todo_one: str
    todo: str
    reason: str


RULE_WORDS: Final[Mapping[str, RuleWords]] = {
    "R2": RuleWords(
        state="{n} van {total} uitvoeringscriteria gescoord (minstens {minimum})",
        todo_one="nog {missing} uitvoeringscriterium scoren ({n} van {minimum})",
        todo="nog {missing} uitvoeringscriteria scoren ({n} van {minimum})",
        reason="{n} van de {total} uitvoeringscriteria {are} gescoord (minstens {minimum} nodig)",
    ),
    "R3": RuleWords(
        state="{n} van {total} uitkomstcriteria gescoord (minstens {minimum})",
        todo_one="nog {missing} uitkomstcriterium scoren ({n} van {minimum})",
        todo="nog {missing} uitkomstcriteria scoren ({n} van {minimum})",
        reason="{n} van de {total} uitkomstcriteria {are} gescoord (minstens {minimum} nodig)",
    ),
    "R1": RuleWords(
        state="{n} van {total} uitvoeringscriteria behaald (minstens {minimum})",
        todo_one="{n} van {total} uitvoeringscriteria behaald (minstens {minimum})",
        todo="{n} van {total} uitvoeringscriteria behaald (minstens {minimum})",
        reason="{n} van de {total} uitvoeringscriteria {are} behaald (minstens {minimum} nodig)",
    ),
}
"""An empty form needs no words of its own while it is filled in: it breaks R2 and R3 as well."""

TOTALS: Final[Mapping[str, int]] = {
    "process_scored": len(PROCESS_CRITERIA),
    "process_met": len(PROCESS_CRITERIA),
    "outcome_scored": len(OUTCOME_CRITERIA),
    "outcome_met": len(OUTCOME_CRITERIA),
}


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """One rule of the verdict: kept or not yet, and what that means in words."""

    code: str
    is_kept: bool
    text: str


@dataclass(frozen=True, slots=True)
class LiveVerdict:
    """Whether the scores so far count, in one line, and the rules behind it."""

    counts: bool
    head: str
    lines: tuple[VerdictLine, ...]


def live_verdict(counts: ScoreCounts) -> LiveVerdict:
    """The verdict on a form that is being filled in."""
    is_valid = not broken_rules(counts)
    lines = tuple(_line(rule, counts) for rule in RULES if rule.code in RULE_WORDS)
    return LiveVerdict(is_valid, COUNTS if is_valid else COUNTS_NOT_YET, lines)


def reasons(counts: ScoreCounts) -> tuple[str, ...]:
    """Why a measurement does not count, one clause per broken rule; none when it counts."""
    if not counts.scored:
        return (NOTHING_SCORED,)
    return tuple(_fill(RULE_WORDS[rule.code].reason, rule, counts) for rule in broken_rules(counts))


def verdict_sentence(counts: ScoreCounts) -> str:
    """Whether a finished measurement counts, and if not why, as one sentence."""
    clauses = reasons(counts)
    return f"Telt niet mee, want {' en '.join(clauses)}." if clauses else f"{COUNTS}."


def live_parameters() -> dict[str, Any]:
    """What the browser needs to reach the same verdict: criteria, rules, and the words of both."""
    return {
        "criteria": [{"field": criterion.field, "kind": criterion.kind.value} for criterion in CRITERIA],
        "rules": [asdict(rule) for rule in RULES],
        "words": {code: asdict(words) for code, words in RULE_WORDS.items()},
        "totals": dict(TOTALS),
        "heads": {"counts": COUNTS, "not_yet": COUNTS_NOT_YET},
    }


def _line(rule: SelectionRule, counts: ScoreCounts) -> VerdictLine:
    words = RULE_WORDS[rule.code]
    missing = rule.minimum - getattr(counts, rule.count)
    template = words.state if missing <= 0 else words.todo_one if missing == 1 else words.todo
    return VerdictLine(rule.code, missing <= 0, _fill(template, rule, counts))


def _fill(template: str, rule: SelectionRule, counts: ScoreCounts) -> str:
    n = getattr(counts, rule.count)
    return template.format(
        n=n,
        minimum=rule.minimum,
        missing=rule.minimum - n,
        total=TOTALS[rule.count],
        are="is" if n == 1 else "zijn",
    )
