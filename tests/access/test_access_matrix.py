"""Every address x every method x every kind of visitor x own, foreign and absent: what the matrix says holds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from allauth.mfa.models import Authenticator

from tests.access.addresses import patterns
from tests.access.matrix import MATRIX, Row
from tests.access.visiting import OTHER_METHODS, REFUSED, SEES, UNAWARE, Visitor, is_api, paths, what_it_says
from tests.access.visitors import ADMINISTRATOR, ALL, ANONYMOUS, LEAD, SIGNED_IN, WORKER

pytestmark = pytest.mark.django_db

THROUGH = "through"
TO_LOGIN = "to the login page"
NO_FORM = "refused, whoever sends it"
SETTING_UP = "/mijn-account/tweede-stap/instellen/"

Visiting = Callable[..., Visitor]


@dataclass(frozen=True)
class Visit:
    """One request and its answer; `standing` is what this visitor is to what the path is about."""

    method: str
    path: str
    row: Row
    standing: str
    answer: Any


def visits(visitor: Visitor, *, every_object: bool = True) -> Iterator[Visit]:
    """Everything by GET and POST; by HEAD each address once, because Django answers it as GET without the body."""
    for address, row in MATRIX.items():
        for number, (path, standing) in enumerate(paths(address, row, visitor.name)):
            for method in ("GET", "POST", "HEAD")[: 3 if number == 0 else 2 * every_object]:
                yield Visit(method, path, row, standing, visitor.ask(method, path))


def expected(visit: Visit, visitor: str) -> str | int:
    """What the matrix says about one request; a form that nobody can send there is refused in either order."""
    let_through = visit.row.send if visit.method == "POST" else visit.row.look
    if is_no_form(visit, visitor):
        return NO_FORM
    if visitor in visit.row.look | visit.row.send and not let_through:
        return 405
    if visitor not in let_through:
        return TO_LOGIN if visitor == ANONYMOUS and not is_api(visit.path) else 403
    return {SEES: THROUGH, REFUSED: 403, UNAWARE: 404}[visit.standing]


def found(visit: Visit, visitor: str) -> str | int:
    """What happened, in the words of `expected`; who may be there may be led on to the login page."""
    status, may_be_there = visit.answer.status_code, visitor in visit.row.look | visit.row.send
    if goes_to(visit, "/inloggen/?" if may_be_there else "/inloggen/"):
        return TO_LOGIN
    if is_no_form(visit, visitor) and status in (403, 404, 405):
        return NO_FORM
    return THROUGH if status in (200, 204, 302, 400, 410, 422) else int(status)


def is_no_form(visit: Visit, visitor: str) -> bool:
    """Whether somebody who is signed in sends a form to an address that takes none from anybody."""
    return visit.method == "POST" and not visit.row.send and visitor != ANONYMOUS


def deviations(asked: list[Visit], visitor: str) -> Iterator[str]:
    """Where the application does anything else than the matrix says."""
    for visit in asked:
        outcome, wanted = found(visit, visitor), expected(visit, visitor)
        if outcome != wanted:
            yield f"{visit.method} {visit.path}: {outcome} instead of {wanted}"


def differences(asked: list[Visit]) -> Iterator[str]:
    """Where what is foreign answers otherwise than what does not exist."""
    said: dict[tuple[str, int], Any] = {}
    for visit in reversed([visit for visit in asked if visit.standing == UNAWARE]):
        answer = what_it_says(visit.answer, visit.path)
        if answer != said.setdefault((visit.method, id(visit.row)), answer):
            yield f"{visit.method} {visit.path}"


def test_the_matrix_has_a_row_for_every_address_and_no_other() -> None:
    assert sorted(MATRIX) == sorted({address for address, _ in patterns()})


@pytest.mark.parametrize("name", sorted(ALL))
def test_who_gets_through_where_the_matrix_says_so_meets_what_is_foreign_as_what_is_absent(
    name: str, visitor: Visiting
) -> None:
    asked = list(visits(visitor(name)))
    assert "\n".join(deviations(asked, name)) == ""
    assert "\n".join(differences(asked)) == ""


@pytest.mark.parametrize("name", [ANONYMOUS, LEAD])
def test_no_address_knows_another_method(name: str, visitor: Visiting) -> None:
    somebody = visitor(name)
    known = [
        (method, path)
        for address, row in MATRIX.items()
        for path, _ in paths(address, row, name)
        for method in OTHER_METHODS
        if somebody.ask(method, path).status_code != 405
    ]
    assert known == []


@pytest.mark.parametrize("name", [WORKER, LEAD, ADMINISTRATOR])
def test_who_was_long_at_it_confirms_first_where_the_matrix_says_so_and_nowhere_else(
    name: str, visitor: Visiting
) -> None:
    asked = [visit for visit in visits(visitor(name, confirmed=False), every_object=False) if visit.standing == SEES]
    through = [visit for visit in asked if name in (visit.row.send if visit.method == "POST" else visit.row.look)]
    confirms = {visit.path: goes_to(visit, "/bevestigen/?next=") for visit in through}
    assert confirms == {visit.path: visit.row.confirmed for visit in through}


@pytest.mark.parametrize("name", sorted(SIGNED_IN))
def test_without_a_second_factor_there_is_nothing_but_the_page_that_sets_one_up(
    name: str, visitor: Visiting, settings: Any
) -> None:
    somebody = visitor(name)
    settings.SECOND_FACTOR_REQUIRED = True
    Authenticator.objects.all().delete()
    for visit in visits(somebody, every_object=False):
        if not visit.row.without_factor:
            wanted = visit.answer.status_code == 403 if is_api(visit.path) else goes_to(visit, SETTING_UP)
            assert wanted, f"{visit.method} {visit.path}: {visit.answer.status_code}"
        elif name in visit.row.look and visit.method == "GET":
            assert not goes_to(visit, SETTING_UP), visit.path


def goes_to(visit: Visit, start: str) -> bool:
    return visit.answer.status_code == 302 and visit.answer["Location"].startswith(start)
