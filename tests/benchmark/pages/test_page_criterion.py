"""What the pages of one criterion say, from values."""

from datetime import date

import pytest

from benchmark.domain.criterion_counts import CriterionCounts
from benchmark.domain.disclosure.shares import disclose_share
from benchmark.domain.share import Share
from benchmark.pages.criterion.about import about_criterion, criterion_options
from benchmark.pages.criterion.answers import answer_rows, behind_urls
from benchmark.pages.criterion.classes import classes_view
from benchmark.pages.criterion.conclusion import conclusion, needed
from benchmark.pages.criterion.scores import score_row, scores_dataset
from benchmark.pages.criterion.years import criterion_years_view, years_dataset
from measurements.domain.criteria import CRITERIA, criterion_by_form_number
from measurements.selectors.behind_figure import Answer

TODAY = date(2025, 6, 1)
SAFETY_FORM = criterion_by_form_number("3d")


def counts(met: int, scored: int, valid: int | None = None) -> CriterionCounts:
    valid = scored if valid is None else valid
    return CriterionCounts(entered=valid + 2, valid=valid, scored=scored, met=met)


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        (CriterionCounts(), "Over 2024 zijn geen metingen ingevoerd."),
        (CriterionCounts(entered=3), "Over 2024 is er geen meting die meetelt."),
        (counts(0, 0, 5), "Over 2024 is dit criterium in geen enkele geldige meting gescoord."),
        (counts(3, 4), "Over 2024 is dit criterium behaald in 3 van 4 gescoorde metingen."),
        (counts(0, 1), "Over 2024 is dit criterium behaald in 0 van 1 gescoorde meting."),
        (
            counts(67, 95),
            "Over 2024 is dit criterium behaald in 71% van de 95 metingen waarin het is gescoord "
            "(95%-interval 60-79%): de norm van 80% is niet behaald.",
        ),
    ],
)
def test_the_conclusion_says_score_n_interval_and_verdict(answers: CriterionCounts, sentence: str) -> None:
    assert conclusion(answers, "2024") == sentence


def test_nothing_more_is_needed_where_the_verdict_is_clear_or_nothing_was_scored() -> None:
    assert needed(Share(67, 95)) == needed(Share(95, 95)) == needed(Share(0, 0)) == ""


def test_under_10_it_says_how_many_more_it_takes() -> None:
    assert "te weinig voor een percentage en een oordeel. Er zijn nog 6 gescoorde metingen nodig" in needed(Share(3, 4))
    assert "nog 1 gescoorde meting nodig" in needed(Share(9, 9))


def test_an_open_verdict_says_from_how_many_met_it_would_not_be_open() -> None:
    assert needed(Share(33, 40)) == (
        'Bij 40 metingen kan "norm behaald" worden gezegd vanaf 38 keer behaald. '
        '"Norm niet behaald" kan tot en met 26 keer. Nu is het 33 keer behaald.'
    )


def test_with_too_few_measurements_to_ever_show_the_norm_it_says_so() -> None:
    assert "Met minder dan 17 metingen is de norm nooit aan te tonen" in needed(Share(12, 12))


def test_the_answers_add_up_to_the_valid_measurements() -> None:
    rows = answer_rows(counts(67, 95, 98), {})
    assert [row.count for row in rows] == [67, 28, 3]
    assert not any(row.url for row in rows)


def test_only_nee_and_not_scored_lead_to_measurements_and_not_when_there_are_none() -> None:
    behind = behind_urls("golf", SAFETY_FORM, {"periode": "2024", "team": "noord", "locatie": ""})
    assert [bool(row.url) for row in answer_rows(counts(67, 95, 98), behind)] == [False, True, True]
    assert [bool(row.url) for row in answer_rows(counts(95, 95), behind)] == [False, False, False]
    assert behind[Answer.NOT_MET] == "/metingen/?instelling=golf&criterium=3d&antwoord=nee&periode=2024&team=noord"


def test_every_criterion_has_a_question_an_explanation_a_purpose_and_a_version() -> None:
    for criterion in CRITERIA:
        about = about_criterion(criterion)
        assert about.explanation.when_yes
        assert about.purpose.startswith("Dit is een van de")
        assert about.since == "versie 2.0 (kwaliteitsmeting ASH 2.0)"
    assert about_criterion(SAFETY_FORM).name == "3d Veiligheidsformulier besproken"
    assert about_criterion(criterion_by_form_number("5d")).kind == "uitvoering"


def test_all_criteria_can_be_chosen_and_one_is() -> None:
    groups = criterion_options(SAFETY_FORM)
    assert [len(group.options) for group in groups] == [11, 3]
    assert [option.value for group in groups for option in group.options if option.is_chosen] == ["3d"]


def test_under_10_a_row_has_counts_for_the_own_ones_and_words_for_institutions() -> None:
    own, other = (score_row("Noord", Share(3, 4), with_counts=flag) for flag in (True, False))
    assert (own.score, other.score) == ("3 van 4", "te weinig metingen")
    assert own.interval == own.verdict == other.verdict == ""
    assert score_row("Noord", Share(0, 0), with_counts=True).score == "niet gescoord"


def test_a_file_holds_the_rows_as_the_page_shows_them() -> None:
    rows = (score_row("Noord", Share(67, 95), with_counts=True), score_row("Zuid", Share(3, 4), with_counts=True))
    assert scores_dataset(rows, "Team", "Titel").rows == (
        ("Noord", 95, "71%", "60-79%", "norm niet behaald"),
        ("Zuid", 4, "3 van 4", "", ""),
    )


def test_the_years_run_without_gaps_up_to_this_year_and_small_years_have_counts_only() -> None:
    view = criterion_years_view({2022: counts(3, 4), 2024: counts(67, 95)}, {}, TODAY)
    assert [row.label for row in view.rows] == ["2022", "2023", "2024", "2025"]
    assert [row.counts for row in view.rows] == ["3 van 4", "-", "67 van 95", "-"]
    assert [row.score.score for row in view.rows] == [
        "te weinig metingen",
        "niet gescoord",
        "71%",
        "niet gescoord",
    ]
    assert view.rows[-1].is_running
    assert view.caption == "In 2024 was de score 71%."
    assert not view.shows_nation


def test_years_without_10_scored_measurements_give_no_chart_and_no_years_give_no_rows() -> None:
    view = criterion_years_view({2024: counts(3, 4)}, {}, TODAY)
    assert view.chart is None
    assert "Daarom is er geen grafiek" in view.caption
    assert criterion_years_view({}, {}, TODAY).rows == ()


def test_a_released_year_has_the_national_score_and_a_withheld_one_the_reason() -> None:
    published = {2023: disclose_share([Share(80, 100)] * 6), 2024: disclose_share([Share(1, 2)])}
    view = criterion_years_view({2023: counts(67, 95), 2024: counts(60, 95)}, published, TODAY)
    assert [row.nation for row in view.rows] == [published[2023].text, "niet getoond", "-"]
    assert any(note.startswith("Landelijk niet getoond: te weinig") for note in view.notes)
    assert view.shows_nation
    columns = years_dataset(view, "Titel").columns
    assert columns[-1] == "Landelijk"
    assert "Landelijk" not in years_dataset(criterion_years_view({2023: counts(9, 95)}, {}, TODAY), "Titel").columns


def test_classes_with_10_or_more_have_a_bar_and_others_counts() -> None:
    view = classes_view({"one_parent": Share(30, 40), "other": Share(3, 4)})
    assert [row.score for row in view.rows] == ["75%", "niet gescoord", "3 van 4"]
    assert view.chart is not None
    assert view.chart["data"][0]["y"] == ["one_parent"]
    assert view.caption.startswith("De score is 75% bij alleenstaande ouder met kind(eren).")


def test_without_a_class_of_10_there_is_no_chart() -> None:
    view = classes_view({"one_parent": Share(3, 4)})
    assert view.chart is None
    assert "geen grafiek" in view.caption


def test_counts_of_parts_add_up() -> None:
    assert CriterionCounts.together([counts(1, 2), counts(3, 4, 6)]) == CriterionCounts(12, 8, 6, 4)
    assert CriterionCounts.together([]) == CriterionCounts()
