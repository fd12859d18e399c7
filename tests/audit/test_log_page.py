"""The page on which the auditor reads the access log."""

import re
import time
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from audit.models import AccessLogEntry, Action, ObjectType, Outcome
from audit.selectors import PAGE_SIZE, Position, log_page, names_in_the_log, position
from institutions.models import Institution, User
from institutions.row_context import RowContext, Scope, row_context
from tests.measurements.browsing import SignIn, page

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

PLACE = "/beheer/logboek/"
NOON = datetime(2026, 3, 5, 11, tzinfo=UTC)


def line(**changes: Any) -> AccessLogEntry:
    """A line of somebody who looked at a measurement, but for these fields."""
    fields: dict[str, Any] = {
        "at": NOON,
        "user_name": "A. Jansen",
        "role": "worker",
        "action": Action.READ,
        "object_type": ObjectType.MEASUREMENT,
        "object_code": "K7-4F2Q",
        "outcome": Outcome.GRANTED,
    }
    return AccessLogEntry(**(fields | changes))


def put(*lines: AccessLogEntry) -> None:
    AccessLogEntry.objects.using("owner").bulk_create(lines)


@pytest.fixture
def auditor(signed_in: SignIn, person: Any) -> Client:
    return signed_in(person("auditor@sejn.example"))


def codes(browser: Client, query: str = "") -> list[str]:
    """The codes of the lines on the page, in order, without the lines about the page itself."""
    answer = browser.get(PLACE + query)
    assert answer.status_code == 200
    entries = answer.context["page"].entries
    return [entry.object_code for entry in entries if entry.object_type != ObjectType.ACCESS_LOG]


def test_the_auditor_reads_each_line_with_who_what_and_how_it_ended(auditor: Client, institution: Institution) -> None:
    put(
        line(
            institution=institution,
            outcome=Outcome.REFUSED,
            address="192.0.2.7",
            session="0123456789abcdef",
            rule="enter_measurements",
            filters="code=<b>",
            count=3,
        ),
        line(user_name="", role="", object_code="K9-9999"),
    )
    text = page(auditor.get(PLACE))
    for words in (
        "5-3-2026 12:00:00",
        "A. Jansen",
        "spoedhulpwerker, Instelling AA",
        "bekeken",
        'meting <span class="nowrap">K7-4F2Q</span>',
        "<strong>geweigerd</strong>",
        "192.0.2.7",
        "0123456789abcdef",
        "niet ingelogd",
    ):
        assert words in text, words
    assert b"code=<b>" not in auditor.get(PLACE).content


def test_reading_the_log_is_a_line_of_the_log(auditor: Client) -> None:
    put(line())
    auditor.get(f"{PLACE}?code=K7-4F2Q")
    own = AccessLogEntry.objects.using("owner").get(object_type="access_log")
    assert (own.user_name, own.action, own.outcome, own.count) == ("auditor", "list", "granted", 1)
    assert (own.filters, own.rule, own.role) == ("code=K7-4F2Q", "read_access_log", "auditor")


@pytest.mark.parametrize("somebody", ["worker", "lead", "analyst", "administrator"])
def test_nobody_else_reads_the_log_and_trying_is_a_line(
    somebody: str, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    put(line())
    assert signed_in(request.getfixturevalue(somebody)).get(PLACE).status_code == 403
    tried = AccessLogEntry.objects.using("owner").get(object_type="access_log")
    assert tried.outcome == "refused"


def test_an_empty_log_and_an_empty_answer_say_so(auditor: Client) -> None:
    assert "Er staat nog niets in het logboek." in page(auditor.get(PLACE))
    assert "Geen regel past bij deze keuze." in page(auditor.get(f"{PLACE}?code=X"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["E", "D", "C", "B", "A"]),
        ("?van=5-3-2026", ["E", "D", "C", "B"]),
        ("?tot=5-3-2026", ["D", "C", "B", "A"]),
        ("?van=2026-03-05&tot=05-03-2026", ["D", "C", "B"]),
        ("?persoon=B.+Bakker", ["C"]),
        ("?persoon=+bakker", ["C"]),
        ("?persoon=iemand+anders", []),
        ("?instelling=aa", ["D"]),
        ("?actie=withdraw", ["B"]),
        ("?uitkomst=refused", ["E"]),
        ("?code=B", ["B"]),
        ("?code=+b+", ["B"]),
        ("?actie=withdraw&uitkomst=refused", []),
    ],
)
def test_the_filters_stand_in_the_address(
    query: str, found: list[str], auditor: Client, institution: Institution
) -> None:
    local_midnight = datetime(2026, 3, 4, 23, tzinfo=UTC)
    put(
        line(object_code="A", at=local_midnight - timedelta(microseconds=1)),
        line(object_code="B", at=local_midnight, action=Action.WITHDRAW),
        line(object_code="C", at=NOON, user_name="B. Bakker"),
        line(object_code="D", at=local_midnight + timedelta(hours=24, microseconds=-1), institution=institution),
        line(object_code="E", at=local_midnight + timedelta(hours=24), outcome=Outcome.REFUSED),
    )
    assert codes(auditor, query) == found


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("?van=31-04-2026", "Schrijf de dag als dag-maand-jaar, bijvoorbeeld 27-3-2026."),
        ("?van=x", "Schrijf de dag als dag-maand-jaar, bijvoorbeeld 27-3-2026."),
        ("?tot=9999-12-31", "Kies een dag in of na 2020."),
        ("?tot=0001-01-01", "Kies een dag in of na 2020."),
        ("?van=6-3-2026&tot=5-3-2026", "De laatste dag ligt vóór de eerste. Controleer beide dagen."),
        ("?actie=x", "Kies een actie uit de lijst."),
        ("?uitkomst=x", "Kies een uitkomst uit de lijst."),
        ("?instelling=zz", "Kies een instelling uit de lijst."),
        ("?instelling=%00", "Kies een instelling uit de lijst."),
        ("?persoon=%00", "Vul de naam in zoals die in het logboek staat."),
        ("?code=%00", "Vul de code in zoals die in het logboek staat."),
    ],
)
def test_a_filter_that_cannot_be_read_shows_nothing_and_says_why(query: str, message: str, auditor: Client) -> None:
    put(line())
    assert codes(auditor, query) == []
    assert message in page(auditor.get(PLACE + query))


def test_turning_pages_shows_every_line_once_also_of_one_moment_and_while_lines_are_added(auditor: Client) -> None:
    put(*(line(object_code=str(number)) for number in range(2 * PAGE_SIZE + 7)))
    seen, query = [], "?persoon=A.+Jansen"
    for lines_here in (PAGE_SIZE, PAGE_SIZE, 7):
        answer = auditor.get(PLACE + query)
        here = [entry.object_code for entry in answer.context["page"].entries]
        assert len(here) == lines_here
        seen += here
        put(line(object_code="new", at=timezone.now()))
        links = re.findall(r'href="(\?[^"]*na=[^"]*)"', page(answer))
        query = links[-1] if links else ""
    assert sorted(map(int, seen)) == list(range(2 * PAGE_SIZE + 7))
    assert query == ""
    assert "Naar de nieuwste regels" in page(answer)


@pytest.mark.parametrize("text", ["", "x", "1", "-1-" + "0" * 32, "9" * 18 + "-" + "0" * 32, "١-" + "0" * 32, "%00"])
def test_a_place_that_is_none_is_the_beginning(text: str, auditor: Client) -> None:
    put(line())
    assert position(text) is None
    assert codes(auditor, f"?na={text}") == ["K7-4F2Q"]


def test_a_place_is_read_as_it_was_written_to_the_microsecond() -> None:
    place = Position(datetime(2026, 3, 5, 11, 0, 0, 123457, tzinfo=UTC), UUID(int=7))
    assert position(str(place)) == place


def test_the_names_are_suggested_once_each_in_order(auditor: Client, person: Any) -> None:
    put(*(line(user_name=name) for name in ("B. Bakker", "A. Jansen", "B. Bakker", "")))
    text = page(auditor.get(PLACE))
    assert re.findall(r'<option value="([^"]*\. [^"]*)">', text) == ["A. Jansen", "B. Bakker"]


def as_auditor(user: User) -> RowContext:
    return RowContext(user_id=user.pk, scopes=frozenset({Scope.AUDIT}))


MANY = """
    INSERT INTO audit_accesslogentry
        (id, at, user_id, user_name, role, institution_id, action, object_type, object_code, outcome, purpose,
         session, rule, filters)
    SELECT gen_random_uuid(), timestamptz '2026-03-05' - n * interval '30 seconds', n %% 400, 'Persoon ' || n %% 400,
           'worker', n %% 17 + 1000, CASE WHEN n %% 5000 = 0 THEN 'withdraw' ELSE 'read' END, 'measurement',
           'K' || n %% 100000, CASE WHEN n %% 3000 = 0 THEN 'refused' ELSE 'granted' END, '', '', '', ''
    FROM generate_series(1, %s) AS n
"""


FILTERS: list[dict[str, Any]] = [
    {},
    {"persoon": "Persoon 7"},
    {"persoon": "Nobody"},
    {"actie": "withdraw"},
    {"actie": "export"},
    {"instelling": Institution(pk=1007)},
    {"instelling": Institution(pk=1)},
    {"uitkomst": "refused"},
    {"code": "K7"},
    {"code": "none"},
    {"persoon": "Persoon 7", "uitkomst": "refused"},
]


@pytest.mark.speed
def test_a_page_of_a_long_log_comes_at_once(person: Any) -> None:
    lines, seconds = 200_000, 0.15
    with connections["owner"].cursor() as cursor:
        cursor.execute(MANY, [lines])
        cursor.execute("ANALYZE audit_accesslogentry")
    with row_context(as_auditor(person("auditor@sejn.example"))):
        took = [(seconds_of_two_pages(filters), filters) for filters in FILTERS]
        assert len(names_in_the_log()) == 400
    assert [slow for slow in took if slow[0] >= seconds] == []


def seconds_of_two_pages(filters: dict[str, Any]) -> float:
    start = time.monotonic()
    log_page(filters, after=log_page(filters, after=None).older)
    return time.monotonic() - start


def test_no_statement_of_the_page_counts_the_log(auditor: Client) -> None:
    put(line())
    connection.force_debug_cursor = True
    try:
        auditor.get(PLACE)
        assert not [query for query in connection.queries if "COUNT(" in query["sql"].upper()]
    finally:
        connection.force_debug_cursor = False
