"""The page of one criterion over all institutions, for SEJN."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from benchmark.domain.criterion_counts import CriterionCounts
from benchmark.page_data.criterion import NationalCriterion
from benchmark.pages.criterion.about import AboutCriterion, about_criterion, criterion_options
from benchmark.pages.criterion.answers import AnswerRow, answer_rows, answers_dataset
from benchmark.pages.criterion.cards import criterion_cards
from benchmark.pages.criterion.conclusion import conclusion, needed
from benchmark.pages.criterion.scores import ScoreRow, score_row, scores_dataset
from benchmark.pages.criterion.years import CriterionYears, criterion_years_view, years_dataset
from benchmark.pages.files import PageFiles, stem_of
from benchmark.pages.filters import OptionGroup, period_in_sentence, period_label, period_options
from benchmark.pages.year_figures import Card


@dataclass(frozen=True, slots=True)
class NationalCriterionPage:
    """Everything on the page; `when` names the period, and `over` does so after the word "over"."""

    data: NationalCriterion
    about: AboutCriterion
    when: str
    over: str
    conclusion: str
    needed: str
    criteria: tuple[OptionGroup, ...]
    periods: tuple[OptionGroup, ...]
    cards: tuple[Card, ...]
    answers: tuple[AnswerRow, ...]
    years: CriterionYears
    rows: tuple[ScoreRow, ...]

    @property
    def files(self) -> PageFiles:
        """The years as table and chart, the institutions, and the answers where there are any."""
        title = f"Score per instelling van {self.about.name}: {self.when}"
        answers = answers_dataset(self.answers, f"Antwoorden op {self.about.name}: landelijk, {self.when}")
        return PageFiles(
            stem_of("landelijk", self.data.criterion.form_number, *self.data.chosen.values()),
            {
                "jaren": years_dataset(self.years, f"Score per jaar van {self.about.name}: landelijk"),
                "instellingen": scores_dataset(self.rows, "Instelling", title),
                **({"antwoorden": answers} if self.cards else {}),
            },
            {"jaren": self.years.chart},
        )


def national_criterion_page(data: NationalCriterion) -> NationalCriterionPage:
    """The page for these counts of a criterion."""
    counts, period = data.counted.counts, data.counted.period
    over = period_in_sentence(period, data.today)
    return NationalCriterionPage(
        data=data,
        about=about_criterion(data.criterion),
        when=period_label(period, data.today),
        over=over,
        conclusion=conclusion(counts, over),
        needed=needed(counts.share),
        criteria=criterion_options(data.criterion),
        periods=period_options(data.counted.by_year, period, data.today),
        cards=criterion_cards(counts),
        answers=answer_rows(counts, {}),
        years=criterion_years_view(data.counted.by_year, {}, data.today),
        rows=_institution_rows(data),
    )


def _institution_rows(data: NationalCriterion) -> tuple[ScoreRow, ...]:
    """The institutions in the order of their names, each with the way to its own page of this criterion."""
    counted = data.counted.by_part
    query = urlencode(data.chosen)
    return tuple(
        score_row(
            one.name,
            counted.get(one.pk, CriterionCounts()).share,
            with_counts=True,
            url=f"{reverse('institution-criterion', args=[one.code, data.criterion.form_number])}?{query}",
        )
        for one in data.institutions
    )
