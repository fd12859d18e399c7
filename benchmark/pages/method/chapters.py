"""The chapters of the method page, in the order in which somebody with figures before them asks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from benchmark.pages.method import formulas, formulas_of_many
from benchmark.pages.method.examples.certainty import certainty_example
from benchmark.pages.method.examples.differences import difference_example
from benchmark.pages.method.examples.effective_size import effective_size_example
from benchmark.pages.method.examples.family_types import family_types_example
from benchmark.pages.method.examples.figures import criterion_example, year_figures_example
from benchmark.pages.method.examples.funnel import funnel_example
from benchmark.pages.method.examples.many_institutions import many_institutions_example
from benchmark.pages.method.examples.norm import norm_example
from benchmark.pages.method.examples.published import published_figures
from benchmark.pages.method.examples.quality import quality_example
from benchmark.pages.method.examples.releases import releases_example
from benchmark.pages.method.examples.selection import selection_example
from benchmark.pages.method.examples.small_numbers import small_numbers_example
from benchmark.pages.method.examples.success import success_example
from benchmark.pages.method.examples.variants import variants_example
from benchmark.pages.method.examples.years import trend_example
from benchmark.pages.method.formula import Formula


@dataclass(frozen=True, slots=True)
class Chapter:
    """One question: its place in the address (`slug`), its example, formulas, and short names of SOURCES.

    `sections` are the chapters of docs/methode/cijfers.md that hold the full definitions.
    """

    slug: str
    title: str
    sections: tuple[int, ...]
    example: Callable[[], Any] | None = None
    formulas: tuple[Formula, ...] = ()
    sources: tuple[str, ...] = ()


CHAPTERS: Final = (
    Chapter("telt-mee", "Welke metingen tellen mee?", (1, 9), selection_example, (), ("sejn",)),
    Chapter("criterium", "Hoe komt de score van een criterium tot stand?", (2,), criterion_example, formulas.CRITERION),
    Chapter(
        "jaarcijfers",
        "Wat zijn behandelgetrouwheid en doelbereiking?",
        (3,),
        year_figures_example,
        formulas.YEAR_FIGURES,
        ("meyer",),
    ),
    Chapter("norm", "Wanneer is de norm gehaald, en hoe ronden wij af?", (4, 5), norm_example, formulas.NORM_FORMULAS),
    Chapter(
        "zekerheid",
        "Hoe zeker is een score?",
        (6, 12),
        certainty_example,
        formulas.CERTAINTY,
        ("clopper", "brown"),
    ),
    Chapter(
        "effectieve-omvang",
        "Hoe zeker is een jaarcijfer?",
        (11,),
        effective_size_example,
        formulas.EFFECTIVE_SIZE,
        ("korn", "franco"),
    ),
    Chapter(
        "verschil",
        "Is er iets veranderd, of anders dan landelijk?",
        (13,),
        difference_example,
        formulas.DIFFERENCES,
        ("wilson", "newcombe", "zou"),
    ),
    Chapter(
        "trechter",
        "Wat zegt de trechter, en wat niet?",
        (14,),
        funnel_example,
        formulas_of_many.FUNNEL,
        ("spiegelhalter", "goldstein"),
    ),
    Chapter(
        "veel-instellingen",
        "Hoe kijken wij naar veel instellingen tegelijk?",
        (15, 18),
        many_institutions_example,
        formulas_of_many.MANY_INSTITUTIONS,
        ("benjamini", "jones", "spiegelhalter", "hofstede"),
    ),
    Chapter(
        "trend",
        "Gaat het over de jaren omhoog of omlaag?",
        (16, 17),
        trend_example,
        formulas_of_many.TREND,
        ("cochran", "mantel", "albert", "shewhart", "laney"),
    ),
    Chapter(
        "kleine-aantallen",
        "Wat tonen wij niet, en wie ziet wat?",
        (7,),
        small_numbers_example,
        (),
        ("handbook", "goldstein"),
    ),
    Chapter("uitgaven", "Wat is een uitgave?", (), releases_example),
    Chapter(
        "succes",
        "Wat hangt samen met succes?",
        (19,),
        success_example,
        formulas_of_many.SUCCESS,
        ("cochran", "mantel", "haenszel"),
    ),
    Chapter(
        "datakwaliteit",
        "Hoe goed zijn de gegevens?",
        (10, 20, 21, 22, 24),
        quality_example,
        formulas_of_many.QUALITY,
        ("hyndman", "reuning"),
    ),
    Chapter(
        "gezinstypen",
        "Telt mee welke gezinnen u hielp?",
        (23,),
        family_types_example,
        formulas_of_many.FAMILY_TYPES,
        ("evans", "roessler"),
    ),
    Chapter(
        "definities",
        "Waarom deze definitie van het jaarcijfer?",
        (3,),
        variants_example,
        formulas.VARIANTS,
        ("reeves", "meyer"),
    ),
    Chapter("grenzen", "Wat weten wij niet?", (8,), published_figures, (), ("meyer", "sejn")),
    Chapter("versies", "Welke versies gelden nu?", ()),
)
