"""What a change of a location or a team will do, in sentences, before anything is saved."""

from datetime import date

from administration.domain.effects import Effects, Facts, measurements_that_stay, warnings_about
from administration.domain.wording import and_list, counted, measurements, which, written

FIGURES_STAY = "Alle cijfers blijven gelijk. Metingen verhuizen niet."


def adding_location(name: str, institution: str) -> Effects:
    """What a new location changes: teams can be put there."""
    return Effects((f"{institution} krijgt een locatie {name}. Daarna kunt u er teams aan koppelen.",), (FIGURES_STAY,))


def renaming_location(name: str, new_name: str, teams: tuple[str, ...]) -> Effects:
    """What another name of a location changes."""
    shown = f" Dat geldt voor {counted(len(teams), 'team', 'teams')}: {and_list(teams)}." if teams else ""
    return Effects((f"De locatie {name} heet overal {new_name}.{shown}",), (FIGURES_STAY,))


def adding_team(name: str, code: str, active_from: date, institution: str) -> Effects:
    """What a new team changes: people can get a role in it."""
    return Effects(
        (
            f"{institution} krijgt vanaf {written(active_from)} een team {name}.",
            f"De code wordt {code}. Die staat in adressen en exports en kan later niet meer veranderen.",
            "Geef daarna mensen een rol in dit team; pas dan komen er metingen.",
        ),
        ("De cijfers van nu veranderen niet.",),
    )


def changing_team(name: str, new_name: str, *, location: str, new_location: str, total: int) -> Effects:
    """What another name or location of a team changes."""
    changes = []
    if new_name != name:
        changes.append(f"Team {name} heet overal {new_name}, ook over eerdere jaren ({measurements(total)}).")
    if new_location != location:
        where = f"hoort bij de locatie {new_location}" if new_location else "hoort niet meer bij een locatie"
        changes.append(f"Team {new_name} {where}, ook over eerdere jaren ({measurements(total)}).")
    return Effects(tuple(changes), ("De code en alle cijfers van team en instelling blijven gelijk.",))


def ending_team(facts: Facts, last_day: date, today: date) -> Effects:
    """What happens when a team works for the last time on this day; `facts` is about the team."""
    changes = [f"{facts.name} werkt tot en met {written(last_day)}."]
    if facts.people:
        roles = counted(len(facts.people), "rol", "rollen")
        stop = which(len(facts.people), "stopt", "stoppen")
        changes.append(f"{roles} in dit team {stop} na {written(last_day)}: {and_list(facts.people)}.")
        changes.append("Blijven deze mensen bij de instelling? Geef hen dan eerst een rol in een ander team.")
    warnings = warnings_about(facts, last_day, today)
    return Effects(tuple(changes), measurements_that_stay(facts, last_day), warnings)


def reopening_team(name: str, last_day: date, people: int) -> Effects:
    """What happens when the end of a team is undone."""
    back = (
        f"Wat toen is gestopt, gaat weer verder: {counted(people, 'rol', 'rollen')}."
        if people
        else "Er is geen rol die vanzelf terugkomt. Geef mensen opnieuw een rol in dit team."
    )
    return Effects((f"{name} werkt weer: de laatste dag {written(last_day)} vervalt.", back), (FIGURES_STAY,))
