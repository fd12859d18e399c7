"""Files for people to keep: always saved, never shown by the browser, never kept by anything on the way."""

import re
from typing import Final

from django.http import HttpResponse
from django.utils.http import content_disposition_header

LONGEST_NAME: Final = 100
NOT_IN_A_NAME: Final = re.compile(r'[\\/:*?"<>|]')


def download(content: str | bytes, *, filename: str, content_type: str) -> HttpResponse:
    """An answer that the browser saves under this name; what no file system takes is left out of the name."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, safe_name(filename))
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def safe_name(filename: str) -> str:
    """The name without paths, signs that steer (also the one that turns the reading direction) and hidden endings."""
    printable = "".join(sign for sign in filename if sign.isprintable())
    name = NOT_IN_A_NAME.sub("-", printable).strip(" .")
    stem, dot, ending = name.rpartition(".")
    return (stem[: LONGEST_NAME - len(ending)] + dot + ending if stem else name[:LONGEST_NAME]) or "bestand"
