"""One kwaliteitsmeting per trajectory, the code lists it chooses from, and what is kept beside it."""

from measurements.models.closing import ClosedYear, CorrectionRequest, RequestState
from measurements.models.coverage import ClosedTrajectories
from measurements.models.filling import FillingIn, WorkerSettings
from measurements.models.measurement import (
    Codebook,
    CodebookEntry,
    Concern,
    Measurement,
    MeasurementQuerySet,
    State,
)
from measurements.models.reminding import WeeklyMail

__all__ = [
    "ClosedTrajectories",
    "ClosedYear",
    "Codebook",
    "CodebookEntry",
    "Concern",
    "CorrectionRequest",
    "FillingIn",
    "Measurement",
    "MeasurementQuerySet",
    "RequestState",
    "State",
    "WeeklyMail",
    "WorkerSettings",
]
