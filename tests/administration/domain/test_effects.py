"""What a change of an institution will do, said from counts, in plain Python."""

from datetime import date, timedelta

import pytest

from administration.domain.effects import (
    Facts,
    Merger,
    Reopening,
    TakesOver,
    agreeing,
    changing_institution,
    ending_institution,
    merging_institution,
    reopening_institution,
)

LAST_DAY = date(2024, 12, 31)
TODAY = LAST_DAY
OUT_OF_SIGHT = (
    "Niemand bij Quebec kan de metingen en resultaten van Quebec daarna nog bekijken of wijzigen; SEJN ziet de cijfers "
    "nog."
)


def facts(**changes: object) -> Facts:
    """Quebec with 40 measurements before the last day and 55 after it, but for these."""
    entered = {date(2024, 11, 1): 40, date(2025, 1, 1): 30, date(2025, 4, 1): 25}
    return Facts(**({"name": "Quebec", "entered": entered} | changes))  # type: ignore[arg-type]


def test_measurements_after_the_last_day_are_named_by_year_and_stay() -> None:
    effects = ending_institution(facts(), LAST_DAY, TODAY)
    assert effects.stays[0] == (
        "In 2025 zijn 55 metingen van Quebec ingevuld na deze einddatum; die blijven bij Quebec in de cijfers."
    )
    assert effects.stays[-1] == (
        "Alle 95 metingen van Quebec blijven in de cijfers van Quebec en in de landelijke cijfers."
    )


def test_one_measurement_is_said_in_the_singular() -> None:
    effects = ending_institution(facts(entered={date(2025, 2, 1): 1}), LAST_DAY, TODAY)
    assert effects.stays == (
        "In 2025 is 1 meting van Quebec ingevuld na deze einddatum; die blijft bij Quebec in de cijfers.",
        "De ene meting van Quebec blijft in de cijfers van Quebec en in de landelijke cijfers.",
    )


def test_the_month_of_the_last_day_is_not_split_because_tallies_count_whole_months() -> None:
    effects = ending_institution(facts(entered={date(2025, 3, 1): 7}), date(2025, 3, 15), TODAY)
    assert effects.stays[0] == (
        "In de maand van de laatste dag zijn 7 metingen ingevuld, ervoor of erna; ook die blijven."
    )


def test_an_institution_without_measurements_says_so() -> None:
    assert ending_institution(facts(entered={}), LAST_DAY, TODAY).stays == (
        "Quebec heeft geen metingen. De cijfers veranderen niet.",
    )


def test_drafts_are_a_warning_before_anything_else() -> None:
    assert ending_institution(facts(drafts=2), LAST_DAY, TODAY).warnings == (
        "Er zijn nog 2 concepten niet verstuurd. Na de laatste dag kan dat niet meer. Laat ze eerst versturen.",
    )


@pytest.mark.parametrize(
    ("drafts", "warning"),
    [
        (
            3,
            "Er zijn nog 3 concepten niet verstuurd. Deze 3 concepten kunnen dan meteen niet meer worden verstuurd. "
            "Laat ze eerst versturen.",
        ),
        (
            1,
            "Er is nog 1 concept niet verstuurd. Dit concept kan dan meteen niet meer worden verstuurd. "
            "Laat het eerst versturen.",
        ),
    ],
)
def test_drafts_are_lost_at_once_when_the_last_day_has_been(drafts: int, warning: str) -> None:
    tomorrow = LAST_DAY + timedelta(days=1)
    assert ending_institution(facts(drafts=drafts), LAST_DAY, tomorrow).warnings == (warning,)
    merger = Merger("Oscar", tomorrow, TakesOver.NOTHING)
    assert merging_institution(facts(drafts=drafts), merger, tomorrow).warnings == (warning,)


def test_counts_that_still_move_are_a_warning() -> None:
    assert ending_institution(facts(is_lagging=True), LAST_DAY, TODAY).warnings == (
        "Recente wijzigingen worden nog geteld. De aantallen hieronder kunnen nog iets veranderen.",
    )


def test_teams_and_roles_that_end_are_named() -> None:
    effects = ending_institution(facts(teams=("Noord", "Zuid"), people=("Anna", "Bram", "Cora")), LAST_DAY, TODAY)
    assert effects.changes == (
        "Quebec doet mee tot en met 31-12-2024.",
        OUT_OF_SIGHT,
        "2 teams stoppen na 31-12-2024: Noord en Zuid.",
        "3 rollen bij Quebec stoppen na 31-12-2024: Anna, Bram en Cora.",
    )


def test_a_merger_ends_the_day_before_and_names_the_successor() -> None:
    merger = Merger("Oscar", date(2025, 1, 1), TakesOver.TEAM_AND_PEOPLE, team_name="Quebec", moving=3)
    effects = merging_institution(facts(), merger, TODAY)
    assert effects.changes == (
        "Quebec doet mee tot en met 31-12-2024 en gaat op 1-1-2025 op in Oscar.",
        OUT_OF_SIGHT,
        "De resultaten van Quebec verwijzen naar Oscar als opvolger.",
        "Oscar krijgt vanaf 1-1-2025 een team Quebec.",
        "Oscar krijgt er 3 rollen bij: wie nu een rol heeft, houdt die bij de opvolger.",
    )
    assert effects.stays[-1] == (
        "De metingen van Quebec gaan niet naar Oscar. De cijfers van Oscar veranderen niet door de fusie."
    )


def test_a_merger_in_which_nothing_goes_along_says_so() -> None:
    merger = Merger("Oscar", date(2025, 1, 1), TakesOver.NOTHING)
    assert merging_institution(facts(), merger, TODAY).changes[-1] == "Bij Oscar komt geen team en niemand erbij."


def test_a_merger_with_only_a_team_moves_nobody() -> None:
    merger = Merger("Oscar", date(2025, 1, 1), TakesOver.TEAM, team_name="Quebec", moving=3)
    assert merging_institution(facts(), merger, TODAY).changes[-1] == "Oscar krijgt vanaf 1-1-2025 een team Quebec."


def test_undoing_a_merger_says_what_comes_back_and_what_ends_at_the_successor() -> None:
    effects = reopening_institution(
        Reopening("Quebec", LAST_DAY, "Oscar", ("Noord",), 3, ending_teams=("Quebec",), ending_people=2)
    )
    assert effects.changes == (
        "Quebec doet weer mee: de laatste dag 31-12-2024 vervalt.",
        "Oscar is geen opvolger meer.",
        "Wat toen is gestopt, gaat weer verder: 1 team (Noord) en 3 rollen.",
        "Wat bij Oscar voor de fusie is gemaakt, stopt: 1 team (Quebec) en 2 rollen.",
    )


def test_undoing_an_end_of_which_nothing_is_known_says_what_to_do() -> None:
    assert reopening_institution(Reopening("Quebec", LAST_DAY)).changes[-1] == (
        "Er is niets dat vanzelf terugkomt. Heropen zelf de teams, en geef mensen opnieuw een rol."
    )


def test_another_name_says_how_many_measurements_it_is_shown_with() -> None:
    day = date(2018, 1, 1)
    assert changing_institution("Quebec", "Q", day, day, 1347).changes == (
        "Quebec heet overal Q: op pagina's, in grafieken en in exports, ook over eerdere jaren (1.347 metingen).",
    )


def test_another_first_day_is_named_with_the_old_one() -> None:
    assert changing_institution("Q", "Q", date(2018, 1, 1), date(2017, 1, 1), 0).changes == (
        "De instelling doet mee vanaf 1-1-2017 in plaats van 1-1-2018.",
    )


def test_agreement_names_with_whom_an_institution_is_shown_and_sees() -> None:
    assert agreeing("Quebec", True, ["Alfa", "Bravo"]).changes == (
        "In vergelijkingen staat Quebec met naam en cijfers voor teamleiders van instellingen die ook akkoord zijn. "
        "Dat zijn nu 2 andere: Alfa en Bravo.",
        "Teamleiders van Quebec zien dan ook die instellingen bij naam.",
        "Quebec komt erbij vanaf de volgende definitieve uitgave of herziening, niet in eerdere.",
    )


def test_agreement_of_the_first_institution_has_no_company_yet() -> None:
    assert "Dat is er nu nog geen." in agreeing("Quebec", True, []).changes[0]


def test_taking_agreement_back_closes_both_ways() -> None:
    assert agreeing("Quebec", False, ["Alfa"]).changes == (
        "In vergelijkingen voor teamleiders staat Quebec niet meer bij naam.",
        "Teamleiders van Quebec zien andere instellingen niet meer bij naam.",
        "Dat gaat meteen in, ook voor uitgaven over eerdere jaren.",
    )
