"""What the comparison says in one sentence, and what chance does to it."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from benchmark.domain.differences import Change
from benchmark.pages.side_by_side.naming import Names
from benchmark.pages.side_by_side.rows import ComparedRow
from benchmark.pages.wording import among, counted

CHANCE: Final = (
    "Toeval speelt mee: ook als er in werkelijkheid niets verschilt, valt ongeveer 1 op de 20 cijfers hoger of lager "
    "uit."
)


def conclusion(rows: Sequence[ComparedRow], names: Names) -> str:
    """How many figures are shown to be higher and lower, and how many could not be compared."""
    counts = Counter(row.change for row in rows)
    left_out = counts.pop(None, 0)
    if not counts:
        return f"{names.when} is {names.subject} niet te vergelijken {names.beside}: {_why_not(rows)}."
    sentence = _shown(counts[Change.HIGHER], counts[Change.LOWER], len(rows) - left_out, names)
    if not left_out:
        return sentence
    return f"{sentence} {counted(left_out, 'cijfer is', 'cijfers zijn')} niet te vergelijken."


def _shown(higher: int, lower: int, compared: int, names: Names) -> str:
    of_all = f"van de {compared} cijfers"
    if not higher and not lower:
        return f"{names.when} is bij {names.subject} op geen {of_all} een verschil {names.beside} aantoonbaar."
    if higher:
        where = f"hoger {names.than} op {higher} {of_all} en lager op {lower or 'geen'}"
    else:
        where = f"lager {names.than} op {lower} {of_all} en hoger op geen"
    left = compared - higher - lower
    rest = f"; bij {'het andere' if left == 1 else f'de andere {left}'} is geen verschil aantoonbaar" if left else ""
    return f"{names.when} scoort {names.subject} {where}{rest}."


def _why_not(rows: Sequence[ComparedRow]) -> str:
    """Why none of the figures can be compared: the reasons of the rows, each once."""
    return among(list(dict.fromkeys(row.word.removeprefix("geen uitspraak: ") for row in rows)))


def chance_note(rows: Sequence[ComparedRow]) -> str:
    """What chance does where differences were tested; nothing where none was."""
    return CHANCE if any(row.change for row in rows) else ""
