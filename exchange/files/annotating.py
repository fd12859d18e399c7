"""A file as it was read, with what is wrong in it beside the cells, for somebody to repair and upload again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, Protocol

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from exchange.files.keeping import Line
from exchange.files.tidying import ERRORS_COLUMN
from institutions.spreadsheets import begin_sheet, bold_cell, text_value, workbook_bytes

Messages = Mapping[str, Sequence[str]]
"""What is wrong with a row, by column header; under "" what is wrong with it as a whole."""


class MessagesByRow(Protocol):
    """Gives the messages of a row by its number, each row asked for once and in order; a plain mapping does too."""

    def get(self, number: int, default: Messages, /) -> Messages: ...


MOST_COMMENTS: Final = 1_000
"""Excel gets slow with more, and they are in memory until the end; the first column says everything anyway."""

ERRORS_WIDTH: Final = 60
AUTHOR: Final = "ASH-benchmark"
WRONG: Final = PatternFill("solid", fgColor="FFFFC7CE")
WRONG_FONT: Final = Font(color="FF9C0006")
"""Excel's own "bad": dark red on light red, with contrast 6.3."""


def annotated_xlsx(lines: Iterable[Line], problems: MessagesByRow) -> bytes:
    """The file as it was read, to repair and upload again: read_table gives the same lines for it.

    `problems` has the messages by row number and column header, under "" those about the row as a whole. All of a row
    stand in a first column "fouten", which has a filter; a wrong cell is coloured and has its own as a comment.
    """
    return workbook_bytes(lambda workbook: annotate(workbook, lines, problems))


def annotate(workbook: Workbook, lines: Iterable[Line], problems: MessagesByRow) -> None:
    """Fill the workbook with the lines, each in the row that it had in the file, and the messages by row number."""
    lines = iter(lines)
    first, header = next(lines)
    sheet = begin_sheet(workbook, "metingen", [ERRORS_COLUMN, *header], row=first)
    sheet.column_dimensions["A"].width = ERRORS_WIDTH
    rows = _Rows(sheet, first, header)
    width, last = 0, first
    for last, cells in _without_gaps(chain([(first, header)], lines)):
        sheet.append(rows.row(last, cells, problems.get(last, {})))
        width = max(width, len(cells))
    sheet.auto_filter.ref = f"A{first}:{get_column_letter(width + 1)}{last}"


def _without_gaps(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, and one without cells for each row that was empty."""
    following = 1
    for number, cells in lines:
        yield from ((gap, []) for gap in range(following, number))
        yield number, cells
        following = number + 1


class _Rows:
    """The rows of the sheet; counts the comments, which stop at MOST_COMMENTS."""

    def __init__(self, sheet: WriteOnlyWorksheet, first: int, header: Sequence[str]) -> None:
        self.sheet, self.first, self.header = sheet, first, header
        self.comments_left = MOST_COMMENTS

    def row(self, number: int, cells: Sequence[str], messages: Messages) -> list[Cell | str | None]:
        """The cells of this row behind the one with all its messages, which in the header is the column's name."""
        if number == self.first:
            return [self._heading(ERRORS_COLUMN, messages.get("", ()))] + [
                self._heading(cell, messages.get(cell, ())) for cell in cells
            ]
        if not messages:
            return [None, *map(text_value, cells)]
        names = [*self.header, *[""] * (len(cells) - len(self.header))]
        told = [messages.get(name, ()) if name else () for name in names]
        return [text_value(_summary(messages))] + [
            self._wrong(cell, wrong) if wrong else text_value(cell) for cell, wrong in zip(cells, told, strict=False)
        ]

    def _heading(self, text: str, messages: Sequence[str]) -> Cell:
        cell = bold_cell(self.sheet, text)
        if messages:
            cell.fill = WRONG
            self._comment(cell, messages)
        return cell

    def _wrong(self, text: str, messages: Sequence[str]) -> Cell:
        cell: Cell = WriteOnlyCell(self.sheet, text_value(text))
        cell.fill, cell.font = WRONG, WRONG_FONT
        self._comment(cell, messages)
        return cell

    def _comment(self, cell: Cell, messages: Sequence[str]) -> None:
        if self.comments_left:
            self.comments_left -= 1
            cell.comment = Comment(" ".join(messages), AUTHOR, height=120, width=300)


def _summary(messages: Messages) -> str:
    """All messages of a row, each behind the column that it is about."""
    return " ".join(f"{name}: {text}" if name else text for name, texts in messages.items() for text in texts)
