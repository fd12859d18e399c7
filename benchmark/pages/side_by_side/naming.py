"""What both sides of the comparison are called, in a heading and in a sentence."""

from dataclasses import dataclass
from datetime import date

from benchmark.page_data.institution import InstitutionData
from benchmark.page_data.side_by_side import NATION, REST, Other
from benchmark.pages.filters import period_in_sentence, period_label
from measurements.domain.period import Period

REST_NAME = "Rest van de instelling"


@dataclass(frozen=True, slots=True)
class Names:
    """`own` and `other` head the columns; the others stand in a sentence.

    Such as `when` "In 2025", `subject` "team Noord van Jeugdhulp Golf", `than` "dan landelijk", `beside` "met
    landelijk".
    """

    own: str
    other: str
    when: str
    subject: str
    than: str
    beside: str


def names_of(own: InstitutionData, other: Other) -> Names:
    """The names for what was chosen."""
    when = f"In {period_in_sentence(own.period, own.today)}"
    if other.period:
        then = period_in_sentence(other.period, own.today)
        heads = (period_label(own.period, own.today), period_label(other.period, own.today))
        return Names(*heads, when, _subject(own), f"dan in {then}", f"met {then}")
    head = own.places.title or own.institution.name
    if other.code == REST:
        return Names(head, REST_NAME, when, _subject(own), "dan de rest van de instelling", "met de rest")
    return Names(head, "Landelijk", when, _subject(own), "dan landelijk", "met landelijk")


def _subject(own: InstitutionData) -> str:
    place = own.places.title
    return f"{place[:1].lower()}{place[1:]} van {own.institution.name}" if place else own.institution.name


def other_label(code: str, period: Period | None, today: date) -> str:
    """How a choice of what to compare with is called in the select."""
    if code == NATION:
        return "Landelijk, zelfde periode"
    if code == REST:
        return f"{REST_NAME}, zelfde periode"
    return f"Zelf, {period_label(period, today)}" if period else code
