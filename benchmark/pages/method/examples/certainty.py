"""How sure the score of a criterion is: interval and verdict, and from how many met a verdict comes out."""

from dataclasses import dataclass
from typing import Final

from benchmark.domain.boundaries import (
    fewest_that_show_the_norm,
    first_n_that_can_show_the_norm,
    most_that_disprove_the_norm,
)
from benchmark.domain.intervals import exact_interval
from benchmark.domain.share import Share
from benchmark.domain.verdict import Reason, judge
from benchmark.pages.method.examples.table import Table, table
from benchmark.pages.method.examples.writing import exact_percent
from benchmark.pages.wording import counts_text, interval_text, is_enough, score_text

SHARES: Final = (Share(48, 50), Share(42, 50), Share(30, 50), Share(9, 9), Share(0, 0))
SIZES: Final = (10, 17, 25, 50, 100, 200)
NONE: Final = "kan niet"


@dataclass(frozen=True, slots=True)
class CertaintyExample:
    """Verdicts on made-up criteria, the boundaries of the verdicts, and the first size that can prove the norm."""

    verdicts: Table
    boundaries: Table
    first_n: int
    chance_at_first_n: str
    chance_just_before: str


def certainty_example() -> CertaintyExample:
    """Built anew at each call."""
    first_n = first_n_that_can_show_the_norm()
    return CertaintyExample(
        verdicts=table(
            "Voorbeeld: vijf verzonnen criteria",
            ("Behaald", "Score", "Interval", "Oordeel"),
            (_verdict_row(share) for share in SHARES),
            ("Oordeel",),
        ),
        boundaries=table(
            "Vanaf hoeveel keer behaald er een oordeel is",
            ("Gescoord", "Norm behaald vanaf", "Norm niet behaald tot en met"),
            (_boundary_row(scored) for scored in SIZES),
        ),
        first_n=first_n,
        chance_at_first_n=_chance_of_all(first_n),
        chance_just_before=_chance_of_all(first_n - 1),
    )


def _verdict_row(share: Share) -> tuple[str, ...]:
    interval, judgement = exact_interval(share), judge(share)
    verdict = judgement.verdict or "geen oordeel: niets gescoord"
    reason = " (te weinig metingen)" if judgement.reason is Reason.TOO_FEW else ""
    limits = interval_text(interval) if interval and is_enough(share.n) else "geen"
    return counts_text(share), score_text(share), limits, f"{verdict}{reason}"


def _boundary_row(scored: int) -> tuple[str, ...]:
    met, missed = fewest_that_show_the_norm(scored), most_that_disprove_the_norm(scored)
    return f"{scored}", *(NONE if boundary is None else f"{boundary}" for boundary in (met, missed))


def _chance_of_all(scored: int) -> str:
    """How often all are met by chance at a true score on the norm."""
    return exact_percent(judge(Share(scored, scored)).chance_high or 0, 2)
