"""Drafts as the start page and the weekly mail show them: what the method asks now, and how long they are kept."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import timezone

from measurements.domain.expiry import expires_on, expires_soon
from measurements.domain.reminders import DraftFacts, Phase, Reminder, day_of_trajectory, phase_of, reminders_for
from measurements.models import Measurement, State
from measurements.selectors.answers import answered_numbers

CONNECTION: Final = "counter"


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One draft; `day` is that of the trajectory as long as the help goes on, and `reminders` what is asked today."""

    measurement: Measurement
    answered: int
    day: int | None
    reminders: tuple[Reminder, ...]
    expires_on: date
    expires_soon: bool

    @property
    def asks_something(self) -> bool:
        """Whether its worker has something to do about it now."""
        return bool(self.reminders) or self.expires_soon


def draft_lines(drafts: Iterable[Measurement], today: date) -> list[DraftLine]:
    """The drafts as lines, in the order in which they come; one that is not a draft asks nothing."""
    return [_line(draft, today) for draft in drafts]


def lines_that_ask(today: date) -> dict[tuple[int, int], list[DraftLine]]:
    """Per author and institution (ids) the drafts that ask something today, over the connection of the worker."""
    drafts = Measurement.objects.using(CONNECTION).filter(state=State.DRAFT).order_by("code")
    found: dict[tuple[int, int], list[DraftLine]] = defaultdict(list)
    for line in draft_lines(drafts.iterator(), today):
        if line.asks_something:
            found[line.measurement.author_id, line.measurement.institution_id].append(line)
    return dict(found)


def _line(draft: Measurement, today: date) -> DraftLine:
    answered = answered_numbers(draft)
    facts = DraftFacts(
        is_draft=draft.state == State.DRAFT,
        referred_on=draft.referred_on,
        started_on=draft.started_on,
        ended_on=draft.ended_on,
        answered=frozenset(answered),
    )
    changed_on = timezone.localdate(draft.changed_at)
    return DraftLine(
        measurement=draft,
        answered=len(answered),
        day=None if phase_of(facts, today) is Phase.ENDED else day_of_trajectory(facts, today),
        reminders=tuple(reminders_for(facts, today)),
        expires_on=expires_on(changed_on),
        expires_soon=expires_soon(changed_on, today),
    )
