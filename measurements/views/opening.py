"""What the pages about one measurement share."""

from django.http import HttpRequest
from django.urls import reverse

from audit.declare import note
from institutions.access import can
from institutions.domain.roles import Permission
from measurements.models import Measurement
from measurements.selectors.finding import measurement_or_404


def opened(request: HttpRequest, code: str) -> Measurement:
    """The measurement that the page is about; the line of the access log says of which institution it is."""
    found = measurement_or_404(request.user, code)
    note(request, institution_id=found.institution_id)
    return found


def leads(request: HttpRequest) -> bool:
    """Whether this user sees measurements of others, so that a list has to say whose each one is."""
    return can(request.user, Permission.READ_INSTITUTION_MEASUREMENTS)


def address_of(found: Measurement) -> str:
    """The address of the page of a measurement."""
    return reverse("measurements:measurement", args=[found.code])
