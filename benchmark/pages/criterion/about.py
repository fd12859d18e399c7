"""What a criterion is: its question, when the answer is Ja or Nee, what it counts for, and since when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from benchmark.pages.filters import Option, OptionGroup
from measurements.domain.criteria import OUTCOME_CRITERIA, PROCESS_CRITERIA, Criterion, Kind
from measurements.domain.definitions import DEFINITIONS
from measurements.domain.explanations import Explanation, explanation_of

KINDS: Final[Mapping[Kind, str]] = {Kind.PROCESS: "uitvoering", Kind.OUTCOME: "uitkomst"}
PURPOSES: Final[Mapping[Kind, str]] = {
    Kind.PROCESS: (
        f"Dit is een van de {len(PROCESS_CRITERIA)} uitvoeringscriteria. Samen zijn die de behandelgetrouwheid: "
        "zo ziet u of de hulp is gegeven zoals die is bedoeld."
    ),
    Kind.OUTCOME: (
        f"Dit is een van de {len(OUTCOME_CRITERIA)} uitkomstcriteria. Samen zijn die de doelbereiking: is de crisis "
        "opgeheven, is het gezin voldoende veilig, en zijn de basisroutines op orde?"
    ),
}
"""What a criterion counts for, in the words of the definitions; why each one is asked is in no source we have."""


@dataclass(frozen=True, slots=True)
class AboutCriterion:
    """What the page says of the criterion itself; `since` is the definition that it came with."""

    criterion: Criterion
    kind: str
    purpose: str
    explanation: Explanation
    since: str

    @property
    def name(self) -> str:
        """Number and label, such as "3d Veiligheidsformulier besproken"."""
        return criterion_name(self.criterion)

    @property
    def heading(self) -> str:
        """The name with the place where a telephone may break its longest word."""
        return self.name.replace("Veiligheidsformulier", "Veiligheids\N{SOFT HYPHEN}formulier")


def about_criterion(criterion: Criterion) -> AboutCriterion:
    """What the page says of this criterion."""
    return AboutCriterion(
        criterion, KINDS[criterion.kind], PURPOSES[criterion.kind], explanation_of(criterion), _since(criterion)
    )


def criterion_name(criterion: Criterion) -> str:
    """Number and label of a criterion, as people name it."""
    return f"{criterion.form_number} {criterion.label}"


def criterion_options(chosen: Criterion) -> tuple[OptionGroup, ...]:
    """All criteria to choose from, in the order of the report."""
    kinds = (("Uitvoering", PROCESS_CRITERIA), ("Uitkomst", OUTCOME_CRITERIA))
    return tuple(
        OptionGroup(name, tuple(Option(one.form_number, criterion_name(one), one == chosen) for one in criteria))
        for name, criteria in kinds
    )


def _since(criterion: Criterion) -> str:
    """The first definition in force that has the criterion, such as "versie 2.0 (kwaliteitsmeting ASH 2.0)"."""
    having = [one for one in DEFINITIONS if one.applies_from is not None and criterion in one.criteria]
    first = min(having, key=lambda one: one.applies_from or date.max)
    return f"versie {first.version} ({first.label})"
