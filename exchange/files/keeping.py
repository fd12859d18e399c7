"""The rows of a file as they are kept until the import has ended: compressed text, the same for CSV and XLSX."""

import csv
import gzip
import io
from collections.abc import Iterable, Iterator

Line = tuple[int, list[str]]


def packed(lines: Iterable[Line]) -> bytes:
    """The lines in a few bytes each; read while they come, so a large file is never in memory as a whole."""
    kept = io.BytesIO()
    with gzip.open(kept, "wt", compresslevel=1, encoding="utf-8", newline="") as text:
        writer = csv.writer(text)
        writer.writerows([number, *cells] for number, cells in lines)
    return kept.getvalue()


def unpacked(kept: bytes) -> Iterator[Line]:
    """The lines again, the header first."""
    with gzip.open(io.BytesIO(kept), "rt", encoding="utf-8", newline="") as text:
        for number, *cells in csv.reader(text):
            yield int(number), cells
