"""A file whose columns somebody looks at: what it holds, how it is read so far, and what it is read against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from exchange.domain.mapping import FileMapping, mapping_from
from exchange.domain.place_questions import People
from exchange.domain.profile import ColumnProfile, profile_from
from exchange.domain.surroundings import Surroundings
from exchange.files.keeping import unpacked
from exchange.models import ImportFile
from exchange.selectors.surroundings import surroundings
from institutions.models import Institution, Membership
from measurements.domain.validation import CODE_FIELDS

ROWS_LOOKED_AT: Final = 100
EXAMPLES: Final = 3


@dataclass(frozen=True, slots=True)
class MappedFile:
    """The columns with their first values that differ, the mapping as it stands, and who may be the authors."""

    columns: Sequence[ColumnProfile]
    examples: Sequence[Sequence[str]]
    rows: int
    mapping: FileMapping
    around: Surroundings
    people: People

    @property
    def header(self) -> list[str]:
        """The headers in their order."""
        return [column.header for column in self.columns]

    @property
    def codes(self) -> Mapping[str, set[str]]:
        """The codes of each field that has a list."""
        return {field: {one.code for one in self.around.codes if one.field == field} for field in CODE_FIELDS}


def mapped_file(file: ImportFile) -> MappedFile:
    """The file as far as its columns and values are concerned."""
    columns = profile_from(file.profile["columns"])
    return MappedFile(
        columns=columns,
        examples=_examples(file, len(columns)),
        rows=file.rows,
        mapping=mapping_from(file.mapping),
        around=surroundings(file.institution),
        people=_people(file.institution) if file.institution else (),
    )


def _examples(file: ImportFile, width: int) -> list[list[str]]:
    """Per column some values from the first rows."""
    rows = [cells for _, cells in islice(unpacked(bytes(file.lines or b"")), 1, ROWS_LOOKED_AT)]
    return [list(dict.fromkeys(cells[index] for cells in rows if cells[index]))[:EXAMPLES] for index in range(width)]


def _people(institution: Institution) -> list[tuple[int, str]]:
    """Who ever had a role there, by name."""
    memberships = Membership.objects.filter(institution=institution).order_by("user__name", "user_id")
    return list(memberships.values_list("user_id", "user__name").distinct())
