"""Making and publishing releases: only of a closed and counted year, only what changed, and nothing twice."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connections
from django.utils import timezone

from benchmark.domain.releases.sealing import seal
from benchmark.models import MonthTally, Publication, Release, ReleaseKind, StaleMonth
from benchmark.selectors.releases import figures_in, latest_published_until
from benchmark.services.making import nobody_counting, sealed_document, write_release
from benchmark.services.releases import DoneAlready, make_final, make_revision, publish
from institutions.access import context_of
from institutions.models import Institution, User
from institutions.row_context import row_context
from measurements.models import ClosedYear
from tests.benchmark.releases.conftest import YEAR, correct

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


@pytest.mark.usefixtures("closed")
def test_a_final_release_holds_the_figures_the_evidence_and_who_made_it(analyst: User, acting: Any) -> None:
    with acting(analyst):
        release = make_final(year=YEAR, by=analyst)
        assert (release.version, release.kind, release.made_by) == ("2024.1", ReleaseKind.FINAL, analyst)
        figures = figures_in(Release.objects.get(pk=release.pk))
        assert figures.figures.goal_attainment.n == 84
        assert figures.figures.criteria["5a"].text == "71%"  # 10 of 14, everywhere
        parameters = release.evidence.parameters
        assert (parameters["valid"], parameters["institutions"]) == (84, 6)
        assert parameters["criteria"]["5a"]["theta"] == [60, 84]
        assert release.evidence.counts["ff"]["counters"]["valid"] == 14
        assert not hasattr(Release.objects.get(), "publication")


@pytest.mark.usefixtures("nation")
def test_a_year_that_is_open_gets_no_final_release(analyst: User, acting: Any) -> None:
    with acting(analyst), pytest.raises(ValidationError, match="Sluit het jaar eerst"):
        make_final(year=YEAR, by=analyst)


@pytest.mark.usefixtures("closed")
def test_a_year_in_which_changes_wait_to_be_counted_gets_no_final_release(analyst: User, acting: Any) -> None:
    institution = Institution.objects.using("owner").get(code="ff")
    StaleMonth.objects.using("owner").create(institution=institution, month=f"{YEAR}-01-01")
    with acting(analyst), pytest.raises(ValidationError, match="Er wordt nog geteld"):
        make_final(year=YEAR, by=analyst)


@pytest.mark.usefixtures("closed")
def test_a_change_of_another_year_that_waits_holds_nothing_up(analyst: User, acting: Any) -> None:
    institution = Institution.objects.using("owner").get(code="ff")
    StaleMonth.objects.using("owner").create(institution=institution, month=f"{YEAR + 1}-01-01")
    with acting(analyst):
        assert make_final(year=YEAR, by=analyst).number == 1


@pytest.mark.usefixtures("closed")
def test_a_second_click_makes_no_second_final_release(analyst: User, acting: Any) -> None:
    with acting(analyst):
        release = make_final(year=YEAR, by=analyst)
        with pytest.raises(DoneAlready, match="al gemaakt"):
            make_final(year=YEAR, by=analyst)
        publish(release=release, by=analyst)
        with pytest.raises(DoneAlready, match="al een definitieve uitgave"):
            make_final(year=YEAR, by=analyst)
        with pytest.raises(DoneAlready, match="al gepubliceerd"):
            publish(release=release, by=analyst)
        assert (Release.objects.count(), Publication.objects.count()) == (1, 1)


@pytest.mark.usefixtures("closed")
def test_two_people_at_once_make_one_final_release(analyst: User) -> None:
    context = context_of(analyst)

    def make() -> str:
        try:
            with row_context(context):
                return make_final(year=YEAR, by=analyst).version
        except DoneAlready:
            return "done already"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=2) as pool:
        said = sorted(one.result() for one in [pool.submit(make), pool.submit(make)])
    assert said == ["2024.1", "done already"]
    assert Release.objects.count() == 1


@pytest.mark.usefixtures("closed")
def test_a_change_before_publication_makes_another_final_release_possible_and_the_older_one_is_not_published(
    analyst: User, acting: Any
) -> None:
    with acting(analyst):
        older = make_final(year=YEAR, by=analyst)
    correct("aa")
    with acting(analyst):
        newer = make_final(year=YEAR, by=analyst)
        assert newer.version == "2024.2"
        with pytest.raises(ValidationError, match="nieuwere uitgave"):
            publish(release=older, by=analyst)
        publish(release=newer, by=analyst)
        assert latest_published_until(YEAR) == newer


def test_a_revision_is_made_only_after_a_published_final_release_and_only_of_what_changed(
    final: Release, analyst: User, acting: Any
) -> None:
    with acting(analyst), pytest.raises(DoneAlready, match="niets gewijzigd"):
        make_revision(year=YEAR, by=analyst)
    correct("bb")
    with acting(analyst):
        revision = make_revision(year=YEAR, by=analyst)
        assert (revision.version, revision.kind) == ("2024.2", ReleaseKind.REVISION)
        assert revision.evidence.parameters["criteria"]["5a"]["theta"] == [59, 84]
        assert latest_published_until(YEAR) == final
        with pytest.raises(DoneAlready, match="niets gewijzigd"):
            make_revision(year=YEAR, by=analyst)


@pytest.mark.usefixtures("closed")
def test_without_a_final_release_there_is_nothing_to_revise(analyst: User, acting: Any) -> None:
    with acting(analyst), pytest.raises(ValidationError, match="nog geen definitieve uitgave"):
        make_revision(year=YEAR, by=analyst)


@pytest.mark.usefixtures("closed")
def test_only_sejn_makes_and_publishes(lead: User, analyst: User, acting: Any) -> None:
    with acting(lead), pytest.raises(PermissionDenied):
        make_final(year=YEAR, by=lead)
    with acting(analyst):
        release = make_final(year=YEAR, by=analyst)
    with acting(lead):
        for work in (lambda: publish(release=release, by=lead), lambda: make_revision(year=YEAR, by=lead)):
            with pytest.raises(PermissionDenied):
                work()


@pytest.mark.usefixtures("closed")
def test_the_seal_is_the_same_after_reading_back_from_the_database(analyst: User, acting: Any) -> None:
    with acting(analyst):
        made = make_final(year=YEAR, by=analyst)
        read = Release.objects.select_related("evidence").get(pk=made.pk)
        assert seal(sealed_document(read, read.evidence)) == made.sha256 == read.sha256


@pytest.mark.usefixtures("world")
def test_a_closed_year_without_any_data_gives_a_release_that_shows_nothing(analyst: User, acting: Any) -> None:
    ClosedYear.objects.using("owner").create(year=2019, closed_on="2020-03-01")
    with acting(analyst):
        figures = figures_in(make_final(year=2019, by=analyst))
    assert {figure.band for figure in figures.by_name.values()} == {None}
    assert not MonthTally.objects.using("owner").exists()


def test_a_release_is_numbered_within_its_year(final: Release) -> None:
    with nobody_counting("owner"):
        other = write_release(2023, ReleaseKind.FINAL, {}, by=None, at=timezone.now(), using="owner")
        next_one = write_release(YEAR, ReleaseKind.REVISION, {}, by=None, at=timezone.now(), using="owner")
    assert [other.version, next_one.version] == ["2023.1", f"{YEAR}.{final.number + 1}"]
