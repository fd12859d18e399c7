"""The accounts to look around with, as the README and the end of `make demo` list them."""

from collections.abc import Iterator
from typing import Final

from benchmark.demo.institutions import OUTLINES
from benchmark.demo.people import people
from institutions.domain.roles import ROLE_LABELS

SHOWCASE: Final = (
    "werker@golf.example",
    "teamleider@golf.example",
    "teamleider@india.example",
    "analist@sejn.example",
    "beheer@sejn.example",
    "auditor@sejn.example",
)
"""A worker and a team lead of a large institution, the team lead of the one with 4 measurements, and SEJN."""

HEADER: Final = ("rol", "instelling", "e-mail")


def account_table() -> list[tuple[str, str, str]]:
    """Role, institution and e-mail address of each showcase account, in Dutch, without a header."""
    names = {outline.code: outline.name for outline in OUTLINES} | {"": "SEJN (landelijk)"}
    memberships = {membership.email: membership for _, membership in people()}
    return [(ROLE_LABELS[memberships[email].role], names[memberships[email].institution], email) for email in SHOWCASE]


def account_lines() -> Iterator[str]:
    """The table as lines of text with aligned columns."""
    rows = [HEADER, *account_table()]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
