"""The demo's releases: every closed year final and published, one of them revised, the open year as a concept."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from django.utils import timezone

from benchmark.demo.measurement_writing import OWNER
from benchmark.domain.releases.differences import refresh_refusal_of
from benchmark.models import Release, ReleaseKind
from benchmark.selectors.releases import counts_of
from benchmark.services import counting
from benchmark.services.making import nobody_counting, write_publication, write_release
from institutions.models import User
from measurements.domain.period import Period
from measurements.models import ClosedYear, CorrectionRequest, Measurement, RequestState, State

ANALYST: Final = "analist@sejn.example"
REVISED_YEAR: Final = 2023
"""The year in which a measurement was corrected after its closing."""

UNTIL_PUBLICATION: Final = timedelta(days=14)
UNTIL_CORRECTION: Final = timedelta(days=60)


def write_releases(today: date) -> list[Release]:
    """Make the releases of all years up to this day, over tallies that are complete; the releases that were made."""
    closed = dict(ClosedYear.objects.using(OWNER).values_list("year", "closed_on"))
    analyst = User.objects.using(OWNER).get(email=ANALYST)
    made = []
    for year, closed_on in sorted(closed.items()):
        if year == REVISED_YEAR and closed_on + UNTIL_CORRECTION + UNTIL_PUBLICATION <= today:
            made += _with_revision(year, closed_on, analyst, today)
        else:
            made.append(_written(year, ReleaseKind.FINAL, closed_on, analyst, today))
    still_open = [year for year in (today.year - 1, today.year) if year not in closed]
    return made + [release for year in still_open if (release := _concept(year, today))]


def _with_revision(year: int, closed_on: date, analyst: User, today: date) -> list[Release]:
    """A final release in which one answer was still wrong, and the revision after its correction."""
    sent = Measurement.objects.using(OWNER).filter(state=State.SUBMITTED, completed_on__year=year, crisis_resolved=True)
    measurement = sent.order_by("completed_on", "pk")[0]
    _correct(measurement, resolved=False)
    final = _written(year, ReleaseKind.FINAL, closed_on, analyst, today)
    _correct(measurement, resolved=True)
    _write_request(measurement, closed_on + UNTIL_CORRECTION - timedelta(days=2))
    return [final, _written(year, ReleaseKind.REVISION, closed_on + UNTIL_CORRECTION, analyst, today)]


def _correct(measurement: Measurement, *, resolved: bool) -> None:
    Measurement.objects.using(OWNER).filter(pk=measurement.pk).update(crisis_resolved=resolved)
    counting.refresh_tallies()


def _write_request(measurement: Measurement, day: date) -> None:
    """That the author asked for the correction and the team lead of the institution granted it."""
    leads = User.objects.using(OWNER).filter(
        memberships__institution=measurement.institution_id, memberships__role="team_lead"
    )
    request = CorrectionRequest.objects.using(OWNER).create(
        measurement=measurement,
        institution_id=measurement.institution_id,
        asked_by_id=measurement.author_id,
        reason="wrong_answer",
        state=RequestState.USED,
        decided_by=leads.order_by("pk").first(),
        decided_at=_moment(day + timedelta(days=1), 11),
    )
    CorrectionRequest.objects.using(OWNER).filter(pk=request.pk).update(asked_at=_moment(day, 9))


def _written(year: int, kind: ReleaseKind, made_on: date, analyst: User, today: date) -> Release:
    """The release, made on this day over the tallies of now and published two weeks later, or today."""
    using = counting.COUNTER_CONNECTION
    with nobody_counting(using):
        counts = counts_of(Period(year), using)
        release = write_release(year, kind, counts, by=analyst, at=_moment(made_on, 10), using=using)
        published_on = min(made_on + UNTIL_PUBLICATION, today)
        write_publication(release, by=analyst, at=_moment(published_on, 14), using=using)
        return release


def _concept(year: int, today: date) -> Release | None:
    """The concept of last night; None where the year has too little for one."""
    using = counting.COUNTER_CONNECTION
    with nobody_counting(using):
        counts = counts_of(Period(year), using)
        if refresh_refusal_of(None, counts):
            return None
        release = write_release(year, ReleaseKind.CONCEPT, counts, by=None, at=_moment(today, 5), using=using)
        write_publication(release, by=None, at=release.made_at, using=using)
        return release


def _moment(day: date, hour: int) -> datetime:
    """This hour here on this day, or now when that is still to come."""
    wanted = datetime.combine(day, time(hour), timezone.get_default_timezone()).astimezone(UTC)
    return min(wanted, datetime.now(UTC))
