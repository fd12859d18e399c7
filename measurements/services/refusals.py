"""Why a measurement is not saved though its values are right; each says in Dutch what to do now."""

from typing import Final

from django.core.exceptions import ValidationError
from django.utils import timezone

from measurements.models import Measurement, State

IN_THE_WAY: Final = {
    State.DRAFT: "Deze meting is nog een concept. Verstuur deze meting eerst.",
    State.SUBMITTED: "Deze meting is al verstuurd. Controleer uw invoer en verstuur die als wijziging.",
    State.WITHDRAWN: (
        "Deze meting is ingetrokken en kan niet meer worden gewijzigd. Vul zo nodig een nieuwe meting in."
    ),
}
"""What is said when something cannot be done because the measurement is in this state."""


class WrongState(ValidationError):
    """The measurement is not in a state in which this can be done; the message says which and what now."""

    def __init__(self, measurement: Measurement) -> None:
        super().__init__(IN_THE_WAY[State(measurement.state)])


class ChangedElsewhere(ValidationError):
    """Somebody saved other values since this form was opened; saving again replaces those knowingly.

    `stored` is the measurement as it stands.
    """

    def __init__(self, measurement: Measurement) -> None:
        self.stored = measurement
        moment = timezone.localtime(measurement.changed_at)
        super().__init__(
            f"Deze meting is om {moment:%H:%M} ergens anders gewijzigd, misschien in een ander tabblad. Uw invoer "
            "staat nog hier. Als u opnieuw bewaart of verstuurt, vervangt uw invoer wat daar is ingevuld."
        )
