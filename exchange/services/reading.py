"""Reading an uploaded file: its rows as text, and what its columns hold."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from exchange.domain.headers import Recognition, recognised
from exchange.domain.layout import Kind
from exchange.domain.mapping import FileMapping, mapping_from
from exchange.domain.personal_data import header_problem, value_problem
from exchange.domain.profile import Profiler, as_json
from exchange.files.keeping import Line, packed
from exchange.files.reading import UnusableFile, read_table
from exchange.models import FileState, ImportFile, RememberedMapping
from exchange.selectors.surroundings import listed_codes
from exchange.services.progress import Progress, counted
from measurements.domain.validation import CODE_FIELDS


def read(file: ImportFile, progress: Progress) -> None:
    """The file with its rows read, ready for somebody to look at its columns; refused when it cannot be used.

    What was uploaded goes either way: the rows are kept as text until the import has ended, of a refused file nothing.
    """
    if file.state != FileState.READING:
        return
    try:
        lines = read_table(bytes(file.content or b""), file.name)
        first, header = next(lines)
        refuse_headers(header)
        profiler = Profiler(header)
        rows = _profiled(_without_persons(counted(lines, progress), header), profiler)
        file.lines = packed(chain([(first, header)], rows))
    except UnusableFile as refusal:
        refuse(file, str(refusal))
        return
    file.content, file.rows, file.profile = None, profiler.rows, {"columns": as_json(profiler.columns)}
    file.mapping, file.state = remembered(file).as_json, FileState.MAPPING
    file.save(update_fields=["content", "lines", "rows", "profile", "mapping", "state"])


def refuse(file: ImportFile, message: str) -> None:
    """Keep why the file cannot be used, and nothing of what it held."""
    file.content, file.lines, file.profile = None, None, {}
    file.state, file.message = FileState.REFUSED, message
    file.save(update_fields=["content", "lines", "profile", "state", "message"])


def remembered(file: ImportFile) -> FileMapping:
    """How the institution's last file was read; nothing for a first one, or for a file of several institutions."""
    kept = RememberedMapping.objects.filter(institution=file.institution_id).first()
    return mapping_from(kept.mapping) if kept else FileMapping()


def refuse_headers(header: Sequence[str]) -> None:
    """Raise UnusableFile, with all of them, when columns are about persons by their name or number."""
    targets = recognise(header, FileMapping()).targets
    of_places = [target is not None and target.column.kind is Kind.PLACE for target in targets]
    problems = [header_problem(name) for name, place in zip(header, of_places, strict=True) if not place]
    if found := [problem for problem in problems if problem]:
        raise UnusableFile(" ".join(found))


def _without_persons(lines: Iterable[Line], header: Sequence[str]) -> Iterator[Line]:
    """The lines; raises UnusableFile where a column that nobody will read turns out to be about persons."""
    targets = recognise(header, FileMapping()).targets
    unread = [(index, name) for index, name in enumerate(header) if targets[index] is None]
    for number, cells in lines:
        for index, name in unread:
            if cells[index] and (problem := value_problem(name, number, cells[index])):
                raise UnusableFile(problem)
        yield number, cells


def recognise(header: Sequence[str], mapping: FileMapping) -> Recognition:
    """What each column fills, by its header and what somebody settled."""
    codes = {field: {one.code for one in listed_codes() if one.field == field} for field in CODE_FIELDS}
    return recognised(header, chosen=mapping.columns, codes=codes)


def _profiled(lines: Iterable[Line], profiler: Profiler) -> Iterator[Line]:
    for number, cells in lines:
        profiler.add(cells)
        yield number, cells
