"""The points of open comparison: frozen with a release, and shown to who agreed, of who agrees still."""

from collections.abc import Callable
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connections, transaction
from django.utils import timezone

from benchmark.models import OpenPoint, Release, ReleaseKind
from benchmark.page_data.open_points import OpenComparison, open_points_beside
from benchmark.services.making import nobody_counting, sealed_document, write_release
from benchmark.services.releases import make_concepts, make_final, publish
from benchmark.services.verifying import verify
from institutions.models import Institution, User
from measurements.domain.period import Period
from tests.benchmark.releases.conftest import YEAR, Acting
from tests.statements import at_most

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


def agree(*codes: str, agrees: bool = True) -> None:
    Institution.objects.using("owner").filter(code__in=codes).update(agrees_to_open_comparison=agrees)


@pytest.fixture
def compared(closed: None, analyst: User, acting: Acting) -> Release:
    """The final release of 2024, in which aa, cc and dd agreed to open comparison."""
    agree("aa", "cc", "dd")
    with acting(analyst):
        release = make_final(year=YEAR, by=analyst)
        publish(release=release, by=analyst)
        return Release.objects.get()


def names_of_points() -> list[str]:
    return sorted(OpenPoint.objects.using("owner").values_list("institution__code", flat=True))


def seen(acting: Acting, user: User, code: str = "aa", period: Period | None = None) -> OpenComparison | None:
    institution = Institution.objects.using("owner").get(code=code)
    with acting(user):
        return open_points_beside(user, institution, period or Period(YEAR), Release.objects.first())


def stored() -> Release:
    return Release.objects.using("counter").select_related("evidence").get()


@contextmanager
def tampering() -> Any:
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE benchmark_openpoint DISABLE TRIGGER stays_as_it_is")
        yield cursor.execute
        cursor.execute("ALTER TABLE benchmark_openpoint ENABLE TRIGGER stays_as_it_is")


@pytest.mark.usefixtures("compared")
def test_a_release_keeps_a_point_of_who_agrees_on_the_day() -> None:
    assert names_of_points() == ["aa", "cc", "dd"]
    point = OpenPoint.objects.using("owner").get(institution__code="cc")
    assert point.name == "Instelling CC"
    assert point.figures["fidelity"]["n"] == 14


@pytest.mark.usefixtures("compared")
def test_nothing_of_the_points_is_in_what_everybody_reads() -> None:
    release = stored()
    assert "Instelling CC" not in str(release.contents)
    assert "open" not in str(sorted(release.contents))


def test_without_agreement_there_are_none_and_the_seal_says_nothing_of_them(final: Release) -> None:
    assert names_of_points() == []
    read = stored()
    assert "open_points" not in sealed_document(read, read.evidence)
    assert verify(read).holds


def test_a_concept_has_no_points(nation: Callable[..., None]) -> None:
    agree("aa", "cc", "dd")
    nation(timezone.localdate().year)
    assert [release.kind for release in make_concepts()] == [ReleaseKind.CONCEPT]
    assert names_of_points() == []


@pytest.mark.usefixtures("compared")
def test_the_seal_covers_the_points_and_they_come_out_again() -> None:
    assert verify(stored()).holds
    agree("cc", agrees=False)
    assert verify(stored()).holds


@pytest.mark.usefixtures("compared")
@pytest.mark.parametrize(
    ("statement", "otherwise"),
    [
        ("UPDATE benchmark_openpoint SET figures = jsonb_set(figures, '{fidelity,low}', '1')", ("open points: aa",)),
        ("UPDATE benchmark_openpoint SET name = 'x'", ()),
        ("DELETE FROM benchmark_openpoint", ()),
    ],
)
def test_a_tampered_point_breaks_the_seal(statement: str, otherwise: tuple[str, ...]) -> None:
    with tampering() as execute:
        execute(statement)
    found = verify(stored())
    assert not found.is_sealed
    assert (found.otherwise or ())[:1] == otherwise


@pytest.mark.usefixtures("compared")
def test_a_team_lead_sees_the_others_by_name_and_in_that_order(lead: User, acting: Acting) -> None:
    found = seen(acting, lead)
    assert found is not None
    assert [one.name for one in found.points] == ["Instelling CC", "Instelling DD"]
    assert (found.agrees, found.reason) == (True, "")


@pytest.mark.usefixtures("compared")
def test_who_took_the_agreement_back_is_gone_although_the_release_stays(lead: User, acting: Acting) -> None:
    agree("dd", agrees=False)
    found = seen(acting, lead)
    assert found is not None
    assert [one.name for one in found.points] == ["Instelling CC"]
    assert names_of_points() == ["aa", "cc", "dd"]


@pytest.mark.usefixtures("compared")
def test_who_does_not_take_part_sees_nobody_in_any_way(lead: User, acting: Acting) -> None:
    agree("aa", agrees=False)
    found = seen(acting, lead)
    assert found is not None
    assert (found.agrees, found.points) == (False, ())
    assert "Vraag het SEJN" in found.reason
    with acting(lead):
        assert not OpenPoint.objects.exists()


@pytest.mark.usefixtures("compared")
def test_only_a_team_lead_of_the_institution_sees_points(
    worker: User, analyst: User, lead: User, acting: Acting
) -> None:
    assert seen(acting, worker) is None
    assert seen(acting, analyst) is None
    assert seen(acting, lead, "bb") is None
    with acting(worker):
        assert not OpenPoint.objects.exists()


def test_points_of_a_release_that_is_not_published_are_not_there(
    closed: None, analyst: User, lead: User, acting: Acting
) -> None:
    agree("aa", "cc", "dd")
    with acting(analyst):
        make_final(year=YEAR, by=analyst)
        assert OpenPoint.objects.count() == 3
    with acting(lead):
        assert not OpenPoint.objects.exists()


@pytest.mark.usefixtures("compared")
def test_another_period_or_no_release_is_said(lead: User, acting: Acting) -> None:
    half, other = seen(acting, lead, period=Period(YEAR, 1, 6)), seen(acting, lead, period=Period(2023))
    assert "Kies een jaar" in half.reason if half else False
    assert "zodra SEJN een definitieve uitgave over 2023" in other.reason if other else False


def test_when_nobody_else_has_a_point_that_is_said(closed: None, analyst: User, lead: User, acting: Acting) -> None:
    agree("aa")
    with acting(analyst):
        publish(release=make_final(year=YEAR, by=analyst), by=analyst)
    found = seen(acting, lead)
    assert found is not None
    assert found.reason == "In de uitgave 2024.1 staat geen andere instelling bij naam."


@pytest.mark.usefixtures("compared")
def test_the_points_cost_one_statement(lead: User, acting: Acting) -> None:
    institution = Institution.objects.using("owner").get(code="aa")
    with acting(lead):
        release = Release.objects.first()
        _ = lead.active_memberships
        with at_most(1):
            open_points_beside(lead, institution, Period(YEAR), release)


@pytest.mark.usefixtures("closed")
def test_a_release_over_nothing_has_no_points() -> None:
    agree("aa")
    with nobody_counting("owner"):
        from_nothing = write_release(2019, ReleaseKind.FINAL, {}, by=None, at=timezone.now(), using="owner")
    assert not from_nothing.open_points.using("owner").exists()
