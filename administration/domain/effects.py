"""What a change of an institution will do, in sentences, before anything is saved.

The figures never change by what is done here: a measurement stays with the institution that made it
(docs/methode/cijfers.md, section 9). What does change is what people can do from then on, and who is named.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from administration.domain.months import ByMonth, by_year_after, in_split_month
from administration.domain.wording import and_list, counted, measurements, which, written


@dataclass(frozen=True, slots=True)
class Effects:
    """The sentences of the page that asks for confirmation: what to look at first, what changes, what stays."""

    changes: tuple[str, ...]
    stays: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What an institution or a team holds when it ends: names of teams and people that go on after that day."""

    name: str
    entered: ByMonth
    drafts: int = 0
    teams: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    is_lagging: bool = False


class TakesOver(StrEnum):
    """What the successor of a merger gets besides its own teams and people."""

    NOTHING = "nothing"
    TEAM = "team"
    TEAM_AND_PEOPLE = "team_and_people"


@dataclass(frozen=True, slots=True)
class Merger:
    """Into what an institution goes, from which day on, and what goes along."""

    successor: str
    merged_on: date
    takes_over: TakesOver
    team_name: str = ""
    moving: int = 0

    @property
    def last_day(self) -> date:
        return self.merged_on - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reopening:
    """What comes back when an end or a merger is undone, and what the merger made in the successor."""

    name: str
    last_day: date
    successor: str = ""
    teams: tuple[str, ...] = ()
    people: int = 0
    ending_teams: tuple[str, ...] = ()
    ending_people: int = 0


def adding_institution(name: str, code: str, active_from: date) -> Effects:
    """What a new institution changes: nothing in the figures until it has measurements of its own."""
    return Effects(
        changes=(
            f"{name} doet mee vanaf {written(active_from)}.",
            f"De code wordt {code}. Die staat in adressen en exports en kan later niet meer veranderen.",
            "De landelijke cijfers tellen deze instelling mee zodra zij metingen verstuurt.",
        ),
        stays=("De cijfers van nu veranderen niet.",),
    )


def changing_institution(name: str, new_name: str, active_from: date, new_active_from: date, total: int) -> Effects:
    """What another name or first day changes."""
    changes = []
    if new_name != name:
        changes.append(
            f"{name} heet overal {new_name}: op pagina's, in grafieken en in exports, ook over eerdere jaren "
            f"({measurements(total)})."
        )
    if new_active_from != active_from:
        changes.append(f"De instelling doet mee vanaf {written(new_active_from)} in plaats van {written(active_from)}.")
    stays = ("De code en alle cijfers blijven gelijk. Metingen verhuizen niet en verdwijnen niet.",)
    return Effects(tuple(changes), stays)


def ending_institution(facts: Facts, last_day: date, today: date) -> Effects:
    """What happens when the institution takes part for the last time on this day."""
    return Effects(
        changes=(
            f"{facts.name} doet mee tot en met {written(last_day)}.",
            _out_of_sight(facts.name),
            *_closing(facts, last_day),
        ),
        stays=measurements_that_stay(facts, last_day),
        warnings=warnings_about(facts, last_day, today),
    )


def merging_institution(facts: Facts, merger: Merger, today: date) -> Effects:
    """What happens when the institution goes into another."""
    changes = (
        f"{facts.name} doet mee tot en met {written(merger.last_day)} en gaat op {written(merger.merged_on)} op in "
        f"{merger.successor}.",
        _out_of_sight(facts.name),
        f"De resultaten van {facts.name} verwijzen naar {merger.successor} als opvolger.",
        *_closing(facts, merger.last_day),
        *_taken_over(merger),
    )
    together = (
        f"De metingen van {facts.name} gaan niet naar {merger.successor}. De cijfers van {merger.successor} veranderen "
        "niet door de fusie."
    )
    stays = (*measurements_that_stay(facts, merger.last_day), together)
    return Effects(changes, stays, warnings_about(facts, merger.last_day, today))


def reopening_institution(reopening: Reopening) -> Effects:
    """What happens when an end or a merger is undone."""
    changes = [f"{reopening.name} doet weer mee: de laatste dag {written(reopening.last_day)} vervalt."]
    if reopening.successor:
        changes.append(f"{reopening.successor} is geen opvolger meer.")
    changes.append(_coming_back(reopening))
    if reopening.ending_teams or reopening.ending_people:
        changes.append(
            f"Wat bij {reopening.successor} voor de fusie is gemaakt, stopt: "
            f"{and_list(_teams_and_roles(reopening.ending_teams, reopening.ending_people))}."
        )
    return Effects(tuple(changes), ("Alle cijfers blijven gelijk. Metingen verhuizen niet.",))


def changing_contact(name: str, contact_name: str, contact_email: str) -> Effects:
    """What another contact, or none, changes: whom SEJN writes to, and nothing that anybody can do."""
    if not contact_email:
        changes = (f"Bij {name} staat geen contact meer. SEJN weet dan niet wie te mailen.",)
    else:
        contact = f"{contact_name} ({contact_email})" if contact_name else contact_email
        changes = (f"SEJN ziet bij {name} als contact: {contact}.",)
    return Effects(changes, ("Niemand krijgt hierdoor een account of andere rechten.", "Cijfers veranderen niet."))


def agreeing(name: str, agrees: bool, others: Sequence[str]) -> Effects:
    """What agreement to open comparison opens, or what taking it back closes."""
    company = f" Dat zijn nu {len(others)} andere: {and_list(others)}." if others else " Dat is er nu nog geen."
    if agrees:
        changes = (
            f"In vergelijkingen staat {name} met naam en cijfers voor teamleiders van instellingen die ook akkoord "
            f"zijn.{company}",
            f"Teamleiders van {name} zien dan ook die instellingen bij naam.",
            f"{name} komt erbij vanaf de volgende definitieve uitgave of herziening, niet in eerdere.",
        )
    else:
        changes = (
            f"In vergelijkingen voor teamleiders staat {name} niet meer bij naam.",
            f"Teamleiders van {name} zien andere instellingen niet meer bij naam.",
            "Dat gaat meteen in, ook voor uitgaven over eerdere jaren.",
        )
    stays = ("De cijfers zelf veranderen niet.", "SEJN ziet alle instellingen bij naam, met en zonder akkoord.")
    return Effects(changes, stays)


def _out_of_sight(name: str) -> str:
    return (
        f"Niemand bij {name} kan de metingen en resultaten van {name} daarna nog bekijken of wijzigen; SEJN ziet de "
        "cijfers nog."
    )


def _closing(facts: Facts, last_day: date) -> list[str]:
    changes = []
    if facts.teams:
        teams = counted(len(facts.teams), "team", "teams")
        stop = which(len(facts.teams), "stopt", "stoppen")
        changes.append(f"{teams} {stop} na {written(last_day)}: {and_list(facts.teams)}.")
    if facts.people:
        roles = counted(len(facts.people), "rol", "rollen")
        stop = which(len(facts.people), "stopt", "stoppen")
        changes.append(f"{roles} bij {facts.name} {stop} na {written(last_day)}: {and_list(facts.people)}.")
    return changes


def _taken_over(merger: Merger) -> list[str]:
    if merger.takes_over is TakesOver.NOTHING:
        return [f"Bij {merger.successor} komt geen team en niemand erbij."]
    changes = [f"{merger.successor} krijgt vanaf {written(merger.merged_on)} een team {merger.team_name}."]
    if merger.takes_over is TakesOver.TEAM_AND_PEOPLE:
        roles = counted(merger.moving, "rol", "rollen")
        changes.append(f"{merger.successor} krijgt er {roles} bij: wie nu een rol heeft, houdt die bij de opvolger.")
    return changes


def measurements_that_stay(facts: Facts, last_day: date) -> tuple[str, ...]:
    """Where the measurements stay; those that were filled in after the last day by year."""
    stays = [_after(facts.name, year, number) for year, number in by_year_after(facts.entered, last_day).items()]
    if split := in_split_month(facts.entered, last_day):
        in_month = f"In de maand van de laatste dag {which(split, 'is', 'zijn')} {measurements(split)} ingevuld"
        stays.append(f"{in_month}, ervoor of erna; ook die {which(split, 'blijft', 'blijven')}.")
    total = sum(facts.entered.values())
    if total == 0:
        return (f"{facts.name} heeft geen metingen. De cijfers veranderen niet.",)
    where = f"in de cijfers van {facts.name} en in de landelijke cijfers"
    amount = which(total, "De ene meting", f"Alle {measurements(total)}")
    return (*stays, f"{amount} van {facts.name} {which(total, 'blijft', 'blijven')} {where}.")


def _after(name: str, year: int, number: int) -> str:
    filled_in = f"In {year} {which(number, 'is', 'zijn')} {measurements(number)} van {name} ingevuld na deze einddatum"
    return f"{filled_in}; die {which(number, 'blijft', 'blijven')} bij {name} in de cijfers."


def warnings_about(facts: Facts, last_day: date, today: date) -> tuple[str, ...]:
    """What to look at before something ends: drafts that nobody can send any more, and counts that still move."""
    warnings = []
    if facts.drafts:
        warnings.append(_unsent(facts.drafts, is_at_once=last_day < today))
    if facts.is_lagging:
        warnings.append("Recente wijzigingen worden nog geteld. De aantallen hieronder kunnen nog iets veranderen.")
    return tuple(warnings)


def _unsent(drafts: int, *, is_at_once: bool) -> str:
    are, them = which(drafts, "is", "zijn"), which(drafts, "het", "ze")
    amount = counted(drafts, "concept", "concepten")
    these = which(drafts, "Dit concept kan", f"Deze {amount} kunnen")
    until = f"{these} dan meteen niet meer worden verstuurd" if is_at_once else "Na de laatste dag kan dat niet meer"
    return f"Er {are} nog {amount} niet verstuurd. {until}. Laat {them} eerst versturen."


def _coming_back(reopening: Reopening) -> str:
    if not reopening.teams and not reopening.people:
        return "Er is niets dat vanzelf terugkomt. Heropen zelf de teams, en geef mensen opnieuw een rol."
    back = and_list(_teams_and_roles(reopening.teams, reopening.people))
    return f"Wat toen is gestopt, gaat weer verder: {back}."


def _teams_and_roles(teams: Sequence[str], people: int) -> list[str]:
    named = [f"{counted(len(teams), 'team', 'teams')} ({and_list(teams)})"] if teams else []
    return [*named, counted(people, "rol", "rollen")] if people else named
