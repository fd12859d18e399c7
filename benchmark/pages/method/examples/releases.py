"""When figures come out: the kinds of release, and what is enough that is new for a next concept."""

from dataclasses import dataclass
from typing import Final

from benchmark.domain.disclosure.rules import MINIMUM_INSTITUTIONS, batch_refusal
from benchmark.domain.verdict import MINIMUM_N
from benchmark.pages.method.examples.table import Table, table
from benchmark.pages.wording import among

NIGHTS: Final = ((0, 0, 0, 0), (6, 2, 0, 0), (30, 5, 0, 0), (30, 1, 1, 0), (8, 6, 5, 0))


@dataclass(frozen=True, slots=True)
class ReleasesExample:
    """The limits of the batch rule, and five nights on which it decides."""

    minimum_new: int
    minimum_institutions: int
    nights: Table


def releases_example() -> ReleasesExample:
    """Built anew at each call."""
    return ReleasesExample(
        minimum_new=MINIMUM_N,
        minimum_institutions=MINIMUM_INSTITUTIONS,
        nights=table(
            "Voorbeeld: wat er in vijf verzonnen nachten gebeurt",
            ("Nacht", "Nieuw per instelling", "Nieuwe landelijke cijfers"),
            (
                (f"nacht {number}", among([f"{one}" for one in new]), "nee" if batch_refusal(new) else "ja")
                for number, new in enumerate(NIGHTS, start=1)
            ),
        ),
    )
