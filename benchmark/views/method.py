"""The page that explains how the figures are made, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from benchmark.pages.method.page import method_page
from benchmark.selectors.release_lists import releases_in_force
from benchmark.selectors.releases import codebook_version
from institutions.declare import public


@public
@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """How every figure is made, with made-up examples: it holds nothing of anybody, so it is for everybody."""
    page = method_page(codebook_version(), list(releases_in_force()))
    return render(request, "benchmark/method/page.html", {"page": page})
