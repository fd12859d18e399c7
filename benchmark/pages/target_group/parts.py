"""What the page of an institution and that of the nation have both: the questions and the tables with outcomes."""

from dataclasses import dataclass
from typing import Final

from benchmark.domain.disclosure.refusals import SENTENCES
from benchmark.domain.splits import Split
from benchmark.page_data.places import Places
from benchmark.page_data.target_group import LIST_NAMES, NationalTargetGroupData, NationBeside, TargetGroupData
from benchmark.pages.files import PageFiles, stem_of
from benchmark.pages.filters import Option, period_label
from benchmark.pages.nation import nation_source
from benchmark.pages.target_group.answers import national_answers, own_answers
from benchmark.pages.target_group.classes import ClassTable, class_dataset, national_classes, own_classes
from benchmark.pages.target_group.cross import CrossTable, cross_dataset, cross_table
from benchmark.pages.target_group.questions import Question, questions
from measurements.models import Codebook

MAY_BE_CHANCE: Final = (
    "Een traject met meer antwoorden telt bij elk antwoord mee. Verschillen tussen antwoorden kunnen toeval zijn, en "
    "dat het een door het ander komt, is hiermee niet gezegd."
)

ONLY_REGISTRY: Final = (
    "Dit is de stand van nu, alleen voor SEJN. Geef naar buiten de cijfers van een uitgave: uit deze aantallen is een "
    "aantal onder 10 soms terug te rekenen."
)


@dataclass(frozen=True, slots=True)
class Parts:
    """What the page of an institution and that of the nation have both."""

    questions: tuple[Question, ...]
    cross: CrossTable
    classes: ClassTable
    crossed: Split
    about: str
    stem: str
    notes: tuple[str, ...]

    @property
    def has_measurements(self) -> bool:
        """Whether there is a valid measurement to show anything of."""
        return any(one.table.answered for one in self.questions)

    @property
    def crossed_name(self) -> str:
        """The code list of the table with outcomes, as it stands in the address."""
        return LIST_NAMES[self.crossed]

    @property
    def crossed_title(self) -> str:
        """The same as people name it."""
        return str(Codebook(self.crossed).label)

    @property
    def lists(self) -> tuple[Option, ...]:
        """The code lists that the table with outcomes can go by."""
        return tuple(
            Option(name, str(Codebook(code_list).label), code_list is self.crossed)
            for code_list, name in LIST_NAMES.items()
        )

    @property
    def files(self) -> PageFiles:
        """A table and a chart per question, and the tables with outcomes."""
        tables = {one.name: one.dataset(self.about, self.notes) for one in self.questions}
        tables["kruistabel"] = cross_dataset(
            self.cross, f"Uitkomsten naar {self.crossed_title.lower()}: {self.about}", (MAY_BE_CHANCE,)
        )
        tables["gezinsklassen"] = class_dataset(
            self.classes, f"Doelbereiking per klasse van gezinstypen: {self.about}", self.notes
        )
        return PageFiles(self.stem, tables, {one.name: one.table.chart for one in self.questions})


def own_parts(data: TargetGroupData) -> Parts:
    """The parts for an institution or a part of it."""
    nation, labels = data.nation.shown, data.labels.get(data.crossed, {})
    whose, when = _whose(data.places), period_label(data.period, data.today)
    return Parts(
        questions=questions(data.labels, lambda code_list, its: own_answers(data.own, nation, code_list, its, whose)),
        cross=cross_table(data.own, data.crossed, labels, is_own=True),
        classes=own_classes(data.own, nation),
        crossed=data.crossed,
        about=", ".join(filter(None, (data.institution.name, data.places.title, when))),
        stem=stem_of(data.institution.code, "doelgroep", *data.chosen.values()),
        notes=_nation_notes(data.nation),
    )


def national_parts(data: NationalTargetGroupData) -> Parts:
    """The parts for all institutions together."""

    return Parts(
        questions=questions(
            data.labels, lambda code_list, its: national_answers(data.nation, data.shown, code_list, its)
        ),
        cross=cross_table(data.nation, data.crossed, data.labels.get(data.crossed, {}), is_own=False),
        classes=national_classes(data.nation, data.shown),
        crossed=data.crossed,
        about=f"landelijk, {period_label(data.period, data.today)}",
        stem=stem_of("landelijk", "doelgroep", data.period.code),
        notes=(ONLY_REGISTRY,),
    )


def _whose(places: Places) -> str:
    return "dit team" if places.team else "deze locatie" if places.location else "deze instelling"


def _nation_notes(nation: NationBeside) -> tuple[str, ...]:
    """Where the national figures come from, and why one or all of them are not there."""
    if nation.shown is None:
        return (nation.reason,)
    chosen = [figure for figures in nation.shown.choices.values() for figure in figures.values()]
    sentences = dict.fromkeys(SENTENCES[figure.reason] for figure in chosen if figure.reason)
    return (nation_source(nation.release), *(f"{sentence}." for sentence in sentences))
