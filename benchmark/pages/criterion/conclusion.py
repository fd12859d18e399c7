"""What the answers to one criterion say, and what it takes to say more."""

from typing import Final

from benchmark.domain.boundaries import (
    fewest_that_show_the_norm,
    first_n_that_can_show_the_norm,
    most_that_disprove_the_norm,
)
from benchmark.domain.criterion_counts import CriterionCounts
from benchmark.domain.intervals import exact_interval
from benchmark.domain.share import Share
from benchmark.domain.verdict import MINIMUM_N, Verdict, judge
from benchmark.pages.wording import counted, counts_text, interval_text, is_enough, score_text, whole
from benchmark.pages.year_figures import VERDICTS

NO_MEASUREMENTS: Final = "Over {when} zijn geen metingen ingevoerd."
NO_VALID: Final = "Over {when} is er geen meting die meetelt."
NOT_SCORED: Final = "Over {when} is dit criterium in geen enkele geldige meting gescoord."


def conclusion(counts: CriterionCounts, when: str) -> str:
    """The score with n, interval and verdict in a sentence; `when` is such as "2022" or "maart 2022"."""
    share, interval = counts.share, exact_interval(counts.share)
    if interval is None:
        return _nothing(counts).format(when=when)
    if not is_enough(share.scored):
        noun = "meting" if share.scored == 1 else "metingen"
        return f"Over {when} is dit criterium behaald in {counts_text(share)} gescoorde {noun}."
    return (
        f"Over {when} is dit criterium behaald in {score_text(share)} van de {whole(share.scored)} metingen waarin het "
        f"is gescoord (95%-interval {interval_text(interval)}): {VERDICTS[judge(share).verdict]}."
    )


def needed(share: Share) -> str:
    """What it takes to say more; empty where the verdict is clear or nothing was scored."""
    if not share.scored:
        return ""
    if not is_enough(share.scored):
        more = counted(MINIMUM_N - share.scored, "gescoorde meting", "gescoorde metingen")
        return f"Dat is te weinig voor een percentage en een oordeel. Er zijn nog {more} nodig voor een percentage."
    if judge(share).verdict is not Verdict.OPEN:
        return ""
    fewest, most = fewest_that_show_the_norm(share.scored), most_that_disprove_the_norm(share.scored)
    return f"{_to_show(share.scored, fewest)} {_to_disprove(most)} Nu is het {whole(share.met)} keer behaald."


def _nothing(counts: CriterionCounts) -> str:
    if not counts.entered:
        return NO_MEASUREMENTS
    return NOT_SCORED if counts.valid else NO_VALID


def _to_show(scored: int, fewest: int | None) -> str:
    if fewest is None:
        first = first_n_that_can_show_the_norm()
        return f"Met minder dan {first} metingen is de norm nooit aan te tonen, ook niet als alles behaald is."
    return f'Bij {whole(scored)} metingen kan "norm behaald" worden gezegd vanaf {whole(fewest)} keer behaald.'


def _to_disprove(most: int | None) -> str:
    return "" if most is None else f'"Norm niet behaald" kan tot en met {whole(most)} keer.'
