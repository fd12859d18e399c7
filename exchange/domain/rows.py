"""One row of a file -> a measurement, or every problem in it, in Dutch with its column.

What makes a measurement acceptable stands in measurements.domain.validation, for the form and for this alike; here
cells become values.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from exchange.domain.cell_readers import CellReaders
from exchange.domain.cells import Cells, Unreadable, shown
from exchange.domain.headers import Recognition
from exchange.domain.layout import COLUMN_OF, Kind
from exchange.domain.mapping import FileMapping
from exchange.domain.placing import Placing, author_meant, institution_meant, team_meant
from exchange.domain.surroundings import Surroundings
from measurements.domain.codes import code_problem
from measurements.domain.criteria import CRITERION_FIELDS
from measurements.domain.validation import (
    CODE_FIELDS,
    DATE_LABELS,
    REFERENCE_NAMES,
    MeasurementValues,
    completion_problems,
    submission_problems,
)

FILLED_FIELDS: Final = ("code", *REFERENCE_NAMES, *DATE_LABELS, "completed_on", *CODE_FIELDS, *CRITERION_FIELDS)
"""The fields of a measurement that a row fills in, beside institution, team and author."""

SINGLE: Final = frozenset(Kind) - {Kind.PLACE, Kind.CHOICES}
CHOICES: Final = tuple(field for field in CODE_FIELDS if COLUMN_OF[field].kind is Kind.CHOICES)
THE_ROW: Final = ""
MORE_CELLS: Final = "Deze rij heeft meer cellen dan er kolommen zijn. Staat er een scheidingsteken te veel in?"

ActiveCodes = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong with a cell; `column` is the header as the file has it, "" for the row as a whole."""

    column: str
    message: str


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as a measurement: where it belongs and its values by FILLED_FIELDS; what is wrong makes both useless."""

    line: int
    placing: Placing | None
    values: Mapping[str, Any]
    problems: Sequence[CellProblem]


class RowReader:
    """Reads the rows of one file, in their order: a meting_id that came by before is a problem of the later row."""

    def __init__(self, recognition: Recognition, mapping: FileMapping, around: Surroundings) -> None:
        """Takes a recognition without problems; a column that is missing would be read as empty."""
        self._mapping, self._around = mapping, around
        self._headers, self._width = recognition.header, len(recognition.header)
        targets = [(index, target) for index, target in enumerate(recognition.targets) if target]
        readers = CellReaders(mapping, around.codes)
        self._header_of = {target.field: self._headers[index] for index, target in reversed(targets)}
        self._places = {one.field: index for index, one in targets if one.column.kind is Kind.PLACE}
        self._single = [(index, one.field, readers.of(one)) for index, one in targets if one.column.kind in SINGLE]
        self._several: dict[str, list[tuple[int, Cells[Any]]]] = {field: [] for field in CHOICES}
        for index, target in targets:
            if target.field in self._several:
                self._several[target.field].append((index, readers.of(target)))
        self._order = {(one.field, one.code): position for position, one in enumerate(around.codes)}
        self._first_lines: dict[tuple[int, str], int] = {}
        self._in_order: Callable[[str, tuple[str, ...]], tuple[str, ...]] = cache(self._ordered)
        self._active_on: Callable[[date], ActiveCodes] = cache(self._codes_active_on)
        self._placed: Callable[[str, str, str, str], Placing] = cache(self._placing)

    def read(self, line: int, cells: Sequence[str]) -> ReadRow:
        """The row, with everything that is wrong with it at once."""
        values, wrong = self._values(cells)
        found = [CellProblem(column, message) for column, message in wrong.items()]
        placing = self._where(cells, found)
        found += self._unacceptable(values, wrong)
        if placing is not None and values.get("code"):
            found += self._twice(line, placing.institution, values["code"])
        if len(cells) > self._width:
            found.append(CellProblem(THE_ROW, MORE_CELLS))
        return ReadRow(line, placing, values, found)

    def _values(self, cells: Sequence[str]) -> tuple[dict[str, Any], dict[str, str]]:
        """What the cells say, by field, and by header what is wrong with the cells that say nothing readable."""
        values: dict[str, Any] = {}
        wrong: dict[str, str] = {}
        for index, field, read in self._single:
            text = cells[index]
            try:  # straight from its memory where it can: this is where the time of a large file goes
                values[field] = read.found[text] if text in read.found else read(text)
            except Unreadable as error:
                wrong.setdefault(self._headers[index], str(error))
        for field, columns in self._several.items():
            codes: list[str] = []
            for index, read in columns:
                try:
                    codes += read(cells[index])
                except Unreadable as error:
                    wrong.setdefault(self._headers[index], str(error))
            values[field] = self._in_order(field, tuple(codes))
        return values, wrong

    def _where(self, cells: Sequence[str], found: list[CellProblem]) -> Placing | None:
        texts = [cells[self._places[name]] if name in self._places else "" for name in PLACED_BY]
        try:
            return self._placed(*texts)
        except Misplaced as error:
            found.append(CellProblem(self._column_of(error.field), str(error)))
            return None

    def _placing(self, institution: str, location: str, team: str, author: str) -> Placing:
        place = _or_misplaced("institution", lambda: institution_meant(institution, self._mapping, self._around))
        of_team = _or_misplaced("team", lambda: team_meant(team, location, place, self._mapping))
        return Placing(place.pk, of_team.pk, author_meant(author, place, self._mapping))

    def _unacceptable(self, values: Mapping[str, Any], wrong: Collection[str]) -> Iterable[CellProblem]:
        """What the form would refuse as well, but for cells that could not be read at all."""
        completed_on = values.get("completed_on")
        problems = [
            (problem.field, problem.message)
            for problem in completion_problems(
                completed_on, today=self._around.today, closed_years=self._around.closed_years
            )
        ]
        if message := code_problem(values.get("code", "")):
            problems.append(("code", message))
        filled_in_on = completed_on or self._around.today
        typed = MeasurementValues(**{name: values[name] for name in VALIDATED if name in values})
        problems += [
            (problem.field, problem.message)
            for problem in submission_problems(
                typed, active_codes=self._active_on(filled_in_on), completed_on=filled_in_on
            )
        ]
        for field, message in problems:
            if (column := self._column_of(field)) not in wrong:
                yield CellProblem(column, message)

    def _twice(self, line: int, institution: int, code: str) -> Iterable[CellProblem]:
        first = self._first_lines.setdefault((institution, code), line)
        if first != line:
            yield CellProblem(
                self._column_of("code"),
                f"Het meting_id {shown(code)} staat ook op regel {first}. Elke meting mag er één keer in staan.",
            )

    def _column_of(self, field: str) -> str:
        return self._header_of.get(field, COLUMN_OF[field].header)

    def _ordered(self, field: str, codes: tuple[str, ...]) -> tuple[str, ...]:
        """The codes in the order of their list, each once, as the form keeps them."""
        return tuple(sorted(set(codes), key=lambda code: self._order[field, code]))

    def _codes_active_on(self, day: date) -> ActiveCodes:
        return {
            codebook: frozenset(one.code for one in self._around.codes if one.field == field and one.is_active_on(day))
            for field, codebook in CODE_FIELDS.items()
        }


PLACED_BY: Final = ("institution", "location", "team", "author")
VALIDATED: Final = (*DATE_LABELS, *CODE_FIELDS, *REFERENCE_NAMES)


class Misplaced(Exception):
    """The cells do not say where a row belongs; `field` is the one that does not."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def _or_misplaced(field: str, find: Callable[[], Any]) -> Any:
    try:
        return find()
    except Unreadable as error:
        raise Misplaced(field, str(error)) from error
