"""The steps from a year that is over to figures that everybody reads: what is done, what can be done, what waits."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from benchmark.models import Release, ReleaseKind
from benchmark.page_data.closing import ClosingData
from benchmark.pages.closing_points import CheckPoint, CheckRow, check_points, check_rows
from benchmark.pages.release_words import made_text, published_text

STILL_COUNTING: Final = "Er wachten nog wijzigingen op tellen. Ververs de pagina over een minuut."
CLOSING_MEANS: Final = (
    "Na het sluiten kan een meting uit dit jaar alleen nog worden gewijzigd met toestemming van een teamleider van de "
    "instelling. Wie het zonder toestemming probeert, leest dat. U kunt het sluiten hier niet ongedaan maken."
)
FINAL_MEANS: Final = "De uitgave legt de cijfers van dit jaar vast. Alleen SEJN ziet haar, tot u haar publiceert."
PUBLISHING_MEANS: Final = (
    "Bekijk de uitgave eerst. Na het publiceren ziet iedereen haar, en dat kan niet worden teruggedraaid."
)
REVISION_MEANS: Final = "Een herziening is een nieuwe uitgave naast de oude. De oude blijft zoals zij is."


class StepState(StrEnum):
    """Where a step stands: done, to be done now, or waiting for what comes before it."""

    DONE = "done"
    NOW = "now"
    WAITS = "waits"


class Action(StrEnum):
    """What somebody can have done by a button; the value that the form sends."""

    CLOSE = "sluiten"
    FINAL = "definitief"
    PUBLISH = "publiceren"
    REVISE = "herzien"


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `sentences` say what was done, what it means, or what it waits for."""

    number: int
    title: str
    state: StepState
    sentences: tuple[str, ...]
    action: Action | None = None
    button: str = ""
    release: Release | None = None

    @property
    def word(self) -> str:
        """The state in a word."""
        return {StepState.DONE: "gedaan", StepState.NOW: "aan de beurt", StepState.WAITS: "kan nog niet"}[self.state]

    @property
    def icon(self) -> str:
        """The drawing beside the word."""
        return {StepState.DONE: "good", StepState.NOW: "warn", StepState.WAITS: "open"}[self.state]

    @property
    def is_confirmed(self) -> bool:
        """Whether a checkbox has to be ticked first."""
        return self.action is Action.CLOSE


@dataclass(frozen=True, slots=True)
class ClosingPage:
    """Everything on the page, in the order in which it stands there."""

    data: ClosingData
    has_data: bool
    points: tuple[CheckPoint, ...]
    rows: tuple[CheckRow, ...]
    steps: tuple[Step, ...]


def closing_page(data: ClosingData) -> ClosingPage:
    """The page of one year."""
    has_data = any(row.figures for row in data.check.rows) or bool(data.releases)
    return ClosingPage(data, has_data, check_points(data.check), check_rows(data.check), steps(data))


def steps(data: ClosingData) -> tuple[Step, ...]:
    """Closing, the final release, its publication, and a revision."""
    return (_close(data), _make_final(data), _publish(data), _revise(data))


def _close(data: ClosingData) -> Step:
    title = f"{data.year} sluiten"
    if data.closed_on is not None:
        return Step(
            2, title, StepState.DONE, (f"{data.year} is gesloten op {_day(data)}. Door wie, staat in het logboek.",)
        )
    if not data.has_ended:
        why = f"{data.year} is nog niet voorbij. Sluiten kan vanaf 1 januari {data.year + 1}."
        return Step(2, title, StepState.WAITS, (why,))
    return Step(2, title, StepState.NOW, (CLOSING_MEANS,), Action.CLOSE, f"{data.year} sluiten")


def _make_final(data: ClosingData) -> Step:
    title, final = "Definitieve uitgave maken", data.final
    if data.closed_on is None:
        return Step(3, title, StepState.WAITS, (f"Sluit eerst {data.year}.",))
    if final is not None and (_is_public(final) or not data.changed):
        return Step(
            3, title, StepState.DONE, (f"Uitgave {final.version} is gemaakt: {made_text(final)}.",), release=final
        )
    if data.check.is_lagging:
        return Step(3, title, StepState.WAITS, (STILL_COUNTING,))
    anew = (f"Na het maken van uitgave {final.version} is er iets gewijzigd. Maak haar opnieuw.",) if final else ()
    return Step(3, title, StepState.NOW, (*anew, FINAL_MEANS), Action.FINAL, "Definitieve uitgave maken", final)


def _publish(data: ClosingData) -> Step:
    title, final = "Bekijken en publiceren", data.final
    if final is None:
        return Step(4, title, StepState.WAITS, ("Maak eerst de definitieve uitgave.",))
    if _is_public(final):
        done = f"Uitgave {final.version} is gepubliceerd: {published_text(final)}."
        return Step(4, title, StepState.DONE, (done,), release=final)
    return _to_publish(4, title, final)


def _revise(data: ClosingData) -> Step:
    """What is revised is the newest release; one revision may follow another."""
    title, final, newest = "Later: herzien na een correctie", data.final, data.newest
    if final is None or newest is None or not _is_public(final):
        return Step(5, title, StepState.WAITS, ("Dit kan pas als de definitieve uitgave is gepubliceerd.",))
    if newest.kind == ReleaseKind.REVISION and not _is_public(newest) and not data.changed:
        return _to_publish(5, title, newest)
    if not data.changed:
        same = f"Sinds uitgave {newest.version} zijn er geen cijfers gewijzigd. U hoeft niets te doen."
        return Step(5, title, StepState.DONE, (same,), release=newest)
    number = "1 instelling" if len(data.changed) == 1 else f"{len(data.changed)} instellingen"
    changed = f"Sinds uitgave {newest.version} zijn de cijfers van {number} gewijzigd: {', '.join(data.changed)}."
    if data.check.is_lagging:
        return Step(5, title, StepState.WAITS, (changed, STILL_COUNTING), release=newest)
    return Step(5, title, StepState.NOW, (changed, REVISION_MEANS), Action.REVISE, "Maak een herziening", newest)


def _to_publish(number: int, title: str, release: Release) -> Step:
    made = f"Uitgave {release.version} is gemaakt ({made_text(release)}) en nog niet gepubliceerd."
    button = f"Uitgave {release.version} publiceren"
    return Step(number, title, StepState.NOW, (made, PUBLISHING_MEANS), Action.PUBLISH, button, release)


def _is_public(release: Release) -> bool:
    return hasattr(release, "publication")


def _day(data: ClosingData) -> str:
    closed = data.closed_on or data.today
    return f"{closed.day}-{closed.month}-{closed.year}"
