"""Which measurement somebody asks for, among those that this person may see."""

from django.http import Http404

from institutions.access import institutions_for, memberships_with
from institutions.domain.roles import Permission
from institutions.models import Membership, User
from measurements.models import Measurement, MeasurementQuerySet


def membership_that_enters(user: User) -> Membership | None:
    """The membership for which this user starts measurements: the first with a team; None without one."""
    memberships = memberships_with(user, Permission.ENTER_MEASUREMENTS)
    return next((membership for membership in memberships if membership.team_id), None)


def measurement_or_404(user: User, code: str) -> Measurement:
    """The measurement with this code that the user may see; somebody else's is as absent as one that never was.

    Codes are unique per institution only: of two with one code it is the own one, then the oldest.
    """
    return _the_one(Measurement.objects.visible_to(user), user, code)


def measurement_in_hand_or_404(user: User, code: str) -> Measurement:
    """The same measurement, locked until the end of the transaction and without anything beside its own row."""
    return _nearest(Measurement.objects.visible_to(user).select_for_update(of=("self",)).filter(code=code), user)


def led_measurements(user: User) -> MeasurementQuerySet:
    """The measurements of which this user may know who looked at them."""
    institutions = institutions_for(user, Permission.READ_INSTITUTION_ACCESS)
    return Measurement.objects.visible_to(user).filter(institution__in=institutions)


def led_measurement_or_404(user: User, code: str) -> Measurement:
    """The measurement with this code of which the user may know who looked at it, found as measurement_or_404 does."""
    return _the_one(led_measurements(user), user, code)


def _the_one(measurements: MeasurementQuerySet, user: User, code: str) -> Measurement:
    return _nearest(measurements.filter(code=code).select_related("institution", "team").with_author_name(), user)


def _nearest(found: MeasurementQuerySet, user: User) -> Measurement:
    nearest = sorted(found, key=lambda measurement: (measurement.author_id != user.pk, measurement.pk))
    if not nearest:
        raise Http404("Deze meting bestaat niet.")
    return nearest[0]
