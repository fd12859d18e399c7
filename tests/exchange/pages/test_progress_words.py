"""How far a job is, in words and as a bar."""

from datetime import UTC, datetime, timedelta

import pytest

from exchange.models import ImportJob
from exchange.pages.progress import ShownProgress, shown_progress

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


def shown(**fields: object) -> ShownProgress:
    values = {"work": "check", "state": "busy", "asked_at": NOW}
    return shown_progress(ImportJob(**values | fields), NOW)


@pytest.mark.parametrize(
    ("work", "title", "text"),
    [
        ("read", "Het bestand wordt gelezen", "1.200 van 5.000 rijen"),
        ("check", "De rijen worden gecontroleerd", "1.200 van 5.000 rijen"),
        ("take_over", "De metingen worden toegevoegd", "1.200 van 5.000 metingen"),
        ("undo", "De import wordt ongedaan gemaakt", "1.200 van 5.000 metingen"),
    ],
)
def test_each_work_says_what_it_is_and_how_far(work: str, title: str, text: str) -> None:
    found = shown(work=work, done=1_200, total=5_000)
    assert (found.title, found.text, found.done, found.total) == (title, text, 1_200, 5_000)


def test_as_long_as_nobody_knows_how_much_there_is_the_bar_has_no_end() -> None:
    assert (shown(work="read", done=1_200).text, shown(work="read", done=1_200).total) == ("1.200 rijen", 0)


def test_a_job_that_was_begun_again_never_has_more_done_than_there_is() -> None:
    assert shown(done=9, total=5).text == "5 van 5 rijen"


@pytest.mark.parametrize(("seconds", "is_late"), [(10, False), (11, True)])
def test_a_job_that_waits_begins_soon_and_after_ten_seconds_by_itself(seconds: int, is_late: bool) -> None:
    found = shown(state="waiting", total=5, asked_at=NOW - timedelta(seconds=seconds))
    assert (found.text, found.total) == ("Begint zo", 0)
    assert found.note.startswith("Het werk is nog niet begonnen") is is_late


def test_who_asked_to_stop_reads_that_it_stops_also_when_nobody_has_begun() -> None:
    found = shown(state="waiting", is_cancelled=True, asked_at=NOW - timedelta(hours=1))
    assert (found.note, found.is_cancelled) == ("Het werk wordt afgebroken.", True)
