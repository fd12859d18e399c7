"""One row of a file: what it becomes, and every problem with its literal message."""

from datetime import date
from typing import Any

import pytest

from exchange.domain.headers import recognised
from exchange.domain.layout import HEADER
from exchange.domain.mapping import FileMapping
from exchange.domain.placing import Placing
from exchange.domain.rows import ReadRow, RowReader
from exchange.domain.surroundings import ListedCode, Place, PlaceTeam, Surroundings
from measurements.domain.criteria import CRITERION_FIELDS
from tests.exchange.files_to_import import row

CODES = [
    ListedCode("family_type", "TG01", "Twee ouders", date(2011, 1, 1)),
    ListedCode("family_type", "TG09", "Nieuw type", date(2025, 1, 1)),
    ListedCode("problems", "PJ01", "Gedrag", date(2011, 1, 1)),
    ListedCode("problems", "PO01", "Schulden", date(2011, 1, 1), date(2023, 12, 31)),
    ListedCode("problems", "PO02", "Verslaving", date(2011, 1, 1)),
    ListedCode("work_goals", "WD01", "Veiligheid", date(2011, 1, 1)),
    ListedCode("follow_up_advice", "VH01", "Geen", date(2011, 1, 1)),
]
AA = Place(
    1,
    "aa",
    "Instelling AA",
    [
        PlaceTeam(11, "noord", "Team noord", "Hoofdlocatie"),
        PlaceTeam(12, "zuid", "Crisisteam", "Dorp"),
        PlaceTeam(13, "west", "Crisisteam", "Stad"),
    ],
    {"jan@aa.example": 7, "jan smid": 7},
)
CC = Place(3, "cc", "Instelling CC", [PlaceTeam(31, "een", "Enige team")])
AROUND = Surroundings([AA], CODES, frozenset({2021}), date(2026, 11, 22))
ASK = "Kies bij de kolommen welk team dit is, of vraag de beheerder het te maken. Een import maakt zelf geen teams."
SCORE = "is geen score. Gebruik 1, 0 of leeg, of geef bij de kolommen aan wat het betekent."


def reader(
    mapping: FileMapping | None = None, around: Surroundings = AROUND, header: tuple[str, ...] = HEADER
) -> RowReader:
    codes = {
        field: [one.code for one in CODES] for field in ("family_type", "problems", "work_goals", "follow_up_advice")
    }
    mapping = mapping or FileMapping()
    return RowReader(recognised(header, chosen=mapping.columns, codes=codes), mapping, around)


def read(*, mapping: FileMapping | None = None, around: Surroundings = AROUND, **changes: str) -> ReadRow:
    cells = row(**({"problematiek": "PJ01"} | changes))
    return reader(mapping, around).read(2, [cells[name] for name in HEADER])


def problems(**changes: Any) -> list[tuple[str, str]]:
    return [(problem.column, problem.message) for problem in read(**changes).problems]


def test_a_row_becomes_a_measurement() -> None:
    found = read(meting_id="BO-1", gezin_id="G-12", traject_id="T-3", hulpverlener="Jan  Smid", c3a="0", c6="")
    assert found.problems == []
    assert found.placing == Placing(institution=1, team=11, author=7)
    scores = dict.fromkeys(CRITERION_FIELDS, True) | {"capacity_and_burden_clear": False, "weekly_supervision": None}
    assert found.values == scores | {
        "code": "BO-1",
        "trajectory_reference": "T-3",
        "family_reference": "G-12",
        "referred_on": date(2024, 2, 1),
        "started_on": date(2024, 2, 2),
        "ended_on": date(2024, 2, 28),
        "completed_on": date(2024, 3, 5),
        "family_type": "TG01",
        "problems": ("PJ01",),
        "work_goals": ("WD01",),
        "follow_up_advice": ("VH01",),
    }


@pytest.mark.parametrize(
    ("text", "score"),
    [("1", True), ("ja", True), ("J", True), ("Behaald", True), ("0", False), ("NEE", False), ("n", False),
     ("niet  behaald", False), ("", None), (".", None)],
)  # fmt: skip
def test_scores_as_people_write_them(text: str, score: bool | None) -> None:
    found = read(c3a=text)
    assert found.problems == []
    assert found.values["capacity_and_burden_clear"] is score


@pytest.mark.parametrize("text", ["2", "9", "99", "-1", "1.0", "x", "٣", "nan", "1e400", "1_0", "waar"])
def test_nobody_guesses_what_another_score_means(text: str) -> None:
    assert problems(c3a=text) == [("3a", f"'{text}' {SCORE}")]


@pytest.mark.parametrize(("meant", "score"), [("1", True), ("0", False), ("", None)])
def test_somebody_says_what_another_score_means(meant: str, score: bool | None) -> None:
    found = read(c3a="9", mapping=FileMapping(values={"score": {"9": meant}}))
    assert found.problems == []
    assert found.values["capacity_and_burden_clear"] is score


@pytest.mark.parametrize("text", ["27-3-2026", "27-03-2026", "2026-03-27", "27/3/2026", "27.3.2026"])
def test_dates_as_people_and_programs_write_them(text: str) -> None:
    assert read(datum_ingevuld=text).values["completed_on"] == date(2026, 3, 27)


@pytest.mark.parametrize("text", ["maart 2026", "3-27-26", "2026-W13-5", "20260327", "46108", "27-3-2026 10:00"])
def test_what_is_no_date_is_quoted(text: str) -> None:
    expected = f"'{text}' is geen datum. Schrijf dag-maand-jaar, zoals 27-3-2026, of jaar-maand-dag, zoals 2026-03-27."
    assert ("datum_start", expected) in problems(datum_start=text)


@pytest.mark.parametrize("text", ["31-04-2026", "29-02-2026", "2026-02-30"])
def test_a_date_that_is_not_on_the_calendar(text: str) -> None:
    assert ("datum_einde", f"De datum '{text}' bestaat niet. Controleer de dag en de maand.") in problems(
        datum_einde=text
    )


def test_everything_that_is_missing_is_said_at_once() -> None:
    empty = dict.fromkeys(("meting_id", "datum_aanmelding", "datum_start", "datum_einde", "datum_ingevuld"), "")
    assert sorted(problems(**empty, type_gezin="", team="")) == [
        ("datum_aanmelding", "Vul de datum van aanmelding in."),
        ("datum_einde", "Vul de einddatum in."),
        ("datum_ingevuld", "Vul de datum van invullen in."),
        ("datum_start", "Vul de begindatum in."),
        ("meting_id", "Vul het meting_id in. Elke meting heeft er een dat nergens anders voorkomt."),
        ("team", "Vul het team in. Instelling AA heeft er meer dan één."),
        ("type_gezin", "Kies het type gezin."),
    ]


PERSON = "Gebruik een code die niet naar een persoon verwijst."
FORMULA = "In deze cel staat een formule. Zet de waarde zelf in de cel."
ID = "Gebruik in het meting_id alleen letters, cijfers, - en . (hooguit 20 tekens)."
ENDED = "Deze keuze staat niet (meer) in de keuzelijst. Kies een andere."


@pytest.mark.parametrize(
    ("column", "text", "message"),
    [
        ("datum_einde", "1-2-2024", "De einddatum ligt vóór de begindatum. Controleer beide datums."),
        (
            "datum_start",
            "31-1-2024",
            "De begindatum ligt vóór de datum van aanmelding. Controleer beide datums.",
        ),
        (
            "datum_ingevuld",
            "23-11-2026",
            "De datum van invullen ligt in de toekomst. Vul een eerdere datum in.",
        ),
        (
            "datum_aanmelding",
            "1-2-0001",
            "De datum van aanmelding ligt vóór 2011. Controleer het jaartal.",
        ),
        ("gezin_id", "111222333", f"De code van het gezin lijkt op een burgerservicenummer. {PERSON}"),
        ("gezin_id", "Jansen-12", f"De code van het gezin lijkt op een naam. {PERSON}"),
        ("gezin_id", "06-12345678", f"De code van het gezin lijkt op een telefoonnummer. {PERSON}"),
        ("traject_id", "a@b.nl", f"De code van het traject lijkt op een e-mailadres. {PERSON}"),
        ("gezin_id", "G\u202e12", "Gebruik in de code van het gezin alleen letters, cijfers en de tekens - . /"),
        ("gezin_id", "=A1", FORMULA),
        ("team", "=A1", FORMULA),
        ("3a", "=1", FORMULA),
        ("meting_id", "111222333", f"Het meting_id lijkt op een burgerservicenummer. {PERSON}"),
        ("meting_id", "12 34", ID),
        ("meting_id", "x" * 21, ID),
        ("type_gezin", "TG01|TG09", "Hier hoort één antwoord. Laat er één staan."),
        ("type_gezin", "TG09", ENDED),
        ("problematiek", "PO01", ENDED),
        (
            "problematiek",
            "PJ01|XX99",
            "'XX99' staat niet in de keuzelijst problematiek. Gebruik een code uit het codeboek, of geef bij de "
            "kolommen aan wat het betekent.",
        ),
        ("team", "Oost", f"Het team 'Oost' bestaat niet bij Instelling AA. {ASK}"),
        ("team", "Crisisteam", "Instelling AA heeft meer dan één team 'Crisisteam'. Gebruik de code van het team."),
        (
            "instelling",
            "Instelling BB",
            "'Instelling BB' is niet Instelling AA, en dit bestand kan alleen metingen van Instelling AA bevatten. "
            "Staat er een andere naam voor dezelfde instelling? Schrijf dan aa.",
        ),
    ],
)
def test_what_is_wrong_is_said_once_and_in_its_column(column: str, text: str, message: str) -> None:
    assert problems(**{column: text}) == [(column, message)]


def test_help_that_ended_after_filling_in_is_said_of_the_end() -> None:
    assert problems(datum_ingevuld="20-2-2024") == [
        ("datum_einde", "De einddatum ligt na de dag van invullen. Vul een eerdere datum in.")
    ]


def test_a_measurement_of_a_closed_year_is_refused() -> None:
    in_2021 = dict.fromkeys(("datum_aanmelding", "datum_start", "datum_einde", "datum_ingevuld"), "5-3-2021")
    assert problems(**in_2021) == [
        (
            "datum_ingevuld",
            "Het jaar 2021 is gesloten. Metingen uit dat jaar worden niet meer ingelezen. Haal deze rij weg, of vraag "
            "het aan SEJN.",
        )
    ]


def test_a_code_list_is_read_as_it_was_on_the_day_of_filling_in() -> None:
    assert problems(problematiek="PO01", datum_ingevuld="5-3-2024") != []
    in_2023 = dict.fromkeys(("datum_aanmelding", "datum_start", "datum_einde", "datum_ingevuld"), "3-3-2023")
    assert problems(problematiek="PO01", **in_2023) == []


def test_codes_may_be_called_by_their_label_and_come_in_the_order_of_their_list() -> None:
    assert read(problematiek="verslaving|PJ01|PO02").values["problems"] == ("PJ01", "PO02")


def test_columns_of_one_code_add_to_the_column_of_several() -> None:
    header = (*HEADER, "problematiek_PO02", "problematiek_PJ01")
    cells = row(problematiek="PJ01")
    found = reader(header=header).read(
        2, [cells.get(name, {"problematiek_PO02": "ja"}.get(name, "0")) for name in header]
    )
    assert found.problems == []
    assert found.values["problems"] == ("PJ01", "PO02")


def test_somebody_says_what_another_answer_means() -> None:
    mapping = FileMapping(
        values={"problems": {"geldzorgen": "PO02", "onbekend": ""}, "family_type": {"eenouder": "TG01"}}
    )
    found = read(problematiek="Geldzorgen|onbekend", type_gezin="Eenouder", mapping=mapping)
    assert found.problems == []
    assert (found.values["problems"], found.values["family_type"]) == (("PO02",), "TG01")


@pytest.mark.parametrize(
    ("changes", "team"),
    [
        ({"team": "NOORD"}, 11),
        ({"team": "team  Noord"}, 11),
        ({"team": "Crisisteam", "locatie": "stad"}, 13),
        ({"team": "west", "locatie": "Hoofdlocatie"}, 13),
    ],
)
def test_a_team_is_found_by_code_or_name_and_one_of_several_by_its_location(changes: dict[str, str], team: int) -> None:
    assert read(**changes).placing == Placing(1, team)


def test_somebody_says_which_team_is_meant() -> None:
    assert read(team="N.", mapping=FileMapping(values={"team": {"aa/n.": "west"}})).placing == Placing(1, 13)
    assert read(team="", mapping=FileMapping(values={"team": {"aa/": "zuid"}})).placing == Placing(1, 12)


def test_the_only_team_need_not_be_named() -> None:
    around = Surroundings([CC], CODES, frozenset(), date(2026, 11, 22))
    assert read(instelling="", team="", around=around).placing == Placing(3, 31)


def test_in_a_file_of_several_institutions_each_row_says_which() -> None:
    around = Surroundings([AA, CC], CODES, frozenset(), date(2026, 11, 22))
    assert read(instelling="instelling cc", team="een", around=around).placing == Placing(3, 31)
    assert problems(instelling="", around=around) == [("instelling", "Vul de instelling in: de code of de naam.")]


def test_in_a_file_of_several_somebody_says_which_institution_is_meant() -> None:
    around = Surroundings([AA, CC], CODES, frozenset(), date(2026, 11, 22))
    mapping = FileMapping(values={"institution": {"jeugdhulp zuid": "cc"}})
    assert read(instelling="Jeugdhulp Zuid", team="een", around=around, mapping=mapping).placing == Placing(3, 31)
    assert problems(instelling="Jeugdhulp Zuid", around=around) == [
        (
            "instelling",
            "De instelling 'Jeugdhulp Zuid' is niet bekend. Gebruik de code of de naam die hier bekend is.",
        )
    ]


def test_no_mapping_makes_the_rows_of_another_institution_into_ones_own() -> None:
    mapping = FileMapping(values={"institution": {"bb": "aa"}})
    assert [column for column, _ in problems(instelling="bb", mapping=mapping)] == ["instelling"]


@pytest.mark.parametrize(
    ("text", "settled", "author"),
    [
        ("jan@aa.example", None, 7),
        ("iemand", None, None),
        ("hv12", "7", 7),
        ("hv12", "8", None),
        ("jan smid", "", None),
    ],
)
def test_an_author_is_somebody_of_the_institution_or_nobody(text: str, settled: str | None, author: int | None) -> None:
    mapping = FileMapping(values={"author": {} if settled is None else {f"aa/{text}": settled}})
    assert read(hulpverlener=text, mapping=mapping).placing == Placing(1, 11, author)


def test_a_meting_id_that_came_by_before_is_a_problem_of_the_later_row() -> None:
    one, cells = reader(), [row(meting_id="BO-1", problematiek="PJ01")[name] for name in HEADER]
    assert one.read(2, cells).problems == []
    (problem,) = one.read(7, cells).problems
    assert (problem.column, problem.message) == (
        "meting_id",
        "Het meting_id 'BO-1' staat ook op regel 2. Elke meting mag er één keer in staan.",
    )


def test_one_family_may_come_several_times() -> None:
    one = reader()
    for line in (2, 3):
        cells = row(gezin_id="G-1", problematiek="PJ01")
        assert one.read(line, [cells[name] for name in HEADER]).problems == []


def test_a_row_with_more_cells_than_columns_says_so() -> None:
    cells = row(problematiek="PJ01")
    (problem,) = reader().read(2, [*(cells[name] for name in HEADER), "x"]).problems
    assert (problem.column, problem.message) == (
        "",
        "Deze rij heeft meer cellen dan er kolommen zijn. Staat er een scheidingsteken te veel in?",
    )


def test_messages_name_the_column_as_the_file_has_it() -> None:
    header = tuple({"3a": "V3A", "datum_einde": "Einde"}.get(name, name) for name in HEADER)
    cells = row(problematiek="PJ01", c3a="7", datum_einde="")
    found = reader(FileMapping({"einde": "ended_on"}), header=header).read(2, [cells[name] for name in HEADER])
    assert [problem.column for problem in found.problems] == ["V3A", "Einde"]
