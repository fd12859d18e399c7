"""What the page of a file shows, by how far the file is."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from audit.declare import note
from exchange.domain.texts import value_key
from exchange.forms.mapping import MappingForm
from exchange.forms.problems import ProblemFilter
from exchange.models import FileState, ImportFile, JobState
from exchange.pages.mapping import mapping_sections
from exchange.pages.overview import FileLine, PartLine
from exchange.pages.progress import CANCELLED_CHECK, shown_progress
from exchange.selectors.files import last_job, running_job
from exchange.selectors.mapping import mapped_file
from exchange.selectors.overview import imported_before, listed_files, parts_of
from exchange.selectors.problems import columns_with_problems, problem_kinds, problems_in
from exchange.selectors.teams import open_team_requests
from exchange.services.expiring import KEPT

PAGE_SIZE: Final = 50

Context = dict[str, Any]


def stage_page(
    request: HttpRequest, file: ImportFile, *, form: MappingForm | None = None, problem: str = "", said: str = ""
) -> HttpResponse:
    """The page; `form` is what somebody sent about the columns, `problem` why a step was refused, `said` what was done.

    While a worker is busy it shows how far, whatever else there is to show.
    """
    job = running_job(file)
    stage = "progress" if job or file.state not in STAGES else STAGES[FileState(file.state)]
    line = FileLine.of(listed_files(request.user).get(pk=file.pk), request.user)
    context = {
        "file": file,
        "line": line,
        "problem": problem,
        "said": said,
        "days_kept": KEPT.days,
        "before": None if line.is_ended else imported_before(file),
        **(CONTEXTS[stage](request, file, form) if stage in CONTEXTS else {}),
    }
    if stage == "progress":
        context["progress"] = shown_progress(job, timezone.now()) if job else None
    is_refused = problem or (form and form.error_lines)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_refused else HTTPStatus.OK
    return render(request, f"exchange/file_{stage}.html", context, status=status)


def _mapping(request: HttpRequest, file: ImportFile, form: MappingForm | None) -> Context:
    shown = form or MappingForm(mapped_file(file))
    last = last_job(file)
    return {
        "form": shown,
        "sections": mapping_sections(shown.about),
        "notice": (last.message or CANCELLED_CHECK) if last and last.state in NOT_DONE else "",
        "can_ask_for_team": file.institution_id is not None,
        "asked_teams": _asked_teams(file),
    }


def _asked_teams(file: ImportFile) -> set[str]:
    """The keys of the teams that the administrator was asked for."""
    if file.institution is None:
        return set()
    return {value_key(request.name) for request in open_team_requests(file.institution)}


def _checked(request: HttpRequest, file: ImportFile, form: MappingForm | None) -> Context:
    if not file.errors:
        return {"parts": [PartLine.of(batch) for batch in parts_of(file)]}
    filters = ProblemFilter(request.GET, columns=columns_with_problems(file))
    page = Paginator(problems_in(file, filters.column), PAGE_SIZE).get_page(request.GET.get("pagina"))
    note(request, count=len(page))
    return {"filters": filters, "page": page, "kinds": problem_kinds(file)}


def _parts(request: HttpRequest, file: ImportFile, form: MappingForm | None) -> Context:
    return {"parts": [PartLine.of(batch) for batch in parts_of(file)]}


NOT_DONE: Final = (JobState.FAILED.value, JobState.CANCELLED.value)

STAGES: Final = {
    FileState.MAPPING: "mapping",
    FileState.CHECKED: "checked",
    FileState.SENT: "sent",
    FileState.REFUSED: "refused",
    FileState.REMOVED: "removed",
}
"""In any other state a worker has it, or is about to."""

CONTEXTS: Final[dict[str, Callable[[HttpRequest, ImportFile, MappingForm | None], Context]]] = {
    "mapping": _mapping,
    "checked": _checked,
    "sent": _parts,
}
