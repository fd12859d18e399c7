"""How each subject of the administration stands today, in a few words."""

from datetime import date, datetime, time

from django.db.models import Count, Q
from django.utils import timezone

from administration.domain.wording import counted
from audit.models import AccessLogEntry
from institutions.models import Institution, Membership, active_on
from measurements.models import Codebook, CodebookEntry


def state_of_institutions() -> str:
    """Such as "17 instellingen, 1 gestopt"."""
    stopped = Count("pk", filter=Q(active_until__lt=timezone.localdate()))
    numbers = Institution.objects.aggregate(all=Count("pk"), stopped=stopped)
    words = counted(numbers["all"], "instelling", "instellingen")
    return f"{words}, {numbers['stopped']} gestopt" if numbers["stopped"] else words


def state_of_code_lists() -> str:
    """Such as "4 lijsten, 64 antwoorden"."""
    return f"{len(Codebook)} lijsten, {counted(CodebookEntry.objects.count(), 'antwoord', 'antwoorden')}"


def state_of_people() -> str:
    """How many people in sight have a role today, such as "43 mensen met een rol"."""
    people = Membership.objects.filter(active_on(timezone.localdate())).values("user").distinct().count()
    return f"{counted(people, 'mens', 'mensen')} met een rol"


def state_of_access_log() -> str:
    """How many lines were added today."""
    today = AccessLogEntry.objects.filter(at__gte=start_of(timezone.localdate()))
    return f"{counted(today.count(), 'regel', 'regels')} vandaag"


def start_of(day: date) -> datetime:
    """The first moment of a day, here."""
    return timezone.make_aware(datetime.combine(day, time.min))
