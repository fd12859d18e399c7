"""The 17 fictitious institutions, in the published order of their sizes (Tabel 1 of the report over 2022)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

FIRST_DAY: Final = date(2017, 1, 1)
"""When the demo's institutions and people begin: a year before the first measurement is filled in."""

MERGED_ON: Final = date(2025, 1, 1)
"""Quebec goes into Oscar; from then on 16 institutions take part."""

Place = tuple[str, str]
"""The name of a team and of its location, "" without one."""


@dataclass(frozen=True, slots=True)
class Character:
    """How the trajectories of an institution differ from the nation's.

    `process`, `outcome` and `criteria` (by form number) shift the chance of "met" on the scale of a standard
    normal variable. `missing` is the share of answers not scored; `excluded` the number of measurements that
    break a selection rule, as a share of the valid ones.
    """

    process: float = 0.0
    outcome: float = 0.0
    criteria: Mapping[str, float] = field(default_factory=dict)
    missing: float = 0.02
    excluded: float = 0.045


@dataclass(frozen=True, slots=True)
class Outline:
    """One row of the table: an institution, how many valid measurements it had in 2022, and its teams."""

    code: str
    name: str
    valid_in_2022: int
    teams: tuple[Place, ...]
    open_comparison: bool = False
    character: Character = Character()
    first_year: int = FIRST_DAY.year
    merged_into: str = ""

    @property
    def active_from(self) -> date:
        """The first day of taking part."""
        return date(self.first_year, 1, 1)

    @property
    def active_until(self) -> date | None:
        """The last day of taking part: the day before the merger, if there was one."""
        return MERGED_ON - timedelta(days=1) if self.merged_into else None


LONG_NAME: Final = "Stichting Samenwerkende Jeugd- en Opvoedhulporganisaties Kilo en Omstreken (fictief)"

OUTLINES: Final[tuple[Outline, ...]] = (
    Outline("alfa", "Jeugdhulp Alfa (fictief)", 72, (("Noord", ""), ("Zuid", "")), True),
    Outline(
        "bravo",
        "Bravo Jeugd & Gezin (fictief)",
        89,
        (("Oost", "Locatie Dijk"), ("West", "Locatie Plein")),
        True,
        Character(process=0.10),
    ),
    Outline(
        "charlie",
        "Jeugdzorg Charlie (fictief)",
        58,
        (("Stad", ""), ("Land", "")),
        character=Character(process=-0.12),
    ),
    Outline("delta", "Jeugdhulp Delta (fictief)", 10, (("Delta", ""),)),
    Outline(
        "echo", "Echo Opvoedhulp (fictief)", 25, (("Echo", ""),), True, Character(outcome=-0.30)
    ),  # lower, but too small for a funnel to see
    Outline(
        "foxtrot",
        "Foxtrot Spoedhulp (fictief)",
        135,
        (("Noord", "Locatie Haven"), ("Midden", "Locatie Haven"), ("Zuid", "Locatie Molen")),
        character=Character(outcome=-0.66),
    ),  # the low outlier in goal attainment
    Outline(
        "golf",
        "Jeugdhulp Golf (fictief)",
        185,
        (("Noord", "Locatie Kade"), ("Zuid", "Locatie Kade"), ("Oost", "Locatie Brink"), ("West", "")),
        True,
        Character(criteria={"3d": -0.12, "6": 0.15}),
    ),
    Outline(
        "hotel",
        "Hotel Jeugd en Ouders (fictief)",
        80,
        (("Noord", ""), ("Zuid", "")),
        True,
        Character(outcome=0.90),
    ),  # the high outlier in goal attainment
    Outline("india", "Jeugdhulp India (fictief)", 4, (("India", ""),)),
    Outline(
        "juliett",
        "Juliett Gezinshulp (fictief)",
        73,
        (("Rivier", ""), ("Heuvel", "")),
        character=Character(missing=0.04, excluded=0.14),
    ),  # the one with gaps in its data
    Outline(
        "kilo",
        LONG_NAME,
        50,
        (("Kilo en Omstreken Binnenstad", "Locatie Kilo aan de Waterkant"), ("Dorpen", "")),
    ),
    Outline(
        "lima",
        "Lima Jeugdhulp (fictief)",
        86,
        (("Noord", ""), ("Zuid", "")),
        True,
        Character(criteria={"3d": -0.85}),
    ),  # the low outlier in one criterion
    Outline("mike", "Jeugdzorg Mike (fictief)", 81, (("Oost", ""), ("West", "")), True, Character(process=0.12)),
    Outline(
        "november",
        "November Spoedhulp (fictief)",
        45,
        (("November", ""),),
        character=Character(outcome=-0.15),
        first_year=2020,
    ),
    Outline("oscar", "Jeugdhulp Oscar (fictief)", 102, (("Noord", "Locatie Poort"), ("Zuid", "Locatie Veld"))),
    Outline(
        "papa",
        "Papa Jeugd & Opvoeding (fictief)",
        197,
        (
            ("Noord", "Locatie Duin"),
            ("Zuid", "Locatie Duin"),
            ("Oost", "Locatie Bos"),
            ("West", "Locatie Bos"),
        ),
        True,
        Character(criteria={"6": -0.55}),
    ),
    Outline("quebec", "Quebec Gezinshulp (fictief)", 55, (("Quebec", ""),), merged_into="oscar"),
)
