"""The file as it was read, with what is wrong in it, for whoever has to repair it."""

from collections import defaultdict
from collections.abc import Iterable

from exchange.files.keeping import Line
from exchange.files.writing import annotated_xlsx
from exchange.models import ImportFile


def annotated(file: ImportFile, lines: Iterable[Line]) -> bytes:
    """An XLSX with these lines of the file and every problem beside them; to be repaired and uploaded again."""
    problems: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line, column, message in file.problems.values_list("line", "column", "message").iterator():
        problems[line][column].append(message)
    return annotated_xlsx(lines, problems)
