"""The file as it was read, with what is wrong in it, for whoever has to repair it."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from exchange.files.annotating import Messages, annotated_xlsx
from exchange.files.keeping import Line
from exchange.models import ImportFile

Told = tuple[int, str, str]
"""Line, column and message of a problem."""


class MessagesInOrder:
    """The messages by line, for lines that are asked for in order: of a large file never more than one line is held."""

    def __init__(self, problems: Iterable[Told]) -> None:
        """Takes the problems in the order of their lines."""
        self._lines: Iterator[tuple[int, Iterator[Told]]] = groupby(problems, key=itemgetter(0))
        self._ahead = self._next()

    def get(self, number: int, default: Messages, /) -> Messages:
        """The messages of this line by column; the default for a line without any."""
        while self._ahead and self._ahead[0] < number:
            self._ahead = self._next()
        return self._ahead[1] if self._ahead and self._ahead[0] == number else default

    def _next(self) -> tuple[int, dict[str, list[str]]] | None:
        found = next(self._lines, None)
        if found is None:
            return None
        messages: dict[str, list[str]] = {}
        for _, column, message in found[1]:
            messages.setdefault(column, []).append(message)
        return found[0], messages


def annotated(file: ImportFile, lines: Iterable[Line]) -> bytes:
    """An XLSX with these lines of the file and every problem beside them; to be repaired and uploaded again."""
    told = file.problems.order_by("line", "id").values_list("line", "column", "message")
    return annotated_xlsx(lines, MessagesInOrder(told.iterator()))
