"""Which scores stay remarkable when one counts how many were looked at: something to talk about, never a verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from benchmark.domain.funnel import ALERT_TAIL, FunnelClass
from benchmark.domain.rounding import percent_text
from benchmark.domain.signals import signals
from benchmark.files.dataset import Dataset
from benchmark.pages.institutions.placing import Placed, Placing
from benchmark.pages.measures import Measure
from benchmark.pages.wording import counted
from institutions.models import Institution


@dataclass(frozen=True, slots=True)
class SignalLine:
    """One institution on one measure."""

    institution: Institution
    n: int
    score: str
    direction: str


@dataclass(frozen=True, slots=True)
class SignalGroup:
    """The signals of a measure; only measures that have any."""

    measure: Measure
    national: str
    lines: tuple[SignalLine, ...]


@dataclass(frozen=True, slots=True)
class SignalList:
    """The signals by measure, and how many points outside the limits of 95% chance alone would give."""

    groups: tuple[SignalGroup, ...]
    by_chance: str

    @property
    def total(self) -> int:
        """How many signals there are."""
        return sum(len(group.lines) for group in self.groups)


def signal_list(placings: Sequence[Placing]) -> SignalList:
    """The signals, corrected within each measure for the number of institutions (Benjamini and Hochberg, 5%)."""
    groups = (_group(placing) for placing in placings)
    return SignalList(tuple(group for group in groups if group.lines), _by_chance(placings))


def _group(placing: Placing) -> SignalGroup:
    assessed = placing.assessed
    found = signals([place.position.two_sided for place in assessed]) if assessed else ()
    lines = (_line(place) for place, one in zip(assessed, found, strict=True) if one.is_discovered)
    return SignalGroup(placing.measure, percent_text(placing.centre), tuple(lines))


def _line(place: Placed) -> SignalLine:
    position = place.position
    is_low = (position.chance_low or 0) < (position.chance_high or 0)
    direction = "lager dan landelijk" if is_low else "hoger dan landelijk"
    return SignalLine(place.institution, place.figure.n, percent_text(place.figure.value), direction)


def _by_chance(placings: Sequence[Placing]) -> str:
    """How many points lie outside the limits of 95%, beside how many that would be without any difference."""
    looked_at = [place for placing in placings for place in placing.assessed]
    if not looked_at:
        return ""
    outside = sum(place.position.funnel_class is not FunnelClass.WITHIN for place in looked_at)
    expected = ceil(2 * ALERT_TAIL * len(looked_at))
    verb = "ligt" if outside == 1 else "liggen"
    return (
        f"Van de {counted(len(looked_at), 'score', 'scores')} in de matrix {verb} er {outside} buiten de 95%-grenzen "
        f"(let op of signaal). Als geen enkele instelling echt afwijkt, zijn dat er gemiddeld al hooguit {expected}."
    )


def signals_dataset(found: SignalList, title: str, notes: tuple[str, ...]) -> Dataset:
    """The signals as a file."""
    columns = ("Maat", "Instelling", "n", "Score", "Landelijk", "Richting")
    rows = tuple(
        (group.measure.title, line.institution.name, line.n, line.score, group.national, line.direction)
        for group in found.groups
        for line in group.lines
    )
    return Dataset(title, columns, rows, notes)
