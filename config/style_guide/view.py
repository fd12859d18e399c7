"""Shows every part of the pages side by side, for whoever makes a page or looks whether one is accessible."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from benchmark.views.answering import page_or_file
from config.style_guide import values
from config.style_guide.page import style_guide_page
from institutions.declare import for_everybody_signed_in

PARTS: Final = {
    "messages": values.MESSAGES,
    "judgements": values.JUDGEMENTS,
    "strips": values.STRIPS,
    "difference_strips": values.DIFFERENCE_STRIPS,
    "tabs": values.TABS,
    "teams": values.TEAMS,
    "locations": values.LOCATIONS,
    "changes": values.CHANGES,
    "errors": values.ERRORS,
}


@for_everybody_signed_in
@require_safe
def style_guide(request: HttpRequest) -> HttpResponse:
    """The style guide; not public, because its files are made anew at each request."""
    return page_or_file(request, "style_guide/page.html", style_guide_page(), **PARTS)
