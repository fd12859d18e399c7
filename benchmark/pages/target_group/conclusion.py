"""The sentence under the title: what comes most."""

from benchmark.domain.rounding import NO_DATA
from benchmark.domain.verdict import MINIMUM_N
from benchmark.pages.nation import WITHHELD
from benchmark.pages.target_group.answers import AnswerRow, AnswerTable
from benchmark.pages.wording import among, counted, is_enough


def target_group_conclusion(families: AnswerTable, problems: AnswerTable, valid: int, when: str) -> str:
    """The family type and the problem that come most, from the rows of the page; counts are not drawn conclusions from.

    `when` is such as "2025" or "het 1e kwartaal van 2025".
    """
    if not valid:
        return f"Over {when} zijn er geen geldige metingen."
    if not is_enough(valid):
        are = counted(valid, "geldige meting", "geldige metingen")
        return (
            f"Over {when}: {are}. Dat is te weinig voor percentages (minder dan {MINIMUM_N}); u ziet daarom aantallen."
        )
    family, problem = most_given(families), most_given(problems)
    parts = [
        *([f"Het type gezin dat over {when} het meest voorkomt, is {family}."] if family else []),
        *([f"De problematiek die het meest is genoemd, is {problem}."] if problem else []),
    ]
    return " ".join(parts) or f"Over {when} is geen antwoord vaak genoeg gegeven om te tonen."


def most_given(table: AnswerTable) -> str:
    """The answer given most with its percentages, all of them when several were; empty without percentages."""
    told = [row for row in table.rows if row.bar and row.given]
    return among([_named(row) for row in told if row.given == told[0].given]) if told else ""


def _named(row: AnswerRow) -> str:
    beside = f", landelijk {row.nation}" if row.nation not in ("", NO_DATA, WITHHELD) else ""
    return f'"{row.label}" ({row.part}{beside})'
