"""With what a view says that each use of it is a line in the access log."""

from collections.abc import Callable, Collection
from typing import Any

from django.http import HttpRequest

View = Callable[..., Any]


def logs(object_type: str, code: str = "code", conceals: Collection[str] = ()) -> Callable[[View], View]:
    """For views on something that somebody may have to account for; AccessLogMiddleware writes the line.

    `code` names the part of the address that says which one, where the address has such a part. Reading is the
    action of GET and changing that of POST, unless the view notes something else. Of a filter in `conceals` the line
    says only that it was used: what is sought may be a reference of an institution, which no log keeps.
    """

    def declare(view: View) -> View:
        view.logs = object_type  # type: ignore[attr-defined]
        view.logs_code = code  # type: ignore[attr-defined]
        view.logs_conceals = frozenset(conceals)  # type: ignore[attr-defined]
        return view

    return declare


def note(request: HttpRequest, **fields: Any) -> None:
    """Fill in the line of this request: any field of AccessLogEntry, such as action, count, filters or purpose.

    `institution_id` says whose the object is. With action=None a request that was let through and showed nothing that
    somebody has to account for, such as a way on to another page, leaves no line.
    """
    noted: dict[str, Any] = getattr(request, "access_notes", {})
    request.access_notes = noted | fields  # type: ignore[attr-defined]
