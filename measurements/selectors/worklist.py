"""What a team lead has to look at, oldest first; the author of each stands there to be asked, never to be counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from institutions.access import institutions_for
from institutions.domain.roles import Permission
from institutions.models import Institution, User
from measurements.domain.worklist import WAITING_DAYS, DraftDates, Waiting, waiting
from measurements.models import CorrectionRequest, Measurement, MeasurementQuerySet, State
from measurements.selectors.closing import closed_years, open_requests
from measurements.selectors.lines import MeasurementLine, Status, lines_of, with_status

LONGEST: Final = 50
"""More of one kind than this are not shown: the list of measurements has the rest."""


@dataclass(frozen=True, slots=True)
class WaitingDraft:
    """A draft on the worklist, with the days that make it stand there."""

    measurement: Measurement
    dates: DraftDates
    today: date

    @property
    def days_since_change(self) -> int:
        return (self.today - self.dates.changed_on).days

    @property
    def day_of_trajectory(self) -> int | None:
        """Which day of the trajectory it is today, the first day being 1; None when it is not known when it began."""
        began_on = self.dates.began_on
        return None if began_on is None else (self.today - began_on).days + 1


@dataclass(frozen=True, slots=True)
class Worklist:
    """The four parts of the worklist; `more_repairable` when there are more than it shows."""

    requests: Sequence[CorrectionRequest]
    overdue: Sequence[WaitingDraft]
    untouched: Sequence[WaitingDraft]
    repairable: Sequence[MeasurementLine]
    more_repairable: bool

    def __len__(self) -> int:
        return len(self.requests) + len(self.overdue) + len(self.untouched) + len(self.repairable)


@dataclass(frozen=True, slots=True)
class WorkCounts:
    """How many requests and drafts wait; measurements that could still count are not among them."""

    requests: int
    overdue: int
    untouched: int


def work_counts(user: User, today: date) -> WorkCounts:
    """How much of the worklist waits on somebody at the institutions that this user leads, in two statements."""
    drafts = _drafts(_led_by(user), today)
    return WorkCounts(open_requests(user).count(), len(drafts[Waiting.OVERDUE]), len(drafts[Waiting.UNTOUCHED]))


def with_waiting_drafts(institutions: QuerySet[Institution], today: date) -> QuerySet[Institution]:
    """The institutions, each with `waiting_drafts`: per team its drafts that nobody changed for over 14 days.

    Whether the trajectory takes too long makes no difference here. Only for who may see the rows of these institutions;
    whoever may not finds none.
    """
    first_day = timezone.make_aware(datetime.combine(today - timedelta(days=WAITING_DAYS), time.min))
    drafts = Measurement.objects.filter(institution=OuterRef("pk"), state=State.DRAFT, changed_at__lt=first_day)
    by_team = drafts.order_by().values("team").annotate(number=Count("pk"))
    pairs = by_team.values(pair=JSONObject(team="team", number="number"))
    return institutions.annotate(waiting_drafts=ArraySubquery(pairs))


def worklist_of(user: User, today: date) -> Worklist:
    """What waits at the institutions that this user leads."""
    measurements = _led_by(user).select_related("team").with_author_name()
    drafts = _drafts(measurements, today)
    repairable = _repairable(measurements)
    return Worklist(
        requests=list(open_requests(user)),
        overdue=sorted(drafts[Waiting.OVERDUE], key=lambda draft: draft.dates.began_on or today),
        untouched=drafts[Waiting.UNTOUCHED],
        repairable=lines_of(repairable[:LONGEST]),
        more_repairable=len(repairable) > LONGEST,
    )


def _led_by(user: User) -> MeasurementQuerySet:
    return Measurement.objects.filter(institution__in=institutions_for(user, Permission.READ_INSTITUTION_MEASUREMENTS))


def _drafts(measurements: MeasurementQuerySet, today: date) -> dict[Waiting, list[WaitingDraft]]:
    """The drafts that wait by why they do; what was changed longest ago comes first."""
    found: dict[Waiting, list[WaitingDraft]] = {why: [] for why in Waiting}
    for draft in measurements.filter(state=State.DRAFT).order_by("changed_at", "id"):
        dates = DraftDates(draft.referred_on, draft.started_on, timezone.localdate(draft.changed_at))
        if why := waiting(dates, today):
            found[why].append(WaitingDraft(draft, dates, today))
    return found


def _repairable(measurements: MeasurementQuerySet) -> list[Measurement]:
    """The newest measurements that do not count and whose year is open; one more than is shown, if there is."""
    in_closed_year = Q(pk__in=[])
    for year in closed_years():
        in_closed_year |= Q(completed_on__year=year)
    return list(with_status(measurements, Status.COUNTS_NOT).exclude(in_closed_year)[: LONGEST + 1])
