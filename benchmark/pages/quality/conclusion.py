"""The sentence under the title of a page on data quality."""

from benchmark.domain.figures import Figures
from benchmark.pages.quality.funnel import funnel
from benchmark.pages.quality.missing import missing_above_5
from benchmark.pages.wording import counted, is_enough


def conclusion(figures: Figures, when: str) -> str:
    """What can be said of the entered measurements of a period; `when` is such as "2022"."""
    if not figures.entered:
        return f"Over {when} zijn geen metingen ingevoerd. Er valt dus niets over de kwaliteit van gegevens te zeggen."
    entered = counted(figures.entered, "meting", "metingen")
    verb = "is" if figures.entered == 1 else "zijn"
    if not is_enough(figures.entered):
        valid = f"{figures.valid} daarvan {'telt' if figures.valid == 1 else 'tellen'} mee"
        return f"Over {when} {verb} {entered} ingevoerd; {valid}. Dat is weinig; u ziet daarom aantallen."
    return f"Over {when} {verb} {entered} ingevoerd. Daarvan telt {funnel(figures).valid_text} mee.{_missing(figures)}"


def _missing(figures: Figures) -> str:
    many = missing_above_5(figures)
    if not is_enough(figures.valid) or not many:
        return ""
    return f" Let op niet gescoord bij {counted(len(many), 'criterium', 'criteria')}."
