"""What asks for attention on the start pages, from values."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from benchmark.models import Release, ReleaseKind
from benchmark.page_data.releases import ListedYear
from config.start.points import coverage_point, excluded_point, file_points, worklist_point, year_points
from exchange.models import FileState, ImportFile
from institutions.models import Institution
from measurements.domain.coverage import Coverage, PeriodCoverage
from measurements.selectors.worklist import WorkCounts

TODAY = date(2026, 3, 1)
INSTITUTION = Institution(code="aa", name="Instelling AA")


def said(points: tuple[Any, ...]) -> list[str]:
    return [f"{point.title} {point.text}".strip() for point in points]


def test_measurements_that_do_not_count_are_counted_in_words() -> None:
    assert said(excluded_point(0, 2026)) == []
    assert said(excluded_point(1, 2026)) == ["1 meting van 2026 telt niet mee."]
    assert said(excluded_point(1234, 2026)) == ["1.234 metingen van 2026 tellen niet mee."]


def test_the_worklist_says_how_much_of_each_kind_waits_and_leaves_out_what_does_not() -> None:
    assert worklist_point(WorkCounts(0, 0, 0)) == ()
    assert said(worklist_point(WorkCounts(requests=1, overdue=0, untouched=2))) == [
        "Er wacht werk op iemand: 1 verzoek om te wijzigen en 2 concepten die al meer dan 14 dagen wachten."
    ]
    assert "3 trajecten van meer dan 35 dagen" in said(worklist_point(WorkCounts(0, 3, 0)))[0]


@pytest.mark.parametrize(
    ("coverage", "words"),
    [
        (PeriodCoverage(Coverage(18, 20), 2, 2), []),
        (PeriodCoverage(Coverage(14, 20), 2, 2), []),
        (PeriodCoverage(Coverage(0, None), 0, 0), []),
        (
            PeriodCoverage(Coverage(13, 20), 2, 2),
            ["Dekking van 2026: 65% (13 van 20), lees de cijfers met voorzichtigheid."],
        ),
        (
            PeriodCoverage(Coverage(21, 20), 2, 2),
            ["Dekking van 2026: niet te zeggen: meer geldige metingen (21) dan afgesloten trajecten (20)."],
        ),
        (
            PeriodCoverage(Coverage(18, 20), 1, 2),
            ["De dekking van 2026 is nog niet compleet. Van 1 maand zijn de afgesloten trajecten niet ingevuld."],
        ),
    ],
)
def test_coverage_asks_for_attention_when_it_is_low_odd_or_not_known(
    coverage: PeriodCoverage, words: list[str]
) -> None:
    points = coverage_point(INSTITUTION, coverage, 2026)
    assert said(points) == words
    assert {point.url for point in points} <= {"/metingen/dekking/?instelling=aa&jaar=2026"}


def release(number: int, kind: ReleaseKind, *, is_published: bool) -> Release:
    made = Release(year=2025, number=number, kind=kind.value)
    if is_published:
        made._state.fields_cache["publication"] = SimpleNamespace()
    return made


@pytest.mark.parametrize(
    ("year", "closed_on", "releases", "words"),
    [
        (2026, None, (), []),
        (2025, None, (), ["2025: dit jaar is voorbij en nog niet gesloten."]),
        (2025, TODAY, (), ["2025: gesloten, maar er is nog geen definitieve uitgave."]),
        (2025, TODAY, ((1, ReleaseKind.CONCEPT, True),), ["2025: gesloten, maar er is nog geen definitieve uitgave."]),
        (
            2025,
            TODAY,
            ((2, ReleaseKind.FINAL, False), (1, ReleaseKind.CONCEPT, True)),
            ["2025: uitgave 2025.2 is gemaakt en nog niet gepubliceerd."],
        ),
        (2025, TODAY, ((2, ReleaseKind.FINAL, True),), []),
    ],
)
def test_a_year_waits_until_its_final_release_is_published(
    year: int, closed_on: date | None, releases: tuple[tuple[int, ReleaseKind, bool], ...], words: list[str]
) -> None:
    made = tuple(release(number, kind, is_published=published) for number, kind, published in releases)
    assert said(year_points([ListedYear(year, made, closed_on, True)], TODAY)) == words


def test_a_file_says_where_it_waits() -> None:
    here = ImportFile(pk=1, name="a.xlsx", state=FileState.CHECKED.value)
    there = ImportFile(pk=2, name="b.xlsx", state=FileState.SENT.value)
    here.undecided, there.undecided = 0, 1  # type: ignore[attr-defined]
    assert said(file_points([here, there])) == [
        "Bestand a.xlsx: gecontroleerd, nog niet verstuurd.",
        "Bestand b.xlsx: verstuurd; 1 instelling heeft nog niet bevestigd.",
    ]
