"""Disclosure control: the one door that every national figure passes before anybody outside SEJN sees it.

A release hands in counts, one part per institution in a fixed order, and keeps what comes back; a figure that is
withheld comes back as nulls with a reason. `PublicFigure` can be made nowhere else. What comes in is exact; what goes
out is a band of whole percents that was audited for every institution as a viewer, and for the public.

    disclose_set(parts: Sequence[Figures]) -> PublicFigures
        the criteria and both year figures of a period, audited together
    disclose_composite(parts: Sequence[Composite]) -> PublicComposite
        one year figure with its criteria
    disclose_share(parts: Sequence[Share]) -> PublicFigure
    disclose_mean(parts: Sequence[TrajectoryMean]) -> PublicFigure
        one figure that stands alone
    disclose_choices(parts: Sequence[Choices], codes: Sequence[str], *, single: bool) -> Mapping[str, PublicFigure]
        the parts of a code list, by code
    disclose_cut(cells: Sequence[Cell], total: PublicFigure) -> tuple[PublicFigure, ...]
        a figure in each class of a fixed cut, beside the total that was told
    disclose_open_points(parts: Mapping[str, Figures], agreed, told: PublicFigures) -> Mapping[str, PublicPoint]
        the named points of institutions that agreed, beside the national figures that were told
    group_refusal(sizes) and batch_refusal(new) -> Refusal | None
        whether a release may show national figures at all, and whether there is enough new for a next one
    change_refusal(previous, figure, before, gained) -> Refusal | None
        whether a share may follow the one of the previous release; when not, the next release waits

Institutions without trajectories may be left out or have 0. An empty sequence is a group that is too small, never an
error. All are pure functions of the counts; docs/adr/0012-one-door-for-figures.md has the reasons.
"""

from benchmark.domain.disclosure.changes import change_refusal
from benchmark.domain.disclosure.choices import Choices, disclose_choices
from benchmark.domain.disclosure.cut import disclose_cut
from benchmark.domain.disclosure.figure import PublicFigure, UnsealedFigureError
from benchmark.domain.disclosure.open_points import PublicPoint, disclose_open_points
from benchmark.domain.disclosure.refusals import Refusal, Withheld
from benchmark.domain.disclosure.rules import batch_refusal, group_refusal
from benchmark.domain.disclosure.shares import disclose_mean, disclose_share
from benchmark.domain.disclosure.suppression import Suppression, suppress_rows
from benchmark.domain.disclosure.year import PublicComposite, PublicFigures, disclose_composite, disclose_set

__all__ = [
    "Choices",
    "PublicComposite",
    "PublicFigure",
    "PublicFigures",
    "PublicPoint",
    "Refusal",
    "Suppression",
    "UnsealedFigureError",
    "Withheld",
    "batch_refusal",
    "change_refusal",
    "disclose_choices",
    "disclose_composite",
    "disclose_cut",
    "disclose_mean",
    "disclose_open_points",
    "disclose_set",
    "disclose_share",
    "group_refusal",
    "suppress_rows",
]
