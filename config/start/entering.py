"""What who fills in measurements starts with: a new one, the own drafts, and the last that were sent."""

from datetime import time
from typing import Any, Final

from django.http import HttpRequest
from django.utils import timezone

from exchange.selectors.waiting import sent_batches
from institutions.access import can, institutions_for
from institutions.domain.roles import Permission
from institutions.models import User
from measurements.models import Measurement, MeasurementQuerySet, State
from measurements.selectors.finding import membership_that_enters
from measurements.selectors.lines import Status, lines_of, with_status
from measurements.selectors.own_picture import latest_drawing
from measurements.selectors.running import DraftLine, draft_lines

GREETINGS: Final = ((time(18), "Goedenavond"), (time(12), "Goedemiddag"), (time(0), "Goedemorgen"))
LATEST: Final = 10


def entering_context(user: User) -> dict[str, Any]:
    """What a worker or a team lead starts with; a team lead sees those of the whole institution."""
    measurements = Measurement.objects.visible_to(user).with_author_name()
    submitted = measurements.filter(state=State.SUBMITTED)
    drafts = measurements.filter(author=user, state=State.DRAFT).order_by("-changed_at", "-id")
    membership = membership_that_enters(user)
    return {
        "greeting": greeting(timezone.localtime().time()),
        "membership": membership,
        "drafts": draft_lines(drafts, timezone.localdate()),
        "latest": lines_of(submitted[:LATEST]),
        "drawing": latest_drawing(user) if membership else None,
        "this_year": timezone.localdate().year,
        "not_counting": not_counting_this_year(measurements),
        "not_counting_status": Status.COUNTS_NOT.value,
        "shows_author": can(user, Permission.READ_INSTITUTION_MEASUREMENTS),
        "institutions": institutions_for(user, Permission.READ_INSTITUTION_FIGURES),
        "sent_batches": sent_batches(user),
    }


def news_of(request: HttpRequest, drafts: list[DraftLine]) -> dict[str, Any]:
    """What was just done elsewhere and ended here; of a code in the address nothing is shown but an own draft's."""
    code = request.GET.get("geopend", "")
    return {
        "opened": code if any(line.measurement.code == code for line in drafts) else "",
        "is_handed_over": "overgedragen" in request.GET,
    }


def greeting(now: time) -> str:
    """A greeting for this hour of the day."""
    return next(words for since, words in GREETINGS if now >= since)


def not_counting_this_year(measurements: MeasurementQuerySet) -> int:
    """How many measurements that were filled in this year do not count; older ones are not brought up again."""
    this_year = measurements.filter(completed_on__year=timezone.localdate().year)
    return with_status(this_year, Status.COUNTS_NOT).count()
