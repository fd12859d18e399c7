"""Every address says whether its use is a line in the access log, or stands here with the reason why not."""

from fnmatch import fnmatch
from typing import Any, Final

import pytest

from audit.models import ObjectType
from tests.access.addresses import patterns

NOT_LOGGED: Final = {
    "resultaten/": "leads on to the figures of an institution, which are logged; holds names of institutions only",
    "datakwaliteit/": "leads on to the quality of the data of an institution or the nation, which is logged",
    "mijn-account/*": "about the own account only; accounts writes a line for each change",
    "bevestigen/*": "asks once more who somebody is; accounts writes the line",
    "sessie/*": "says how long the own session lasts, and extends it",
    "metingen/instellingen/*": "how the own form behaves; nothing about a family or another person",
    "importeren/leeg.*": "an empty file with the columns of the format and the code lists; holds nothing of anybody",
    "stijlgids/": "the parts of the pages with made-up values; holds nothing of anybody",
    "beheer/": "says what can be administered, and how many of it there are",
}
"""Addresses, * for any more, and why they declare nothing. Public addresses hold nothing of anybody."""


def declared(view: Any) -> str:
    """What the view, or the class of an endpoint, logs; nothing where it declares nothing."""
    return getattr(getattr(view, "cls", view), "logs", "")


CLOSED: Final = [(address, view) for address, view in patterns() if not getattr(view, "is_public", False)]


@pytest.mark.parametrize(("address", "view"), CLOSED)
def test_every_address_that_is_not_public_is_logged_or_says_why_not(address: str, view: Any) -> None:
    has_reason = any(fnmatch(address, pattern) for pattern in NOT_LOGGED)
    assert declared(view) or has_reason, f"{address} needs @logs, or a reason in NOT_LOGGED"


@pytest.mark.parametrize(("address", "view"), [(address, view) for address, view in patterns() if declared(view)])
def test_what_is_logged_has_a_name_on_the_page_of_the_log(address: str, view: Any) -> None:
    assert declared(view) in ObjectType.values


@pytest.mark.parametrize("pattern", NOT_LOGGED)
def test_a_reason_is_about_an_address_that_is_there_and_not_logged(pattern: str) -> None:
    about = [view for address, view in CLOSED if fnmatch(address, pattern)]
    assert about
    assert not any(declared(view) for view in about)
