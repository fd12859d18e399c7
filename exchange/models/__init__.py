"""Files of measurements on their way in, and the work on them."""

from exchange.models.agreements import RememberedMapping, TeamRequest, TeamRequestState
from exchange.models.batches import BatchState, ImportBatch, ImportRow
from exchange.models.files import FileState, ImportFile, ImportProblem
from exchange.models.jobs import MOST_ATTEMPTS, UNENDED, ImportJob, JobState, Work

__all__ = [
    "MOST_ATTEMPTS",
    "UNENDED",
    "BatchState",
    "FileState",
    "ImportBatch",
    "ImportFile",
    "ImportJob",
    "ImportProblem",
    "ImportRow",
    "JobState",
    "RememberedMapping",
    "TeamRequest",
    "TeamRequestState",
    "Work",
]
