"""Numbers that a posted form carries beside the answers."""

from django.http import HttpRequest

from measurements.models import Measurement
from measurements.services.filling import add_filling


def posted_version(request: HttpRequest) -> int | None:
    """The version of the measurement that the posted form was about; None when it does not say."""
    return _number(request, "version")


def keep_filling(request: HttpRequest, measurement: Measurement) -> None:
    """Keep the seconds and changes that the page counted since it last sent them; without JavaScript there are none."""
    add_filling(measurement, seconds=_number(request, "seconds") or 0, changes=_number(request, "changes") or 0)


def _number(request: HttpRequest, name: str) -> int | None:
    posted = request.POST.get(name, "")
    return int(posted) if posted.isascii() and posted.isdecimal() and len(posted) < 10 else None
