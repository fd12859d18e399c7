"""The page of one criterion of an institution, one of its locations or one of its teams."""

from dataclasses import dataclass
from functools import partial

from benchmark.domain.criterion_counts import CriterionCounts
from benchmark.domain.disclosure.figure import PublicFigure
from benchmark.page_data.criterion import InstitutionCriterion
from benchmark.pages.criterion.about import AboutCriterion, about_criterion, criterion_options
from benchmark.pages.criterion.answers import AnswerRow, answer_rows, answers_dataset, behind_urls
from benchmark.pages.criterion.cards import criterion_cards, mark_of, nation_card
from benchmark.pages.criterion.classes import ClassesView, classes_view
from benchmark.pages.criterion.conclusion import conclusion, needed
from benchmark.pages.criterion.scores import ScoreRow, score_row, scores_dataset
from benchmark.pages.criterion.years import CriterionYears, criterion_years_view, years_dataset
from benchmark.pages.criterion_links import query_of
from benchmark.pages.files import PageFiles, stem_of
from benchmark.pages.filters import Option, OptionGroup, period_in_sentence, period_label, period_options
from benchmark.pages.more_certainty import MoreCertainty, only_longer
from benchmark.pages.year_figures import Card
from institutions.models import Team


@dataclass(frozen=True, slots=True)
class InstitutionCriterionPage:
    """Everything on the page; `when` names the period, and `over` does so after the word "over".

    `classes` is None for who may not see the measurements, `team_rows` is empty where there is one team.
    """

    data: InstitutionCriterion
    about: AboutCriterion
    when: str
    over: str
    conclusion: str
    needed: str
    more: MoreCertainty | None
    criteria: tuple[OptionGroup, ...]
    periods: tuple[OptionGroup, ...]
    teams: tuple[Option, ...]
    locations: tuple[Option, ...]
    cards: tuple[Card, ...]
    answers: tuple[AnswerRow, ...]
    years: CriterionYears
    team_rows: tuple[ScoreRow, ...]
    classes: ClassesView | None

    @property
    def query_of_place(self) -> str:
        """The chosen team or location alone, for a link to another period of it."""
        return query_of(self.data.places.chosen)

    @property
    def files(self) -> PageFiles:
        """The years and the family types as table and chart, answers and teams as a table; only what the page shows."""
        scope = ", ".join(filter(None, (self.data.institution.name, self.data.places.title)))
        of_criterion, in_period = f"{self.about.name}: {scope}", f"{self.about.name}: {scope}, {self.when}"
        tables = {"jaren": years_dataset(self.years, f"Score per jaar van {of_criterion}")}
        if self.cards:
            tables["antwoorden"] = answers_dataset(self.answers, f"Antwoorden op {in_period}")
        if self.team_rows:
            tables["teams"] = scores_dataset(self.team_rows, "Team", f"Score per team van {in_period}")
        if self.classes:
            rows = self.classes.rows
            tables["gezinstypen"] = scores_dataset(rows, "Type gezin", f"Score per type gezin van {in_period}")
        charts = {"jaren": self.years.chart, "gezinstypen": self.classes.chart if self.classes else None}
        number = self.data.criterion.form_number
        return PageFiles(stem_of(self.data.institution.code, number, *self.data.chosen.values()), tables, charts)


def institution_criterion_page(data: InstitutionCriterion) -> InstitutionCriterionPage:
    """The page for these counts of a criterion."""
    counts, places, period = data.counted.counts, data.places, data.counted.period
    leads = data.by_class is not None
    behind = behind_urls(data.institution.code, data.criterion, data.chosen) if leads else {}
    cards = criterion_cards(counts, mark_of(data.nation))
    over = period_in_sentence(period, data.today)
    return InstitutionCriterionPage(
        data=data,
        about=about_criterion(data.criterion),
        when=period_label(period, data.today),
        over=over,
        conclusion=conclusion(counts, over),
        needed=needed(counts.share),
        more=_more(data),
        criteria=criterion_options(data.criterion),
        periods=period_options(data.counted.by_year, period, data.today),
        teams=tuple(Option(team.code, team.name, team == places.team) for team in places.teams),
        locations=tuple(Option(f"{one.pk}", one.name, one == places.location) for one in places.locations),
        cards=(*cards, nation_card(data.nation)) if cards else (),
        answers=answer_rows(counts, behind),
        years=criterion_years_view(data.counted.by_year, _published(data), data.today),
        team_rows=_team_rows(data),
        classes=classes_view(data.by_class) if data.by_class is not None and counts.entered else None,
    )


def _more(data: InstitutionCriterion) -> MoreCertainty | None:
    """The longer period, where this one has too few answers or leaves the verdict open."""
    counted = data.counted
    scored = {year: counts.scored for year, counts in counted.by_year.items()}
    return only_longer(counted.counts.scored, counted.period, scored) if needed(counted.counts.share) else None


def _published(data: InstitutionCriterion) -> dict[int, PublicFigure]:
    return {year: one.figure for year, one in data.released.items()}


def _team_rows(data: InstitutionCriterion) -> tuple[ScoreRow, ...]:
    """The teams in the order of their names, when more than one is in what the page is about."""
    if data.places.team:
        return ()
    teams = sorted(filter(partial(_is_shown, data), data.places.teams), key=lambda team: team.name.casefold())
    counted = data.counted.by_part
    rows = (score_row(team.name, counted.get(team.pk, CriterionCounts()).share, with_counts=True) for team in teams)
    return tuple(rows) if len(teams) > 1 else ()


def _is_shown(data: InstitutionCriterion, team: Team) -> bool:
    """Whether the team is in the chosen place, and was there in the period or has measurements in it."""
    location, period = data.places.location, data.counted.period
    if location and team.location_id != location.pk:
        return False
    ended = team.active_until is not None and team.active_until < period.first_day
    return team.pk in data.counted.by_part or (team.active_from < period.day_after and not ended)
