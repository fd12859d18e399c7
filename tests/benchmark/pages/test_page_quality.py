"""What is written of the quality of data, from values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmark.domain.recording import Recording
from benchmark.domain.splits import SplitCounts
from benchmark.domain.timeliness import timeliness
from benchmark.pages.quality.conclusion import conclusion
from benchmark.pages.quality.funnel import funnel
from benchmark.pages.quality.missing import missing_above_5, missing_table, not_scored
from benchmark.pages.quality.straight_lines import straight_lines_view
from benchmark.pages.quality.timeliness import days_text, timeliness_view
from tests.benchmark.figures_to_show import figures_of_all_met

counts = st.integers(0, 40)


@given(counts, st.tuples(counts, counts, counts, counts))
def test_the_funnel_ends_at_the_valid_ones_whatever_falls_off(valid: int, off: tuple[int, ...]) -> None:
    codes = ("empty", "r2", "r3", "r1")
    first = {f"excluded_first_{code}": number for code, number in zip(codes, off, strict=True)}
    found = funnel(figures_of_all_met(valid, entered=valid + sum(off), **first))
    assert found.steps[-1].left == found.valid == valid
    assert [step.first for step in found.steps] == list(off)


def test_without_overlap_the_funnel_does_not_speak_of_it() -> None:
    alone = {"excluded_first_r3": 2, "excluded_any_r3": 2}
    assert not funnel(figures_of_all_met(10, entered=12, **alone)).overlap
    assert funnel(figures_of_all_met(10, entered=12, **alone, excluded_any_r2=1)).overlap


@pytest.mark.parametrize(("n", "text"), [(0, "-"), (9, "9 van 9"), (10, "100% (10 van 10)")])
def test_valid_is_a_percentage_from_10_entered(n: int, text: str) -> None:
    assert funnel(figures_of_all_met(n)).valid_text == text


@pytest.mark.parametrize(
    ("scored", "word"), [(95, ""), (94, "aandacht"), (80, "aandacht"), (79, "onzeker"), (0, "onzeker")]
)
def test_the_word_for_not_scored_goes_by_the_exact_value(scored: int, word: str) -> None:
    figures = figures_of_all_met(100, child_safety_clear_met=scored, child_safety_clear_scored=scored)
    row = next(row for row in missing_table(figures).rows if row.criterion.form_number == "3c")
    assert row.valid.word == word
    assert bool(row.bounds) == (word == "onzeker")
    assert missing_above_5(figures) == (["3c"] if word else [])


@pytest.mark.parametrize(
    ("n", "missing", "text"),
    [(1000, 51, ">5%"), (1000, 50, "5%"), (1000, 46, "5%"), (1000, 55, "6%"), (1000, 201, ">20%")],
)
def test_a_percentage_never_hides_on_which_side_of_a_limit_it_is(n: int, missing: int, text: str) -> None:
    scored = n - missing
    figures = figures_of_all_met(n, child_safety_clear_met=scored, child_safety_clear_scored=scored)
    row = next(row for row in missing_table(figures).rows if row.criterion.form_number == "3c")
    assert row.valid.text == text


def test_bounds_say_what_the_score_could_have_been() -> None:
    figures = figures_of_all_met(10, child_safety_clear_met=5, child_safety_clear_scored=6)
    row = next(row for row in missing_table(figures).rows if row.criterion.form_number == "3c")
    assert row.bounds == "De score had tussen 50% en 90% kunnen liggen."


def test_under_10_there_is_no_word_and_no_bound() -> None:
    figures = figures_of_all_met(9, child_safety_clear_met=0, child_safety_clear_scored=0)
    row = next(row for row in missing_table(figures).rows if row.criterion.form_number == "3c")
    assert (row.valid.text, row.valid.word, row.bounds) == ("9 van 9", "", "")
    assert missing_above_5(figures) == []


def test_not_scored_is_counted_over_all_answers() -> None:
    missing = not_scored(figures_of_all_met(10, crisis_resolved_scored=3, crisis_resolved_met=3))
    assert (missing.met, missing.scored) == (7, 140)
    assert not_scored(figures_of_all_met(0)).value is None


@pytest.mark.parametrize(
    ("days", "n", "text"),
    [
        (None, 0, "-"),
        (3.0, 9, "te weinig metingen"),
        (12.5, 10, "12,5 dagen"),
        (1.0, 10, "1 dag"),
        (0.0, 10, "0 dagen"),
        (31.25, 10, "31,3 dagen"),
        (9.96, 10, "10 dagen"),
    ],
)
def test_days_have_at_most_one_decimal_and_no_median_under_10(days: float | None, n: int, text: str) -> None:
    assert days_text(days, n) == text


def test_days_of_nothing_are_said_in_words() -> None:
    assert timeliness_view(timeliness({None: 3, -2: 1})).conclusion.startswith("Van geen enkele meting is bekend")
    assert timeliness_view(timeliness({4: 1})).conclusion.startswith("Van 1 meting zijn de dagen bekend.")


def test_everything_met_stands_beside_what_is_expected_only_from_10() -> None:
    lines = straight_lines_view(
        figures_of_all_met(10, everything_met=5, crisis_resolved_met=5),
        Recording({}, SplitCounts(valid=6, everything_met=3), SplitCounts(valid=10, everything_met=5)),
    )
    assert lines is not None
    assert (lines.seen, lines.seen_counts, lines.expected) == ("50%", "5 van 10", "50%")
    assert [row.everything for row in lines.days] == ["3 van 6", "50%"]
    assert straight_lines_view(figures_of_all_met(9), Recording()) is None


def test_nothing_is_expected_when_a_criterion_was_scored_by_nobody() -> None:
    nobody = figures_of_all_met(10, crisis_resolved_met=0, crisis_resolved_scored=0)
    lines = straight_lines_view(nobody, Recording())
    assert lines is not None
    assert lines.expected == "-"


@pytest.mark.parametrize(
    ("n", "start"),
    [
        (0, "Over 2024 zijn geen metingen ingevoerd."),
        (1, "Over 2024 is 1 meting ingevoerd; 1 daarvan telt mee."),
        (9, "Over 2024 zijn 9 metingen ingevoerd; 9 daarvan tellen mee."),
        (10, "Over 2024 zijn 10 metingen ingevoerd. Daarvan telt 100% (10 van 10) mee."),
    ],
)
def test_the_conclusion_has_its_own_words_for_none_few_and_enough(n: int, start: str) -> None:
    assert conclusion(figures_of_all_met(n), "2024").startswith(start)
