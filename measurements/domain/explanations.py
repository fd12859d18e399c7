"""What the 14 criteria ask, in plain words under each question of the form.

Each text says again what the question of the criterion says; it adds no rule, deadline or instrument.
"""

from dataclasses import dataclass
from typing import Final

from measurements.domain.criteria import INSTRUMENT_VERSION, Criterion


@dataclass(frozen=True, slots=True)
class Explanation:
    """When the answer is Ja, when it is Nee, an example, and where the question comes from; Dutch sentences."""

    when_yes: str
    when_no: str
    example: str
    source: str


def explanation_of(criterion: Criterion) -> Explanation:
    """The explanation of a criterion; KeyError for one that is not on the form."""
    when_yes, when_no, example = _TEXTS[criterion.form_number]
    source = f"Kwaliteitsmeting {INSTRUMENT_VERSION}, vraag {criterion.form_number}"
    return Explanation(when_yes, when_no, example, source)


_TEXTS: Final[dict[str, tuple[str, str, str]]] = {
    "1": (
        "De hulp aan het gezin begon binnen 24 uur na ontvangst van het Besluit Spoedeisende Zorg, de crisisafspraak "
        "of de aanmelding.",
        "De hulp begon meer dan 24 uur na die ontvangst.",
        "Bijvoorbeeld: de aanmelding kwam dinsdag om 15.00 uur binnen. Begon de hulp woensdag om 11.00 uur: Ja. "
        "Begon de hulp donderdag: Nee.",
    ),
    "2": (
        "Vóór het tweede gezinsbezoek lag er een startplan of een hulpverleningsplan bij start. Waren er "
        "veiligheidsafspraken nodig, dan stonden die erin.",
        "Bij het tweede gezinsbezoek lag er nog geen plan, of er ontbraken veiligheidsafspraken die wel nodig waren.",
        "Bijvoorbeeld: het tweede bezoek was op vrijdag. Lag het startplan er op donderdag: Ja. "
        "Lag het er pas na het bezoek: Nee.",
    ),
    "3a": (
        "U had helder hoe draagkracht en draaglast van het gezin zich tot elkaar verhouden, en dat beeld kwam uit "
        "actuele informatie.",
        "U had dat niet helder, of uw beeld kwam niet uit actuele informatie.",
        "Bijvoorbeeld: u weet uit recente gesprekken wat op het gezin drukt en wat het gezin aankan: Ja. "
        "U kent alleen een oud verslag: Nee.",
    ),
    "3b": (
        "U had helder wat het sociale netwerk van het gezin kan betekenen en wat niet, en dat beeld kwam uit "
        "actuele informatie.",
        "U had dat niet helder, of uw beeld kwam niet uit actuele informatie.",
        "Bijvoorbeeld: u weet uit recente gesprekken dat een buurvrouw kan oppassen en dat de familie niet kan "
        "helpen: Ja. U weet alleen wie er in de buurt wonen: Nee.",
    ),
    "3c": (
        "U had helder hoe veilig de aanwezige kinderen in het gezin zijn, en dat beeld kwam uit actuele informatie. "
        "Het gaat om uw beeld: ook als de kinderen niet veilig zijn, kan het antwoord Ja zijn.",
        "U had dat niet helder, of uw beeld kwam niet uit actuele informatie.",
        "Bijvoorbeeld: u weet uit recente gesprekken dat de kinderen thuis niet veilig zijn: Ja. "
        "U weet niet hoe veilig de kinderen zijn: Nee.",
    ),
    "3d": (
        "Een veiligheidsformulier (bijvoorbeeld RiS-L of ARIJ) is ingevuld én vóór het advies met het gezin besproken.",
        "Er is geen veiligheidsformulier ingevuld, of het is niet of pas na het advies met het gezin besproken.",
        "Bijvoorbeeld: u vulde de RiS-L in, besprak die met het gezin en gaf daarna het advies: Ja. "
        "U vulde de RiS-L in, maar besprak die niet met het gezin: Nee.",
    ),
    "4a": (
        "De gestelde doelen zijn tussentijds geëvalueerd, samen met het gezin.",
        "De doelen zijn niet tussentijds geëvalueerd, of dat gebeurde zonder het gezin.",
        "Bijvoorbeeld: u liep halverwege de hulp met het gezin de doelen na: Ja. "
        "U besprak de doelen tussentijds alleen met een collega: Nee.",
    ),
    "4b": (
        "Bij de tussentijdse evaluatie kregen het gezin én de plaatser advies over eventuele vervolghulp.",
        "Bij de tussentijdse evaluatie is geen advies gegeven, of alleen aan het gezin, of alleen aan de plaatser.",
        "Bijvoorbeeld: het gezin en de plaatser hoorden bij de tussentijdse evaluatie allebei uw advies: Ja. "
        "Alleen het gezin hoorde het: Nee.",
    ),
    "4c": (
        "De doelen staan in de eindrapportage, en bij elk doel staat hoever het volgens de gezinsleden bereikt is.",
        "De doelen staan niet in de eindrapportage, of bij een doel ontbreekt hoever het volgens de gezinsleden "
        "bereikt is.",
        "Bijvoorbeeld: bij elk doel staat hoever de gezinsleden vinden dat zij zijn gekomen: Ja. "
        "Er staat alleen wat u er zelf van vindt: Nee.",
    ),
    "5a": (
        "Aan het einde van de hulp is vastgesteld dat de crisis is opgeheven.",
        "Aan het einde van de hulp is dat niet vastgesteld.",
        "Bijvoorbeeld: bij het afsluiten is vastgesteld dat er geen crisis meer is: Ja. De crisis duurt nog: Nee.",
    ),
    "5b": (
        "Aan het einde van de hulp is vastgesteld dat de situatie in het gezin veilig genoeg is voor de aanwezige "
        "kinderen.",
        "Aan het einde van de hulp is dat niet vastgesteld.",
        "Bijvoorbeeld: bij het afsluiten is vastgesteld dat de kinderen thuis veilig genoeg zijn: Ja. "
        "Thuis is het nog niet veilig genoeg voor de kinderen: Nee.",
    ),
    "5c": (
        "Aan het einde van de hulp is vastgesteld dat de basisroutines aansluiten bij wat de aanwezige kinderen voor "
        "hun ontwikkeling nodig hebben.",
        "Aan het einde van de hulp is dat niet vastgesteld.",
        "Bijvoorbeeld: bij het afsluiten is vastgesteld dat slapen, eten en naar school gaan passen bij wat de "
        "kinderen nodig hebben: Ja. De kinderen slapen nog te weinig: Nee.",
    ),
    "5d": (
        "Het eindrapport beschrijft de situatie op alle drie de gebieden: crisis, veiligheid en basisroutines.",
        "In het eindrapport ontbreekt de situatie op een of meer van deze drie gebieden.",
        "Bijvoorbeeld: het eindrapport beschrijft crisis, veiligheid en basisroutines: Ja. "
        "De basisroutines staan er niet in: Nee.",
    ),
    "6": (
        "De voortgang is minstens één keer per week besproken in de werkbegeleiding. Individueel of in het team: "
        "beide tellen.",
        "Er was een week waarin de voortgang niet is besproken in de werkbegeleiding.",
        "Bijvoorbeeld: u besprak de voortgang de ene week individueel en de andere week in het team: Ja. "
        "U sloeg een week over: Nee.",
    ),
}
