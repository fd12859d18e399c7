"""What came of a batch after the decision about it: who decided, what there is of it now, what undoing would do."""

from dataclasses import dataclass
from typing import Final

from exchange.models import BatchState, ImportBatch
from exchange.pages.batch_words import staying_words, undoing
from exchange.services.undoing import brought_by, undo_problem, would_stay
from institutions.models import User

A_COLLEAGUE: Final = "een collega"
THE_SERVER: Final = "SEJN"
"""Who imports without a name does so by a command on the server."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A batch that was taken over, undone or declined; `there` counts the measurements that it brought and that are
    there today, `undoing` says what undoing would do with those, and `cannot_undo` why it cannot be done."""

    decided_by: str
    undone_by: str
    there: int
    undoing: str = ""
    cannot_undo: str = ""
    kept: str = ""

    @property
    def can_undo(self) -> bool:
        """Whether the page offers to undo it."""
        return bool(self.undoing) and not self.cannot_undo


def ended(batch: ImportBatch) -> Ended:
    """What the page says of a batch on which somebody decided."""
    there = brought_by(batch).count()
    people = {"decided_by": _name(batch.decided_by_id), "undone_by": _name(batch.undone_by_id), "there": there}
    if batch.state == BatchState.UNDONE:
        return Ended(**people, kept=staying_words(batch.kept) if batch.kept else "")
    if batch.state != BatchState.IMPORTED:
        return Ended(**people)
    staying = would_stay(batch)
    nothing_to_undo = undoing(0, staying) if there == staying else ""
    return Ended(
        **people,
        undoing=undoing(there - staying, staying),
        cannot_undo=undo_problem(batch) or nothing_to_undo,
    )


def _name(user_id: int | None) -> str:
    if user_id is None:
        return THE_SERVER
    return User.objects.filter(pk=user_id).values_list("name", flat=True).first() or A_COLLEAGUE
