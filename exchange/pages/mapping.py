"""The parts of the page on which somebody says what the values of a file mean."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class Section:
    """The questions about one thing, under a heading; only for teams the administrator can be asked."""

    key: str
    title: str
    explanation: str
    asked: Sequence[Any]

    @property
    def is_about_teams(self) -> bool:
        """Whether a button beside each question asks for a team."""
        return self.key == "team"


TEXTS: Final = (
    (
        "institution",
        "Instellingen die hier anders heten",
        "Kies welke instelling dit is. Kiest u niets, dan worden deze rijen een fout.",
    ),
    (
        "team",
        "Teams die hier niet bekend zijn",
        "Kies welk team dit is. Bestaat het team nog niet? Een import maakt zelf geen teams: vraag het de beheerder. "
        "Kiest u niets, dan worden deze rijen een fout.",
    ),
    (
        "family_type",
        "Type gezin: antwoorden die niet in de keuzelijst staan",
        "Kies welk antwoord dit is. Kiest u niets, dan worden deze rijen een fout.",
    ),
    (
        "problems",
        "Problematiek: antwoorden die niet in de keuzelijst staan",
        "Kies welk antwoord dit is, of laat het buiten de import.",
    ),
    (
        "work_goals",
        "Werkdoelen: antwoorden die niet in de keuzelijst staan",
        "Kies welk antwoord dit is, of laat het buiten de import.",
    ),
    (
        "follow_up_advice",
        "Vervolghulp: antwoorden die niet in de keuzelijst staan",
        "Kies welk antwoord dit is, of laat het buiten de import.",
    ),
    (
        "author",
        "Hulpverleners die hier niet bekend zijn",
        "Dit hoeft niet. Koppelt u een hulpverlener, dan ziet alleen die persoon deze metingen terug in het eigen "
        "beeld. Niemand anders ziet cijfers per hulpverlener.",
    ),
)
"""By group of values: heading and explanation, in the order of the page."""


def mapping_sections(about: Callable[[str], Sequence[Any]]) -> Iterator[Section]:
    """The sections in which something is asked; `about` gives the questions of a group."""
    for key, title, explanation in TEXTS:
        if asked := about(key):
            yield Section(key, title, explanation, asked)
