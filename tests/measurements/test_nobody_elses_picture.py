"""No figure per worker exists for anybody else: who wrote which measurement changes nothing but the names beside them.

Two workers with very different scores trade their measurements, all but one each, and everybody who is not one of
them asks every address again. A page may then say another name where it speaks of one measurement that was traded,
and nothing else may have changed: a count, a mean or an order per worker would give itself away.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from audit.models import AccessLogEntry
from benchmark.services import counting
from institutions.models import Team, User
from measurements.models import Measurement, MeasurementEvent, State
from tests.access import objects
from tests.access.matrix import MATRIX
from tests.access.visiting import PASSING, PLACE, SEES, Visitor, paths
from tests.access.visitors import ADMINISTRATOR, ANALYST, AUDITOR, LEAD, WORKER, build_former_people
from tests.measurement_data import complete_measurement, complete_scores, scores_from_row

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

GOOD, POOR = complete_scores(), scores_from_row("01000100100|001")
OTHERS = (LEAD, ANALYST, ADMINISTRATOR, AUDITOR)
KEPT = ("BLIJFT-1", "BLIJFT-2")
"""One measurement of each worker that is not traded: nothing at all may change about it."""

FIGURES = ("instellingen/", "landelijk/", "resultaten/", "api/")
QUERIES = ("?periode=2024&period=2024", "?periode=2024&period=2024&team=noord")
ABOUT_THE_VISITOR = ("mijn-account/", "sessie/", "inloggen/", "bevestigen/", "wachtwoord-vergeten/")
"""Addresses about getting in: secrets and seconds that differ with every answer, and nothing that was measured."""

WITH_ITS_MOMENT = ("importeren/leeg.xlsx",)
"""A workbook without a measurement in it, that holds when it was made."""

PASSING_TOO = re.compile(rb"\b\d{1,2}:\d{2}(:\d{2})?\b|\?na=\d+-\w+|<select.*?</select>", re.DOTALL)
"""What differs without being a figure: the clock, the place of a line in the log, and who may take a draft over, which
is everybody but its author."""

NAMES = re.compile(rb"worker\.(noord|zuid)")
ROW = re.compile(rb"<(tr|li)\b.*?</\1>", re.DOTALL)
CODE = re.compile(rb"\b(?:RUIL|BLIJFT)-\d+\b")

Answers = Mapping[tuple[str, str], Any]


def write_measurements(good: User, poor: User) -> list[str]:
    """As many of the one as of the other, in each state; what is traded, and one each that is not."""
    written: list[str] = []

    def write(author: User, scores: Mapping[str, Any], kept: str = "", **fields: Any) -> None:
        code = kept or f"RUIL-{len(written)}"
        team = Team.objects.get(institution__code="aa", code=("noord", "zuid")[len(written) % 2])
        place = {"team": team, "institution": team.institution, "author": author}
        complete_measurement(pk=900_000 + len(written), code=code, **place, **(dict(scores) | fields)).save(
            force_insert=True
        )
        written.append(code)

    for _ in range(24):
        write(good, GOOD)
        write(poor, POOR)
    for author, scores in ((good, GOOD), (poor, POOR)):
        write(author, scores, state=State.DRAFT, completed_on=None, started_on=date(2024, 2, 2))
        write(author, scores, state=State.WITHDRAWN)
        write(author, scores | {"crisis_resolved": None, "family_safe_enough": None}, completed_on=date(2026, 11, 1))
    people = {user.email: user for user in (good, poor)}
    write(people[WORKER], GOOD, kept=KEPT[0])
    write(people[objects.COLLEAGUE], POOR, kept=KEPT[1])
    return written


def all_answers(visitors: list[Visitor], codes: list[str]) -> Answers:
    """What everybody else gets at every address there is, about every measurement among them."""
    counting.refresh_tallies()
    some = [codes[number] for number in (0, 1, 48, 52, 53, 54, 55)]  # each state, of both; the rest looks the same
    return {
        (visitor.name, path): visitor.ask("GET", path)
        for visitor in visitors
        for address in MATRIX
        for path in asked(address, visitor.name, some)
    }


def asked(address: str, name: str, codes: list[str]) -> Iterator[str]:
    row = MATRIX[address]
    if name not in row.look or address.strip("^").startswith((*ABOUT_THE_VISITOR, *WITH_ITS_MOMENT)):
        return
    if row.about is objects.MEASUREMENT:
        yield from ("/" + PLACE.sub(code, address) for code in codes)
        return
    for path, standing in paths(address, row, name):
        if standing == SEES:
            yield from (path + query for query in ("", *(QUERIES if address.startswith(FIGURES) else ())))


def clear() -> None:
    """Away with the measurements and with every trace of them and of the visits."""
    Measurement.objects.using("owner").filter(pk__gte=900_000).delete()
    MeasurementEvent.objects.using("owner").filter(id__gte=900_000).delete()
    AccessLogEntry.objects.using("owner").all().delete()
    counting.refresh_tallies()


def lasting(answer: Any) -> bytes:
    """The answer without what differs each time."""
    return PASSING_TOO.sub(b"", PASSING.sub(b"", answer.content))


def with_traded_names(answer: Any, path: str) -> bytes:
    """The answer, with the other name in each row about one traded measurement, and on the page of one."""
    body = lasting(answer)
    if "RUIL-" in path:
        return NAMES.sub(other_name, body)
    return ROW.sub(lambda row: NAMES.sub(other_name, row[0]) if is_about_one_traded(row[0]) else row[0], body)


def is_about_one_traded(row: bytes) -> bool:
    codes = set(CODE.findall(row))
    return len(codes) == 1 and codes.pop().startswith(b"RUIL")


def other_name(found: re.Match[bytes]) -> bytes:
    return b"worker.zuid" if found[1] == b"noord" else b"worker.noord"


def test_who_wrote_which_measurement_changes_nothing_but_the_name_beside_it(world: None) -> None:
    build_former_people()
    objects.build()
    worker, colleague = (User.objects.get(email=email) for email in (WORKER, objects.COLLEAGUE))
    visitors = [Visitor(name) for name in OTHERS]
    clear()
    first = all_answers(visitors, write_measurements(worker, colleague))
    clear()
    second = all_answers(visitors, write_measurements(colleague, worker))

    changed = {
        where for where, answer in first.items() if lasting(answer) != with_traded_names(second[where], where[1])
    }
    assert changed == set()
    assert {where: answer.status_code for where, answer in first.items()} == {
        where: answer.status_code for where, answer in second.items()
    }
    assert_that_it_could_have_failed(first, second)
    assert_that_nothing_but_pages_for_the_lead_name_a_worker(first)


def assert_that_it_could_have_failed(first: Answers, second: Answers) -> None:
    """There were figures, of a size at which everything is shown, and lists in which names did change."""
    figures = first[ANALYST, "/api/v1/institutions/aa/figures/?periode=2024&period=2024"].json()
    assert figures["entered"] == 52
    assert first[LEAD, "/metingen/"].content.count(b"RUIL-") >= 25
    assert first[LEAD, "/metingen/"].content != second[LEAD, "/metingen/"].content
    assert b"worker.noord" in first[LEAD, f"/metingen/{KEPT[0]}/"].content


def assert_that_nothing_but_pages_for_the_lead_name_a_worker(answers: Answers) -> None:
    """Figures, the API and everything that is saved as a file know no names of workers at all."""
    for (visitor, path), answer in answers.items():
        is_file = "attachment" in answer.headers.get("Content-Disposition", "")
        if is_file or path.startswith(("/api/", "/instellingen/", "/landelijk/", "/resultaten/")):
            assert not NAMES.search(answer.content), (visitor, path)
