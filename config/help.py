"""The page with help: what each role can do here, how the figures are read, and whom to ask."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from benchmark.domain.boundaries import first_n_that_can_show_the_norm
from benchmark.domain.rounding import percent_text
from benchmark.domain.verdict import MINIMUM_N
from institutions.declare import public
from measurements.domain.criteria import NORM
from measurements.domain.expiry import KEPT_DAYS


@dataclass(frozen=True, slots=True)
class HelpChapter:
    """One subject; `slug` is its place in the address and the name of its template."""

    slug: str
    title: str

    @property
    def template(self) -> str:
        """Where its text stands."""
        return f"help/_{self.slug}.html"


CHAPTERS: Final = (
    HelpChapter("invullen", "Metingen invullen (spoedhulpwerkers)"),
    HelpChapter("teamleider", "Uw instelling volgen (teamleiders)"),
    HelpChapter("sejn", "Het landelijke beeld (SEJN)"),
    HelpChapter("beheer", "Beheer en logboek"),
    HelpChapter("lezen", "Zo leest u de cijfers"),
    HelpChapter("delen", "Delen, afdrukken en bewaren"),
    HelpChapter("toetsen", "Werken met het toetsenbord"),
    HelpChapter("vragen", "Uw vraag staat er niet bij"),
)


@public
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """The help, for everybody: it holds nothing of anybody."""
    context = {
        "chapters": CHAPTERS,
        "contact": settings.SUPPORT_EMAIL,
        "norm": percent_text(NORM),
        "minimum": MINIMUM_N,
        "first_n": first_n_that_can_show_the_norm(),
        "kept_days": KEPT_DAYS,
    }
    return render(request, "help/page.html", context)
