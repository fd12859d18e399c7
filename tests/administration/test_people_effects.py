"""What the pages say a change of a role will do."""

from dataclasses import replace
from datetime import date

import pytest

from administration.domain.people_effects import (
    Holder,
    cancelling_role,
    changing_team,
    ending_role,
    moving,
    resetting_second_factor,
)

TODAY = date(2026, 11, 22)
KIM = Holder("Kim de Vries", "spoedhulpwerker", "Quebec, Team Noord", "Quebec", entered=34, drafts=2)


def test_ending_today_says_that_it_is_at_once_and_what_becomes_of_measurements_and_drafts() -> None:
    found = ending_role(KIM, TODAY, TODAY)
    assert found.changes == (
        "Kim de Vries is per direct geen spoedhulpwerker meer bij Quebec, Team Noord.",
        "Kim de Vries heeft dan geen rol meer en wordt nu overal uitgelogd. Inloggen kan nog wel, maar er is niets te "
        "zien.",
    )
    assert found.stays == (
        "De 34 metingen van Kim de Vries blijven in de cijfers van Quebec zoals ze zijn, in het team waarvoor ze "
        "zijn ingevuld.",
        "2 concepten blijven staan bij Quebec. Ze tellen nog niet mee. Een teamleider kan verder invullen en "
        "versturen.",
    )
    assert found.warnings == ()


def test_ending_later_names_the_last_day() -> None:
    found = ending_role(replace(KIM, others=("teamleider bij Golf",)), date(2026, 12, 1), TODAY)
    assert found.changes == (
        "Kim de Vries is tot en met 30-11-2026 spoedhulpwerker bij Quebec, Team Noord, en daarna niet meer.",
        "Kim de Vries houdt de rol teamleider bij Golf.",
    )


@pytest.mark.parametrize(
    ("entered", "drafts", "stays"),
    [
        (0, 0, ("Kim de Vries heeft hier geen metingen ingevuld. De cijfers veranderen niet.",)),
        (
            1,
            0,
            (
                "De 1 meting van Kim de Vries blijft in de cijfers van Quebec zoals die is, in het team waarvoor "
                "die is ingevuld.",
            ),
        ),
        (
            0,
            1,
            (
                "De cijfers veranderen niet.",
                "1 concept blijft staan bij Quebec. Het telt nog niet mee. Een teamleider kan verder invullen en "
                "versturen.",
            ),
        ),
    ],
)
def test_one_and_none_are_said_as_people_say_them(entered: int, drafts: int, stays: tuple[str, ...]) -> None:
    assert ending_role(replace(KIM, entered=entered, drafts=drafts), TODAY, TODAY).stays == stays


def test_the_last_team_lead_gives_a_warning() -> None:
    lead = replace(KIM, role="teamleider", place="Quebec", is_last_lead=True)
    (warning,) = ending_role(lead, TODAY, TODAY).warnings
    assert warning.startswith("Kim de Vries is de enige teamleider van Quebec.")
    assert moving(lead, "Golf", TODAY).warnings == (warning,)


def test_another_team_leaves_the_measurements_with_the_old_one() -> None:
    found = changing_team(KIM, "Team Zuid", date(2026, 12, 1))
    assert found.changes == (
        "Kim de Vries werkt vanaf 1-12-2026 in Team Zuid, en tot en met 30-11-2026 in Quebec, Team Noord.",
        "Nieuwe metingen van Kim de Vries tellen vanaf die dag voor Team Zuid.",
    )
    assert found.stays[1].endswith("Kim de Vries kan verder invullen en versturen.")


def test_moving_says_that_the_old_measurements_are_out_of_sight() -> None:
    found = moving(KIM, "Golf, Team Oost", date(2026, 12, 1))
    assert "ook de eigen metingen niet" in found.changes[1]
    assert found.stays[0].startswith("De 34 metingen van Kim de Vries blijven in de cijfers van Quebec zoals ze zijn")


def test_a_role_that_has_not_begun_holds_nothing() -> None:
    found = cancelling_role(KIM, date(2026, 12, 1))
    assert found.changes == ("Kim de Vries wordt op 1-12-2026 geen spoedhulpwerker bij Quebec, Team Noord.",)


def test_the_second_step_of_somebody_goes_after_a_warning_about_strangers() -> None:
    found = resetting_second_factor("Kim de Vries", has_second_factor=True)
    assert found.changes[0] == "De tweede stap en de herstelcodes van Kim de Vries vervallen."
    assert found.warnings[0].startswith("Spreek Kim de Vries eerst zelf")
