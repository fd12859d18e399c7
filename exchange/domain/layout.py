"""The columns of a file of measurements, one row for each trajectory; the export writes what the import reads.

Source: the import format agreed with SEJN (domain, "Import"). `traject_id` is ours: the format has no column for the
reference of a trajectory, and without one an export could not be read back whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from measurements.domain.criteria import CRITERIA


class Kind(StrEnum):
    """How a cell of a column is read."""

    CODE = "code"
    PLACE = "place"
    REFERENCE = "reference"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the format; `field` is the field of the measurement, or what places it, that the cells fill.

    Without a required column there is nothing to import: a missing column of scores is never "not scored".
    """

    header: str
    field: str
    kind: Kind
    is_required: bool = False


COLUMNS: Final = (
    Column("meting_id", "code", Kind.CODE, True),
    Column("instelling", "institution", Kind.PLACE),
    Column("locatie", "location", Kind.PLACE),
    Column("team", "team", Kind.PLACE),
    Column("hulpverlener", "author", Kind.PLACE),
    Column("traject_id", "trajectory_reference", Kind.REFERENCE),
    Column("gezin_id", "family_reference", Kind.REFERENCE),
    Column("datum_aanmelding", "referred_on", Kind.DATE, True),
    Column("datum_start", "started_on", Kind.DATE, True),
    Column("datum_einde", "ended_on", Kind.DATE, True),
    Column("datum_ingevuld", "completed_on", Kind.DATE, True),
    Column("type_gezin", "family_type", Kind.CHOICE, True),
    Column("problematiek", "problems", Kind.CHOICES),
    Column("werkdoelen", "work_goals", Kind.CHOICES),
    Column("vervolghulp", "follow_up_advice", Kind.CHOICES),
    *(Column(criterion.form_number, criterion.field, Kind.SCORE, True) for criterion in CRITERIA),
)
"""In the order of the format; the criteria in report order, as the format has them."""

COLUMN_OF: Final[Mapping[str, Column]] = {column.field: column for column in COLUMNS}
"""By the field that the column fills."""

HEADER: Final = tuple(column.header for column in COLUMNS)

SEVERAL: Final = "|"
"""What stands between several codes in one cell."""
