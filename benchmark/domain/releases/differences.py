"""What is told otherwise in one release than in another, and whose counts changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from benchmark.domain.disclosure.changes import change_refusal
from benchmark.domain.disclosure.figure import PublicFigure
from benchmark.domain.disclosure.refusals import Refusal
from benchmark.domain.disclosure.rules import batch_refusal
from benchmark.domain.releases.contents import ReleasedFigures
from benchmark.domain.releases.counts import Counts
from benchmark.domain.share import Share

NOBODY: Final = Share(0, 0)


@dataclass(frozen=True, slots=True)
class ToldOtherwise:
    """A figure that two releases tell differently, by its name in `ReleasedFigures.by_name`; None where absent."""

    name: str
    before: PublicFigure | None
    after: PublicFigure | None


def told_otherwise(before: ReleasedFigures, after: ReleasedFigures) -> tuple[ToldOtherwise, ...]:
    """The figures that are told differently, in the order of the later release; none when all are the same."""
    old, new = before.by_name, after.by_name
    names = [*new, *(name for name in old if name not in new)]
    return tuple(ToldOtherwise(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name))


def institutions_that_changed(before: Counts, after: Counts) -> tuple[str, ...]:
    """The codes of the institutions whose counts differ, in order; an absent one has no counts. SEJN only."""
    codes = sorted({*before, *after})
    return tuple(code for code in codes if _kept(before, code) != _kept(after, code))


def refresh_refusal_of(before: Counts | None, after: Counts) -> Refusal | None:
    """Why a next concept may not be made yet: too little is new since the last one; None when it may.

    New are the valid measurements that an institution has more than in the last release.
    """
    return batch_refusal([_new(before or {}, after, code) for code in after])


def change_refusal_of(
    previous: ReleasedFigures, figures: ReleasedFigures, before: Counts, after: Counts
) -> Refusal | None:
    """Why these figures may not follow the previous ones yet: their difference would tell of what is new; None if not.

    Of every criterion and every code of a list. An institution whose numbers went down by corrections gained nothing
    there.
    """
    old, new = previous.by_name, figures.by_name
    parts_before, parts_after = _shares(before, figures), _shares(after, figures)
    institutions = sorted({*before, *after})
    for name in parts_after.keys() & old.keys():
        was = [parts_before[name].get(code, NOBODY) for code in institutions]
        now = [parts_after[name].get(code, NOBODY) for code in institutions]
        if refusal := change_refusal(old[name], new[name], was, list(map(_gained, was, now))):
            return refusal
    return None


def _shares(counts: Counts, figures: ReleasedFigures) -> Mapping[str, Mapping[str, Share]]:
    """Per name of a share in the figures, the share of each institution."""
    found = {
        f"criterion:{number}": {code: one.figures.criteria[number] for code, one in counts.items()}
        for number in figures.figures.criteria
    }
    for code_list, chosen in figures.choices.items():
        for value in chosen:
            found[f"{code_list}:{value}"] = {
                code: Share(one.group(code_list, value).valid, one.answered(code_list)) for code, one in counts.items()
            }
    return found


def _gained(before: Share, after: Share) -> Share:
    scored = max(0, after.scored - before.scored)
    return Share(min(scored, max(0, after.met - before.met)), scored)


def _new(before: Counts, after: Counts, code: str) -> int:
    old = before[code].counters["valid"] if code in before else 0
    return max(0, after[code].counters["valid"] - old)


def _kept(counts: Counts, code: str) -> Mapping[str, object] | None:
    return counts[code].as_json() if code in counts else None
