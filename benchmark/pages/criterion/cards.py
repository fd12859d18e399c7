"""The numbers at the top of the page of a criterion."""

from benchmark.charts.strip import strip
from benchmark.domain.criterion_counts import CriterionCounts
from benchmark.domain.disclosure.refusals import SENTENCES
from benchmark.domain.intervals import exact_interval
from benchmark.domain.rounding import NO_DATA
from benchmark.domain.verdict import judge
from benchmark.page_data.criterion import NationalScore
from benchmark.pages.nation import NO_MARK, NationMark, nation_mark, nation_source
from benchmark.pages.wording import counted, counts_text, interval_text, is_enough, score_text, whole
from benchmark.pages.year_figures import TOO_FEW, Card


def criterion_cards(counts: CriterionCounts, mark: NationMark = NO_MARK) -> tuple[Card, ...]:
    """The score and what it is over; none without entered measurements. `mark` is the nation on the strip."""
    if not counts.entered:
        return ()
    return (_score_card(counts, mark), _scored_card(counts))


def nation_card(nation: NationalScore) -> Card:
    """The national score beside the own one, or why it is not there."""
    figure = nation.figure
    if figure is None:
        return Card(NO_DATA, "landelijk", (nation.reason,))
    if figure.reason is not None:
        return Card(NO_DATA, "landelijk", (SENTENCES[figure.reason],))
    return Card(figure.text, "landelijk", (f"n = {whole(figure.n or 0)}", nation_source(nation.release)))


def mark_of(nation: NationalScore) -> NationMark:
    """The national score on a strip."""
    return nation_mark(nation.figure) if nation.figure else NO_MARK


def _score_card(counts: CriterionCounts, mark: NationMark) -> Card:
    share, interval = counts.share, exact_interval(counts.share)
    if share.value is None or interval is None:
        return Card(NO_DATA, "score", ("niet gescoord in deze periode",))
    if not is_enough(share.scored):
        return Card(counts_text(share), "behaald van gescoord", (TOO_FEW,))
    notes = (f"n = {whole(share.scored)}; 95%-interval {interval_text(interval)}", "norm 80%")
    drawn = strip(share.value, interval=interval, nation=mark.position)
    return Card(score_text(share), "score", notes, drawn, judge(share))


def _scored_card(counts: CriterionCounts) -> Card:
    of_valid = f"van {counted(counts.valid, 'geldige meting', 'geldige metingen')}"
    missing = counted(counts.not_scored, "meting niet gescoord", "metingen niet gescoord")
    return Card(
        whole(counts.scored), "keer gescoord (n)", (of_valid, missing if counts.not_scored else "overal gescoord")
    )
