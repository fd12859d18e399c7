"""The score of one criterion of several teams, institutions or family types, a row each, in the order given."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmark.domain.intervals import exact_interval
from benchmark.domain.share import Share
from benchmark.domain.verdict import Judgement, judge
from benchmark.files.dataset import Dataset
from benchmark.pages.wording import counts_text, interval_text, is_enough, score_text

TOO_FEW = "te weinig metingen"


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One of them: `score` is a percentage, or counts or words under 10; then there is no interval and judgement."""

    name: str
    n: int
    score: str
    interval: str = ""
    judgement: Judgement | None = None
    url: str = ""

    @property
    def verdict(self) -> str:
        """The verdict in words; empty under 10."""
        return self.judgement.verdict.value if self.judgement and self.judgement.verdict else ""


def score_row(name: str, share: Share, *, with_counts: bool, url: str = "") -> ScoreRow:
    """The row of one; under 10 with counts such as "3 van 4", or without them where these stand beside it."""
    interval = exact_interval(share)
    if interval is None:
        return ScoreRow(name, 0, "niet gescoord", url=url)
    if not is_enough(share.scored):
        return ScoreRow(name, share.scored, counts_text(share) if with_counts else TOO_FEW, url=url)
    return ScoreRow(name, share.scored, score_text(share), interval_text(interval), judge(share), url)


def scores_dataset(rows: Sequence[ScoreRow], what: str, title: str, notes: tuple[str, ...] = ()) -> Dataset:
    """The rows as a file; `what` heads the first column."""
    columns = (what, "Gescoord (n)", "Score", "95%-interval", "Oordeel")
    return Dataset(
        title, columns, tuple((row.name, row.n, row.score, row.interval, row.verdict) for row in rows), notes
    )
