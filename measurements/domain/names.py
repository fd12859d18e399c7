"""Recognising the name of a person in a code that an institution uses for a trajectory or a family.

Three signs, each seldom seen in the number of a file:

- letters and not one digit (JANSEN, p.devries): files are numbered;
- a word with a capital (Jansen-12), unless it is one of ORDINARY_WORDS;
- a name that many people bear, in any capitals and also in parts (de.vries12).

The lists are short on purpose, and our own: lists that are kept elsewhere are made for other ends (Faker's holds
rare and medieval names, others millions), and every name more is a code more that is refused for nothing.
"""

import re
from typing import Final

WORD: Final = re.compile(r"[A-Za-z]{3,}")
CAPITALISED: Final = re.compile(r"[A-Z][a-z]{2,}")
IN_PARTS: Final = re.compile(r"[A-Za-z]+(?:[./-][A-Za-z]+)*")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FREQUENT_NAMES: Final = _words(
    # family names that most people in the Netherlands bear, written together
    "jansen janssen devries vries vandenberg vanderberg vdberg berg vandijk dijk bakker visser smit meijer meyer "
    "deboer boer mulder degroot peters hendriks vanleeuwen leeuwen dekker brouwer dewit dijkstra smits "
    "degraaf vandermeer vdmeer jacobs vandervelde vermeulen vandenheuvel vdheuvel vandenbroek vdbroek debruijn "
    "debruin bruijn willems vanvliet hoekstra verhoeven vandam dejong dejonge jong schouten hermans kuipers "
    "veenstra vandervelden postma scholten prins huisman martens kuiper yilmaz yildiz kaya demir celik aydin nguyen "
    "singh elamrani benali bouzid ozturk sahin "
    # first names that are often given
    "johan johannes peter pieter piet hendrik henk willem cornelis kees gerrit jeroen martijn marcel marco "
    "michiel robert richard ronald dennis daan lucas levi finn noah milan luuk lars thijs thomas jesse bram "
    "ruben tijn stijn julian kevin rick sven joost wouter bart mark frank erik maria anna johanna elisabeth "
    "wilhelmina cornelia hendrika monique esther linda sandra petra ingrid marieke marjolein saskia annelies emma "
    "julia sophie tess lisa sara sanne lotte fleur noor lieke femke iris naomi laura michelle chantal "
    "mohamed mohammed mohammad muhammad ahmed achmed hassan ibrahim mustafa mehmet omar youssef bilal hamza fatima "
    "fatma aisha samira yasmina emine zeynep khadija"
)
"""None of three letters: Jan is refused as any word with a capital, and JAN is as good as always an abbreviation."""

ORDINARY_WORDS: Final = _words(
    "noord zuid oost west midden centrum stad regio wijk team locatie afdeling gezin traject dossier zaak casus "
    "client nummer meting hulp spoed spoedhulp crisis zorg jeugd intake aanmelding code januari februari maart april "
    "mei juni juli augustus september oktober november december groningen friesland fryslan drenthe overijssel "
    "flevoland gelderland utrecht holland zeeland brabant limburg amsterdam rotterdam haag haarlem leiden delft "
    "dordrecht zwolle enschede almelo deventer apeldoorn arnhem nijmegen ede tilburg breda eindhoven helmond bosch "
    "maastricht heerlen venlo roermond leeuwarden drachten emmen assen almere lelystad amersfoort hilversum gouda "
    "zoetermeer alkmaar hoorn zaandam purmerend goes middelburg"
)
"""Words with a capital that stand in the numbers of files: parts of an organisation, months, provinces, places."""


def looks_like_a_name(code: str) -> bool:
    """Whether the code seems to hold the name of a person; an ordinary number of a file does not."""
    has_no_digit = not re.search(r"[0-9]", code)
    return (has_no_digit and WORD.search(code) is not None) or _has_a_capitalised_word(code) or _has_a_known_name(code)


def _has_a_capitalised_word(code: str) -> bool:
    return any(word.lower() not in ORDINARY_WORDS for word in CAPITALISED.findall(code))


def _has_a_known_name(code: str) -> bool:
    words = WORD.findall(code)
    joined = [re.sub(r"[./-]", "", parts) for parts in IN_PARTS.findall(code) if not parts.isalpha()]
    return any(word.lower() in FREQUENT_NAMES for word in words + joined)
