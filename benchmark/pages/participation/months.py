"""Measurements per institution and month of a year, as a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from benchmark.domain.participation import Delivered, Delivery, delivery, took_part
from benchmark.files.dataset import Cell, Dataset
from benchmark.page_data.participation import ParticipationData
from benchmark.pages.wording import whole
from institutions.models import Institution
from measurements.domain.period import MONTHS

SHOWN: Final = {
    Delivery.NOTHING: "niets",
    Delivery.NOT_YET: "nog niets",
    Delivery.AHEAD: "",
    Delivery.ABSENT: "\N{EN DASH}",
}
"""What stands in a cell without measurements."""


@dataclass(frozen=True, slots=True)
class MonthCell:
    """One month of one institution or of all: the number of valid measurements, or why there is none."""

    state: Delivery
    delivered: Delivered

    @property
    def text(self) -> str:
        """What stands in the cell."""
        return SHOWN.get(self.state, whole(self.delivered.valid))

    @property
    def is_nothing(self) -> bool:
        """Whether a month that is over, in which the institution took part, gave nothing."""
        return self.state is Delivery.NOTHING

    @property
    def words(self) -> str:
        """What a screen reader hears where the cell itself says it too shortly; empty where it says it all."""
        return self.state.value if self.state in (Delivery.AHEAD, Delivery.ABSENT) else ""

    @property
    def has_invalid(self) -> bool:
        """Whether some of what was entered does not count."""
        return self.delivered.entered > self.delivered.valid


@dataclass(frozen=True, slots=True)
class MonthsRow:
    """An institution with its twelve months and their total."""

    institution: Institution
    cells: tuple[MonthCell, ...]
    total: Delivered


@dataclass(frozen=True, slots=True)
class MonthsTable:
    """The institutions by name, and all of them together by month and over the year."""

    months: tuple[str, ...]
    rows: tuple[MonthsRow, ...]
    totals: tuple[MonthCell, ...]
    total: Delivered

    @property
    def delivering(self) -> int:
        """How many institutions delivered anything in the year."""
        return sum(row.total.entered > 0 for row in self.rows)


def months_table(data: ParticipationData) -> MonthsTable:
    """The table of the chosen year."""
    rows = tuple(_row(institution, data) for institution in data.institutions)
    totals = tuple(
        _of_all([row.cells[place] for row in rows], month, data.today)
        for place, month in enumerate(data.period.month_starts)
    )
    return MonthsTable(MONTHS, rows, totals, together(cell.delivered for cell in totals))


def _of_all(cells: Sequence[MonthCell], month: date, today: date) -> MonthCell:
    """A month of all institutions together, in the same words as that of each."""
    delivered = together(cell.delivered for cell in cells)
    takes_part = any(cell.state is not Delivery.ABSENT for cell in cells)
    return MonthCell(delivery(delivered, month, today, takes_part=takes_part), delivered)


def _row(institution: Institution, data: ParticipationData) -> MonthsRow:
    cells = []
    for month in data.period.month_starts:
        delivered = data.delivered_in(institution, month)
        takes_part = took_part(institution.active_from, institution.active_until, month)
        cells.append(MonthCell(delivery(delivered, month, data.today, takes_part=takes_part), delivered))
    return MonthsRow(institution, tuple(cells), together(cell.delivered for cell in cells))


def together(delivered: Iterable[Delivered]) -> Delivered:
    """Several deliveries as one."""
    found = list(delivered)
    return Delivered(sum(one.entered for one in found), sum(one.valid for one in found))


def months_dataset(table: MonthsTable, title: str) -> Dataset:
    """The table as a file: of each month the valid and the entered measurements, or why there are none."""
    headings = (f"{month} {what}" for month in table.months for what in ("geldig", "ingevoerd"))
    columns = ("Instelling", *headings, "jaar geldig", "jaar ingevoerd")
    rows = [(row.institution.name, *_cells(row.cells), *_numbers(row.total)) for row in table.rows]
    totals = ("Alle instellingen", *_cells(table.totals), *_numbers(table.total))
    return Dataset(title, columns, (*rows, totals))


def _cells(cells: tuple[MonthCell, ...]) -> list[Cell]:
    return [
        value
        for cell in cells
        for value in (_numbers(cell.delivered) if cell.delivered.entered else (cell.state.value, 0))
    ]


def _numbers(delivered: Delivered) -> tuple[int, int]:
    return delivered.valid, delivered.entered
