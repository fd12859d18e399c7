"""Whatever somebody sends, in any field of any address: a refusal or a page, never a failure."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import quote_from_bytes

import pytest
from django.test import Client

from institutions.models import User
from tests.access.matrix import MATRIX, Row
from tests.access.visiting import PLACE, SEES, Visitor, paths
from tests.access.visitors import ADMINISTRATOR, ANALYST, ANONYMOUS, AUDITOR, LEAD, WORKER

pytestmark = pytest.mark.django_db

NASTY = {
    "null byte": b"a\x00b",
    "half a surrogate pair": b"\xed\xa0\x80",
    "injection": b"'\";--<script>{{7*7}}%(x)s",
    "number of another script": "\u0663".encode(),
    "number beyond bounds": b"9" * 30,
    "long": b"x" * 20_000,
}
QUERY = ("periode", "team", "pagina", "status", "q", "instelling", "next", "code", "van", "tot", "na", "voor")
REFUSED_OR_SHOWN = {200, 204, 302, 400, 403, 404, 405, 410, 406, 409, 422, 429}
FIELD = re.compile(rb'\bname="([\w-]+)"')
VISITORS = (ANONYMOUS, LEAD, ADMINISTRATOR, ANALYST, AUDITOR, WORKER)

Visiting = Callable[..., Visitor]


def within_reach() -> Iterator[tuple[str, str, Row]]:
    """Each address with the first visitor who may use it most."""
    for address, row in MATRIX.items():
        if who := [name for name in VISITORS if name in row.send] or [name for name in VISITORS if name in row.look]:
            yield who[0], address, row


def first_path(address: str, row: Row, name: str) -> str:
    """An address about something that this visitor sees, if there is any."""
    found = list(paths(address, row, name))
    return next((path for path, standing in found if standing == SEES), found[0][0])


def encoded(names: set[str], value: bytes) -> str:
    return "&".join(f"{name}={quote_from_bytes(value)}" for name in sorted(names))


@pytest.mark.parametrize("name", VISITORS)
def test_no_field_of_any_address_can_be_filled_in_so_that_it_fails(name: str, visitor: Visiting) -> None:
    somebody, failures = visitor(name), []
    for address, row in ((address, row) for who, address, row in within_reach() if who == name):
        path = first_path(address, row, name)
        fields = {found.decode() for found in FIELD.findall(somebody.ask("GET", path).content)}
        for kind, value in NASTY.items():
            answers = {"GET": somebody.ask("GET", f"{path}?{encoded(fields | set(QUERY), value)}")}
            if row.send:
                answers["POST"] = somebody.ask("POST", path, encoded(fields - {"csrfmiddlewaretoken"}, value))
            failures += [
                f"{method} {path} with {kind}: {answer.status_code}"
                for method, answer in answers.items()
                if answer.status_code not in REFUSED_OR_SHOWN
            ]
    assert failures == []


@pytest.mark.parametrize("name", [LEAD, ADMINISTRATOR, ANONYMOUS])
def test_no_place_in_an_address_can_be_filled_in_so_that_it_fails(name: str, visitor: Visiting) -> None:
    somebody = visitor(name)
    places = [address for who, address, _ in within_reach() if who == name and PLACE.search(address)]
    asked = {
        (method, path): somebody.ask(method, path).status_code
        for address in places
        for value in NASTY.values()
        for method in ("GET", "POST")
        for path in ["/" + PLACE.sub(lambda place: quote_from_bytes(value), address.strip("^$"))]  # noqa: B023
    }
    assert asked
    assert {one: status for one, status in asked.items() if status not in REFUSED_OR_SHOWN} == {}


@pytest.mark.parametrize(
    "headers",
    [
        {"accept-language": "x" * 5_000},
        {"accept-language": "nl;q=9e999,\x01"},
        {"accept": "application/xml;q=x"},
        {"cookie": f"sessionid={'a' * 5_000}; csrftoken={'b' * 5_000}"},
        {"cookie": "sessionid=\x00; =; ;;"},
        {"x-forwarded-for": "not an address, 10.0.0.1"},
        {"content-type": "application/json; charset=utf-7"},
        {"referer": "https://\x7f["},
        {"user-agent": "\u202e" * 10},
    ],
)
def test_no_header_makes_a_page_fail(signed_in: Callable[[User], Client], lead: User, headers: dict[str, str]) -> None:
    for browser in (signed_in(lead), Client()):
        browser.raise_request_exception = False
        for path in ("/", "/inloggen/", "/api/v1/institutions/aa/figures/"):
            assert browser.get(path, headers=headers).status_code in REFUSED_OR_SHOWN


@pytest.mark.parametrize("host", ["elsewhere.example", "testserver.evil.example", "a b", "[::"])
def test_another_host_is_refused(world: None, host: str) -> None:
    assert Client().get("/inloggen/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        ("x=" + "a" * 1_100_000, "application/x-www-form-urlencoded", 400),
        ("&".join(f"f{number}=1" for number in range(501)), "application/x-www-form-urlencoded", 400),
        ("--x\r\nbroken", "multipart/form-data; boundary=x", 422),
        ("", "multipart/form-data", 422),
    ],
)
def test_too_much_or_a_broken_form_is_refused(world: None, body: str, content_type: str, status: int) -> None:
    browser = Client(raise_request_exception=False)
    answer = browser.post("/inloggen/", body, content_type=content_type)
    assert answer.status_code == status


def test_what_is_no_page_is_saved_and_never_shown(visitor: Visiting) -> None:
    """A browser shows what it gets; only pages, data for our own scripts and attachments may come out of it."""
    shown_elsewhere, people = [], {name: visitor(name) for name in VISITORS}
    for name, address, row in within_reach():
        answer = people[name].ask("GET", first_path(address, row, name))
        kind = answer.headers.get("Content-Type", "text/html").partition(";")[0]
        is_saved = answer.headers.get("Content-Disposition", "").startswith("attachment")
        if kind not in ("text/html", "application/json") and not is_saved:
            shown_elsewhere.append((address, kind))
    assert shown_elsewhere == []
