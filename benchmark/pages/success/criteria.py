"""Whether a result goes with each process criterion, corrected for there being eleven of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmark.domain.criterion_association import CriterionAssociation, criterion_associations
from benchmark.domain.rounding import NO_DATA
from benchmark.domain.signals import Signal, signals
from benchmark.domain.success_factors import GOES_WITH, FactorCount
from benchmark.pages.success.odds import p_text, ratio_text
from benchmark.pages.wording import score_text
from measurements.domain.criteria import PROCESS_CRITERIA, Criterion


@dataclass(frozen=True, slots=True)
class AssociationRow:
    """One criterion: the part with the result where it was met and where not, and what holds within institutions.

    `p` is after Benjamini and Hochberg over the 11; `text` says in words what that means.
    """

    criterion: Criterion
    met: str
    met_n: int
    not_met: str
    not_met_n: int
    odds_ratio: str
    p: str
    text: str
    goes_with: bool


def association_rows(counts: Sequence[FactorCount]) -> tuple[AssociationRow, ...]:
    """A row per process criterion, in the order of the report and never by strength."""
    found = criterion_associations(counts, [criterion.form_number for criterion in PROCESS_CRITERIA])
    corrected = signals([one.within.p for one in found])
    return tuple(_row(*three) for three in zip(PROCESS_CRITERIA, found, corrected, strict=True))


def _row(criterion: Criterion, found: CriterionAssociation, signal: Signal) -> AssociationRow:
    ratio = found.odds_ratio
    return AssociationRow(
        criterion=criterion,
        met=score_text(found.met),
        met_n=found.met.scored,
        not_met=score_text(found.not_met),
        not_met_n=found.not_met.scored,
        odds_ratio=ratio_text(ratio.value, ratio.interval) if ratio else NO_DATA,
        p=p_text(signal.adjusted_p),
        text=_text(found, signal),
        goes_with=signal.is_discovered,
    )


def _text(found: CriterionAssociation, signal: Signal) -> str:
    if found.within.z is None:
        return "niet te zeggen: er valt binnen instellingen niets te vergelijken"
    if not signal.is_discovered:
        return "geen verband aan te tonen"
    return f"{GOES_WITH} {'vaker' if found.within.z > 0 else 'minder vaak'} dit resultaat"
