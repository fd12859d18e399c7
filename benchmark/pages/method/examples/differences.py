"""Whether one made-up score is higher than another."""

from dataclasses import dataclass
from typing import Final

from benchmark.domain.differences import difference
from benchmark.domain.share import Share
from benchmark.pages.method.examples.table import Table, table
from benchmark.pages.method.examples.writing import points, points_text
from benchmark.pages.wording import counts_text

PAIRS: Final = (
    ("Jaar 2 tegen jaar 1", Share(56, 60), Share(42, 60)),
    ("Jaar 3 tegen jaar 2", Share(53, 60), Share(56, 60)),
    ("Een team tegen de rest van de instelling", Share(30, 50), Share(82, 100)),
    ("Een heel kleine instelling", Share(8, 8), Share(4, 9)),
)
TOO_FEW: Final = "geen uitspraak: te weinig metingen"


@dataclass(frozen=True, slots=True)
class DifferenceExample:
    """Four comparisons with their words."""

    pairs: Table


def difference_example() -> DifferenceExample:
    """Built anew at each call."""
    columns = ("Vergelijking", "Score", "Vergeleken met", "Verschil in procentpunten", "Interval", "Uitspraak")
    caption = "Voorbeeld: vier verzonnen vergelijkingen"
    return DifferenceExample(table(caption, columns, (_row(*pair) for pair in PAIRS), ("Uitspraak",)))


def _row(name: str, one: Share, other: Share) -> tuple[str, ...]:
    found = difference(one, other)
    if found is None or found.change is None:
        return name, counts_text(one), counts_text(other), "geen", "geen", TOO_FEW
    limits = points_text(found.low, found.high)
    return name, counts_text(one), counts_text(other), points(found.value), limits, found.change
