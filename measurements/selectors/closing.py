"""Which years are closed, and what was asked about their measurements."""

from collections.abc import Iterable, Mapping

from django.db import connection
from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import Http404

from institutions.access import institutions_for
from institutions.domain.roles import Permission
from institutions.models import User
from measurements.domain.closing import Repair, repair
from measurements.models import ClosedYear, CorrectionRequest, Measurement, RequestState, State


def closed_years() -> frozenset[int]:
    """The years of filling in that are closed."""
    return frozenset(ClosedYear.objects.values_list("year", flat=True))


def drafts_of(year: int) -> Mapping[int, int]:
    """Per institution id how many drafts are about help of this year; absent where there are none. SEJN only."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT institution_id, drafts FROM app_drafts_of(%s::smallint)", [year])
        return dict(cursor.fetchall())


def is_closed(measurement: Measurement) -> bool:
    """Whether the year in which this measurement was filled in is closed; a draft has no year."""
    day = measurement.completed_on
    return day is not None and ClosedYear.objects.filter(year=day.year).exists()


def last_request(measurement: Measurement) -> CorrectionRequest | None:
    """The last request about this measurement, with the names of who asked and decided; None without any."""
    return with_names(CorrectionRequest.objects.filter(measurement=measurement)).last()


def repair_of(measurement: Measurement, request: CorrectionRequest | None) -> Repair:
    """What can be done about a submitted measurement, given the last request about it."""
    return repair(is_closed=is_closed(measurement), last_request=request.state if request else "")


def repairs_of(measurements: Iterable[Measurement]) -> Mapping[int, Repair]:
    """What can be done about each submitted one of these measurements, by its key; two statements at most."""
    submitted = {one.pk: one.completed_on.year for one in measurements if one.state == State.SUBMITTED}
    if not submitted:
        return {}
    closed = closed_years()
    states = _last_states(pk for pk, year in submitted.items() if year in closed)
    return {pk: repair(is_closed=year in closed, last_request=states.get(pk, "")) for pk, year in submitted.items()}


def with_names(requests: QuerySet[CorrectionRequest]) -> QuerySet[CorrectionRequest]:
    """The requests with `asked_by_name` and `decided_by_name`: "" for somebody out of sight."""
    names = {
        f"{name}_name": Coalesce(Subquery(User.objects.filter(pk=OuterRef(name)).values("name")[:1]), Value(""))
        for name in ("asked_by", "decided_by")
    }
    return requests.annotate(**names)


def led_requests(user: User) -> QuerySet[CorrectionRequest]:
    """The requests about measurements of the institutions that this user leads, the oldest first."""
    institutions = institutions_for(user, Permission.READ_INSTITUTION_MEASUREMENTS)
    return with_names(CorrectionRequest.objects.filter(institution__in=institutions)).select_related("measurement")


def open_requests(user: User) -> QuerySet[CorrectionRequest]:
    """The requests on which a team lead such as this user still has to decide."""
    return led_requests(user).filter(state=RequestState.OPEN)


def led_request_or_404(user: User, number: int) -> CorrectionRequest:
    """The request with this number about a measurement of an institution that this user leads."""
    found = led_requests(user).filter(pk=number).first()
    if found is None:
        raise Http404("Dit verzoek bestaat niet.")
    return found


def _last_states(keys: Iterable[int]) -> dict[int, str]:
    """The state of the last request per measurement; of none when there are no measurements."""
    of_these = list(keys)
    if not of_these:
        return {}
    found = CorrectionRequest.objects.filter(measurement__in=of_these)  # the oldest first, so the last one stays
    return dict(found.values_list("measurement_id", "state"))
