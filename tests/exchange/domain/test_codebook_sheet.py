"""The sheet that explains an export."""

from datetime import date

from exchange.domain.codebook_sheet import MEANINGS, SHEET_HEADER, ListedAnswer, codebook_lines
from exchange.domain.layout import COLUMNS, HEADER, Kind
from measurements.domain.criteria import CRITERIA
from measurements.domain.selection import RULES

ANSWERS = [
    ListedAnswer("family_type", "TG01", "Alleenstaande ouder", date(2011, 1, 1)),
    ListedAnswer("family_type", "TG02", "Pleeggezin", date(2011, 1, 1), date(2023, 12, 31)),
    ListedAnswer("problem", "PJ01", "Weglopen (j)", date(2020, 5, 1)),
    ListedAnswer("work_goal", "WD01", "Uitzoeken", date(2011, 1, 1)),
    ListedAnswer("follow_up_advice", "VH01", "Wijkteam", date(2011, 1, 1)),
]
LINES = list(codebook_lines(ANSWERS))


def lines_about(column: str) -> list[tuple[str, ...]]:
    return [line for line in LINES if line[0] == column]


def test_the_header_is_first_and_every_line_has_as_many_cells() -> None:
    assert LINES[0] == SHEET_HEADER
    assert {len(line) for line in LINES} == {6}


def test_every_column_is_explained_in_the_order_of_the_format() -> None:
    explained = dict.fromkeys(line[0] for line in LINES[1:])
    assert tuple(explained)[: len(HEADER)] == HEADER
    assert all(line[1] for line in LINES[1:])
    assert set(MEANINGS) == {column.field for column in COLUMNS if column.kind is not Kind.SCORE}


def test_a_code_has_its_label_and_days_also_when_it_can_no_longer_be_chosen() -> None:
    first, ended = lines_about("type_gezin")
    assert first[2:] == ("TG01", "Alleenstaande ouder", "01-01-2011", "")
    assert ended[2:] == ("TG02", "Pleeggezin", "01-01-2011", "31-12-2023")


def test_each_list_stands_at_its_own_column() -> None:
    codes = {column: [line[2] for line in lines_about(column)] for column in ("problematiek", "werkdoelen")}
    assert codes == {"problematiek": ["PJ01"], "werkdoelen": ["WD01"]}
    assert [line[2] for line in lines_about("vervolghulp")] == ["VH01"]


def test_several_codes_are_said_to_stand_in_one_cell() -> None:
    assert "Geen, één of meer codes uit de keuzelijst, met | ertussen." in lines_about("problematiek")[0][1]
    assert "Advies voor vervolghulp; niet de hulp die is gekozen." in lines_about("vervolghulp")[0][1]


def test_each_score_is_explained_and_an_empty_one_is_no_0() -> None:
    for criterion in CRITERIA:
        found = lines_about(criterion.form_number)
        assert [line[2:4] for line in found] == [
            ("1", "behaald"),
            ("0", "niet behaald"),
            ("leeg", "niet gescoord; dat is niet hetzelfde als 0"),
        ]
        assert criterion.question in found[0][1]
    assert lines_about("5d")[0][1].startswith("Uitvoeringscriterium 5d. Eindsituatie beschreven.")
    assert lines_about("5c")[0][1].startswith("Uitkomstcriterium 5c. Basisroutines op orde.")


def test_the_empty_column_says_why_it_is_empty() -> None:
    assert lines_about("hulpverlener") == [
        (
            "hulpverlener",
            "Altijd leeg: cijfers per hulpverlener ziet alleen die hulpverlener zelf.",
            "leeg",
            "",
            "",
            "",
        )
    ]


def test_the_rules_by_which_a_measurement_counts_are_there() -> None:
    heading, *rules = lines_about("(telt mee)")
    assert heading[1] == "Geen kolom. Een meting telt mee in de cijfers als aan alle regels hieronder is voldaan."
    assert [line[1] for line in rules] == [rule.label for rule in RULES]


def test_the_sheet_says_to_keep_the_file_safe() -> None:
    assert LINES[-1][:2] == (
        "(let op)",
        "Dit bestand bevat gegevens over gezinnen. Bewaar het veilig en verwijder het als u klaar bent.",
    )
