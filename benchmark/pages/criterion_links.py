"""Where the page of each criterion is, with the choice that holds here."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.urls import reverse

from measurements.domain.criteria import CRITERIA


def query_of(chosen: Mapping[str, str]) -> str:
    """The choice as it stands behind the question mark of an address; what was not chosen is left out."""
    return urlencode({name: value for name, value in chosen.items() if value})


def criterion_links(name: str, *args: str, chosen: Mapping[str, str]) -> Mapping[str, str]:
    """The address of each criterion by its form number; `name` and `args` are those of the page about one of them."""
    query = query_of(chosen)
    return {
        criterion.form_number: f"{reverse(name, args=[*args, criterion.form_number])}?{query}" for criterion in CRITERIA
    }
