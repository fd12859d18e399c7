"""What somebody reads on a page with figures."""

import csv
import io
import re
from typing import Any


def text_of(response: Any) -> str:
    """What a reader sees: without markup and with single spaces."""
    html = re.sub(r"<script.*?</script>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(html.replace("&shy;", "").replace("\N{SOFT HYPHEN}", "").split())


def csv_of(response: Any) -> list[list[str]]:
    """The rows of a CSV that a page gave along, the names of the columns first."""
    assert response.status_code == 200, response.status_code
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
