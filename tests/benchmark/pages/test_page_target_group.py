"""What the pages about the target group show, from values."""

import pytest

from benchmark.domain.disclosure.figure import PublicFigure
from benchmark.domain.public_target_group import PublicTargetGroup
from benchmark.domain.splits import Split
from benchmark.pages.target_group.answers import AnswerTable, national_answers, own_answers
from benchmark.pages.target_group.classes import class_dataset, national_classes, own_classes
from benchmark.pages.target_group.conclusion import target_group_conclusion
from benchmark.pages.target_group.cross import NOT_SHOWN, cross_dataset, cross_table
from benchmark.pages.target_group.expected import expected_text
from benchmark.pages.target_group.questions import questions
from tests.benchmark.target_groups import CLASS_KEYS, LABELS, nation_of, target_group_of

PROBLEMS = {"PO01": 20, "PJ01": 30}
TOO_FEW = "Niet getoond: te weinig metingen (minder dan 10)"


def figure(low: int, high: int | None = None, n: int = 500) -> PublicFigure:
    return PublicFigure.from_json({"n": n, "low": low, "high": low if high is None else high, "reason": None})


def withheld() -> PublicFigure:
    return PublicFigure.from_json({"n": None, "low": None, "high": None, "reason": "too_few"})


def released(problem: dict[str, PublicFigure], **classes: PublicFigure) -> PublicTargetGroup:
    return PublicTargetGroup({Split.PROBLEM: problem}, classes.pop("whole", figure(85)), classes)


def problems(own_n: int = 50, given: dict[str, int] = PROBLEMS, nation: PublicTargetGroup | None = None) -> AnswerTable:
    own = target_group_of(own_n, problem=given)
    return own_answers(own, nation, Split.PROBLEM, LABELS["problem"], "deze instelling")


def cells(table: AnswerTable) -> list[tuple[str, str, str, str]]:
    return [(row.label, row.n, row.part, row.nation) for row in table.rows]


# answers


def test_answers_stand_from_high_to_low_and_each_is_a_part_of_all_valid_measurements() -> None:
    assert cells(problems()) == [
        ("Gedrag (j)", "30", "60%", "-"),
        ("Opvoeding (o)", "20", "40%", "-"),
        ("Scheiding (o)", "0", "0%", "-"),
    ]


def test_equal_answers_stay_in_the_order_of_the_list() -> None:
    assert [row.label for row in problems(given={"PO02": 7, "PJ01": 7}).rows] == [
        "Gedrag (j)",
        "Scheiding (o)",
        "Opvoeding (o)",
    ]


def test_family_types_are_a_part_of_the_measurements_in_which_the_type_is_known() -> None:
    own = target_group_of(50, family_type={"TG01": 30, "TG02": 10})
    table = own_answers(own, None, Split.FAMILY_TYPE, LABELS["family_type"], "x")
    assert table.answered == 40
    assert [row.part for row in table.rows] == ["75%", "25%", "0%"]


def test_a_national_mark_is_the_number_of_the_release_and_a_band_or_a_withheld_figure_has_none() -> None:
    nation = released({"PO01": figure(49), "PJ01": figure(0, 1), "PO02": withheld()})
    table = problems(nation=nation, given=PROBLEMS | {"PO02": 10})
    assert [(row.label, row.nation, row.bar and row.bar.nation) for row in table.rows] == [
        ("Gedrag (j)", "1% of minder", None),
        ("Opvoeding (o)", "49%", 49.0),
        ("Scheiding (o)", "niet getoond", None),
    ]


def test_chart_and_table_have_the_same_numbers() -> None:
    table = problems(nation=released({"PO01": figure(49), "PJ01": figure(52)}))
    assert table.chart is not None
    bars, _, marks, texts = table.chart["data"]
    assert [round(x) for x in bars["x"]] == [int(row.part[:-1]) for row in table.first]
    assert [text.strip() for text in texts["text"]] == [f"{row.part} (n={row.n})" for row in table.first]
    assert [f"{x:.0f}%" for x in marks["x"]] == [row.nation for row in table.first]


def test_the_chart_has_the_first_ten_answers_and_the_table_all_of_them() -> None:
    own = target_group_of(100, problem={f"P{place:02}": 40 - place for place in range(14)})
    (_, question, *_) = questions({}, lambda code_list, labels: own_answers(own, None, code_list, labels, "x"))
    assert question.table.chart is not None
    assert (len(question.table.first), len(question.table.rest)) == (10, 4)
    assert question.table.chart["layout"]["yaxis"]["categoryarray"] == [f"P{place:02}" for place in range(10)]
    assert question.drawn == "De grafiek toont de eerste 10 van de 14 antwoorden; de andere 4 staan onder de tabel."
    assert len(question.dataset("golf", ()).rows) == 14


def test_answers_under_3_percent_are_not_drawn_and_the_page_says_so() -> None:
    own = target_group_of(100, problem={"PO01": 50, "PJ01": 3, "PO02": 2})
    (_, question, *_) = questions(LABELS, lambda code_list, labels: own_answers(own, None, code_list, labels, "x"))
    assert [row.label for row in question.table.first] == ["Opvoeding (o)", "Gedrag (j)"]
    assert question.drawn == "De grafiek toont de 2 antwoorden van 3% of meer; de andere 1 staan onder de tabel."


def test_under_10_valid_measurements_there_are_counts_and_no_chart() -> None:
    table = problems(9, {"PO01": 3, "PJ01": 9}, released({"PO01": figure(49), "PJ01": figure(52)}))
    assert table.chart is None
    assert cells(table)[:2] == [("Gedrag (j)", "9", "9 van 9", "52%"), ("Opvoeding (o)", "3", "3 van 9", "49%")]
    assert problems(10, {"PO01": 3}).chart is not None


def test_a_code_that_is_out_of_the_list_stands_there_as_it_is() -> None:
    assert problems(given={"OUD1": 12}).rows[0].label == "OUD1"


def test_an_answer_that_fewer_than_10_gave_has_a_count_in_the_nation_and_no_percentage() -> None:
    nation, given = target_group_of(500, problem={"PO01": 250, "PJ01": 9}), {"PO01": 250, "PJ01": 9}
    table = national_answers(nation, nation_of(500, problem=given), Split.PROBLEM, LABELS["problem"])
    assert cells(table) == [
        ("Opvoeding (o)", "250", "50%", ""),
        ("Gedrag (j)", "9", TOO_FEW, ""),
        ("Scheiding (o)", "0", "0%", ""),
    ]


# conclusion


def told(n: int, family: dict[str, int], problem: dict[str, int], nation: PublicTargetGroup | None = None) -> str:
    own = target_group_of(n, family_type=family, problem=problem)
    families, named = (
        own_answers(own, nation, code_list, LABELS[code_list], "x") for code_list in (Split.FAMILY_TYPE, Split.PROBLEM)
    )
    return target_group_conclusion(families, named, n, "2025")


def test_the_conclusion_names_what_comes_most_with_the_numbers_of_the_page() -> None:
    nation = released({"PJ01": figure(52)})
    assert told(50, {"TG01": 40, "TG02": 10}, PROBLEMS, nation) == (
        'Het type gezin dat over 2025 het meest voorkomt, is "Eenouder" (80%). '
        'De problematiek die het meest is genoemd, is "Gedrag (j)" (60%, landelijk 52%).'
    )


def test_the_conclusion_names_every_answer_that_comes_most() -> None:
    assert 'is "Eenouder" (50%) en "Tweeouder" (50%).' in told(50, {"TG01": 25, "TG02": 25}, {})


@pytest.mark.parametrize(
    ("n", "begin"),
    [(0, "Over 2025 zijn er geen geldige metingen."), (9, "Over 2025: 9 geldige metingen. Dat is te weinig")],
)
def test_the_conclusion_claims_nothing_under_10(n: int, begin: str) -> None:
    assert told(n, {"TG01": n}, {}).startswith(begin)


# outcomes


def test_the_cross_table_has_the_outcomes_of_each_answer_and_of_everybody() -> None:
    own = target_group_of(50, problem=PROBLEMS)
    table = cross_table(own, Split.PROBLEM, LABELS["problem"], is_own=True)
    assert [row.label for row in table.rows] == ["Alle geldige metingen", "Gedrag (j)", "Opvoeding (o)"]
    assert {(row.fidelity, row.goal_attainment, row.resolved, row.positive) for row in table.rows} == {("100%",) * 4}


def test_under_10_an_institution_sees_its_counts_and_the_nation_how_many_there_are() -> None:
    group = target_group_of(50, problem={"PO01": 9, "PJ01": 10})
    own = cross_table(group, Split.PROBLEM, LABELS["problem"], is_own=True)
    few = own.rest[0]
    assert (few.n, few.fidelity, few.resolved) == ("9", "te weinig metingen", "9 van 9")
    nation = cross_table(group, Split.PROBLEM, LABELS["problem"], is_own=False)
    assert (nation.rest[0].n, nation.rest[0].is_withheld, nation.first[0].n) == ("9", True, "10")
    assert "9 van 9" not in str(cross_dataset(nation, "x", ()))
    assert cross_dataset(nation, "x", ()).rows[-1] == ("Opvoeding (o)", "9", *[NOT_SHOWN] * 4)


def test_classes_have_the_own_and_the_national_goal_attainment() -> None:
    own = target_group_of(40, {"TG01": 80, "TG02": 90}, family_type={"TG01": 30, "TG02": 9})
    nation = released({}, **dict(zip(CLASS_KEYS, (figure(84), figure(90, 94), withheld()), strict=True)))
    table = own_classes(own, nation)
    assert [(row.n, row.score, row.nation) for row in table.rows] == [
        ("30", "80%", "84%"),
        ("9", "te weinig metingen", "90 tot 95%"),
        ("1", "te weinig metingen", "niet getoond"),
    ]
    assert table.withheld == TOO_FEW
    assert len(class_dataset(own_classes(own, None), "x", ()).columns) == 3


def test_a_class_under_10_has_no_score_in_the_nation() -> None:
    nation = target_group_of(60, family_type={"TG01": 51, "TG02": 9})
    rows = national_classes(nation, nation_of(60, family_type={"TG01": 51, "TG02": 9})).rows
    assert [(row.n, row.score) for row in rows] == [("51", "100%"), ("9", TOO_FEW), ("0", TOO_FEW)]


# expected

CLASSES = {"TG01": 70, "TG02": 90}


def test_the_expectation_stands_there_when_the_families_make_more_than_2_points() -> None:
    own = target_group_of(50, CLASSES, family_type={"TG01": 50})
    nation = released({}, one_parent=figure(80), two_parents=figure(90), other=withheld(), whole=figure(85))
    assert expected_text(own, nation) == (
        "Met de landelijke cijfers per klasse is bij deze gezinnen een doelbereiking van 80% te verwachten (landelijk "
        "85%); gemeten is 70%. Verschil met de verwachting: -10 procentpunten (95%-interval -21 tot +1 punten). Dat "
        "verschil kan toeval zijn."
    )


def test_a_difference_larger_than_chance_is_told_as_such_and_never_as_a_cause() -> None:
    own = target_group_of(200, CLASSES, family_type={"TG01": 200})
    nation = released({}, one_parent=figure(80), two_parents=figure(90), other=figure(80), whole=figure(85))
    assert expected_text(own, nation).endswith("waardoor het komt, zegt dit niet.")


def test_families_that_make_2_points_or_less_explain_little() -> None:
    own = target_group_of(50, CLASSES, family_type={"TG01": 50})
    nation = released({}, one_parent=figure(83), two_parents=figure(90), other=figure(80), whole=figure(85))
    assert expected_text(own, nation).startswith("Gezinstype verklaart hier weinig: met deze gezinnen is hoogstens 2")
    assert "gemeten" not in expected_text(own, nation)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"one_parent": withheld()}, 'niet als heel percentage te tonen voor "Alleenstaande ouder met kind(eren)".'),
        ({"one_parent": figure(90, 94)}, 'niet als heel percentage te tonen voor "Alleenstaande ouder met kind(eren)"'),
        ({"whole": figure(80, 84)}, "niet als heel percentage te tonen voor alle gezinnen samen."),
        ({"two_parents": figure(90, n=29)}, "een klasse heeft landelijk minder dan 30 trajecten."),
    ],
)
def test_what_cannot_be_computed_says_why(changes: dict[str, PublicFigure], why: str) -> None:
    own = target_group_of(50, CLASSES, family_type={"TG01": 50})
    told = {"one_parent": figure(80), "two_parents": figure(90), "other": figure(80), "whole": figure(85)}
    assert why in expected_text(own, released({}, **told | changes))


def test_without_enough_or_without_a_nation_or_in_a_concept_nothing_is_expected() -> None:
    own = target_group_of(50, CLASSES, family_type={"TG01": 50})
    assert "dit is een concept" in expected_text(own, released({}))
    assert "geen landelijke cijfers" in expected_text(own, None)
    assert "vanaf 10 geldige metingen" in expected_text(target_group_of(9, family_type={"TG01": 9}), released({}))
