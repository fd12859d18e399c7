"""Searching by a code with a typing error in it."""

import pytest
from django.test import Client

from tests.measurements.browsing import Submitted, page

pytestmark = pytest.mark.django_db

HINT = "Controleer de code: er lijkt een teken verkeerd te staan."


@pytest.mark.parametrize(
    ("sought", "is_told"),
    [("K7-4F2E", False), ("K7-4F2F", True), ("k7-4f3e", True), ("K7-4F", False), ("ASH-2024-17", False), ("", False)],
)
def test_a_code_that_cannot_be_one_is_told_so_where_nothing_was_found(
    sought: str, is_told: bool, browser: Client, submitted: Submitted
) -> None:
    submitted(code="Z2-AAAA")
    assert (HINT in page(browser.get(f"/metingen/?code={sought}"))) is is_told


def test_a_code_from_before_the_check_character_is_found_without_a_word(browser: Client, submitted: Submitted) -> None:
    submitted(code="K7-4F2Q")
    answer = browser.get("/metingen/?code=K7-4F2Q")
    assert [line.measurement.code for line in answer.context["lines"]] == ["K7-4F2Q"]
    assert HINT not in page(answer)
