"""What a change of a location or a team will do."""

from datetime import date

from administration.domain.effects import Facts
from administration.domain.place_effects import changing_team, ending_team, renaming_location, reopening_team


def test_ending_a_team_names_who_loses_the_role_and_what_to_do_first() -> None:
    facts = Facts("Noord", {date(2026, 1, 1): 12}, drafts=1, people=("Anna", "Bram"))
    effects = ending_team(facts, date(2026, 12, 31), date(2026, 12, 31))
    assert effects.changes == (
        "Noord werkt tot en met 31-12-2026.",
        "2 rollen in dit team stoppen na 31-12-2026: Anna en Bram.",
        "Blijven deze mensen bij de instelling? Geef hen dan eerst een rol in een ander team.",
    )
    assert effects.warnings == (
        "Er is nog 1 concept niet verstuurd. Na de laatste dag kan dat niet meer. Laat het eerst versturen.",
    )
    assert effects.stays == ("Alle 12 metingen van Noord blijven in de cijfers van Noord en in de landelijke cijfers.",)


def test_drafts_of_a_team_are_lost_at_once_when_the_last_day_has_been() -> None:
    (warning,) = ending_team(Facts("Noord", {}, drafts=2), date(2026, 12, 31), date(2027, 1, 1)).warnings
    assert "Deze 2 concepten kunnen dan meteen niet meer worden verstuurd." in warning


def test_another_location_takes_the_measurements_that_are_there_along_in_name() -> None:
    effects = changing_team("Noord", "Noord", location="", new_location="Haven", total=3)
    assert effects.changes == ("Team Noord hoort bij de locatie Haven, ook over eerdere jaren (3 metingen).",)


def test_a_team_can_leave_its_location() -> None:
    effects = changing_team("Noord", "Kade", location="Haven", new_location="", total=0)
    assert effects.changes == (
        "Team Noord heet overal Kade, ook over eerdere jaren (geen metingen).",
        "Team Kade hoort niet meer bij een locatie, ook over eerdere jaren (geen metingen).",
    )


def test_another_name_of_a_location_names_its_teams() -> None:
    assert renaming_location("Haven", "Kade", ("Noord", "Zuid")).changes == (
        "De locatie Haven heet overal Kade. Dat geldt voor 2 teams: Noord en Zuid.",
    )


def test_a_team_that_comes_back_says_how_many_roles_do() -> None:
    assert reopening_team("Noord", date(2026, 6, 30), 2).changes == (
        "Noord werkt weer: de laatste dag 30-6-2026 vervalt.",
        "Wat toen is gestopt, gaat weer verder: 2 rollen.",
    )
