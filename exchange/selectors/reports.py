"""The file as it was read, with what is wrong in it, for whoever has to repair it."""

from collections import defaultdict

from exchange.files.keeping import unpacked
from exchange.files.writing import annotated_xlsx
from exchange.models import ImportFile


def annotated(file: ImportFile) -> bytes:
    """An XLSX with every row of the file and every problem beside it; to be repaired and uploaded again."""
    problems: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line, column, message in file.problems.values_list("line", "column", "message").iterator():
        problems[line][column].append(message)
    return annotated_xlsx(unpacked(bytes(file.lines or b"")), problems)
