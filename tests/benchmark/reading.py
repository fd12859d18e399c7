"""What somebody reads on a page with figures."""

import re
from typing import Any


def text_of(response: Any) -> str:
    """What a reader sees: without markup and with single spaces."""
    html = re.sub(r"<script.*?</script>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(html.replace("&shy;", "").replace("\N{SOFT HYPHEN}", "").split())
