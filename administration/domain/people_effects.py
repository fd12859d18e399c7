"""What a change of somebody's role will do, in sentences, before anything is saved.

The figures never change: a measurement stays with the team and the institution for which it was made, whoever made
it. What does change is what this person can do from then on, and who looks after the drafts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from administration.domain.effects import Effects
from administration.domain.wording import and_list, counted, measurements, which, written


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody in one role: the place in words, what was entered at its institution, and what else the person has.

    `others` are the other roles that go on, in words; `is_last_lead` says that nobody else leads the institution.
    """

    name: str
    role: str
    place: str
    institution: str = ""
    entered: int = 0
    drafts: int = 0
    others: tuple[str, ...] = ()
    is_last_lead: bool = False


def ending_role(holder: Holder, ends_on: date, today: date) -> Effects:
    """What happens when the role holds for the last time on the day before `ends_on`."""
    return Effects(
        changes=(_no_longer(holder, ends_on, today), _afterwards(holder, ends_on, today)),
        stays=_work_that_stays(holder),
        warnings=_last_lead(holder, ends_on),
    )


def cancelling_role(holder: Holder, active_from: date) -> Effects:
    """What happens when a role that has not begun yet is taken back."""
    return Effects(
        changes=(f"{holder.name} wordt op {written(active_from)} geen {holder.role} bij {holder.place}.",),
        stays=("De cijfers veranderen niet: in deze rol is nog niets ingevuld.", *_others(holder)),
    )


def changing_team(holder: Holder, team: str, starts_on: date) -> Effects:
    """What happens when somebody works in another team of the institution from this day."""
    return Effects(
        changes=(
            f"{holder.name} werkt vanaf {written(starts_on)} in {team}, en tot en met "
            f"{written(starts_on - timedelta(days=1))} in {holder.place}.",
            f"Nieuwe metingen van {holder.name} tellen vanaf die dag voor {team}.",
        ),
        stays=_work_that_stays(holder, can_go_on=True),
    )


def moving(holder: Holder, place: str, starts_on: date) -> Effects:
    """What happens when somebody goes on in the same role at another institution from this day."""
    return Effects(
        changes=(
            f"{holder.name} is vanaf {written(starts_on)} {holder.role} bij {place}, en tot en met "
            f"{written(starts_on - timedelta(days=1))} bij {holder.place}.",
            f"{holder.name} ziet de metingen bij {holder.place} vanaf die dag niet meer, ook de eigen metingen niet.",
        ),
        stays=_work_that_stays(holder),
        warnings=_last_lead(holder, starts_on),
    )


def resetting_second_factor(name: str, has_second_factor: bool) -> Effects:
    """What happens when the second step of somebody is taken away."""
    gone = "De tweede stap en de herstelcodes" if has_second_factor else f"{name} heeft nu geen tweede stap. Die"
    return Effects(
        changes=(
            f"{gone} van {name} vervallen." if has_second_factor else f"{gone} kan daarna opnieuw worden ingesteld.",
            f"{name} wordt overal uitgelogd en krijgt hierover een mail.",
            "Bij de volgende keer inloggen stelt deze persoon een nieuwe tweede stap in.",
        ),
        stays=("Het wachtwoord, de rollen, de metingen en de cijfers blijven gelijk.",),
        warnings=(
            f"Spreek {name} eerst zelf, via een nummer dat u al kende. Met een verzonnen verhaal kan iemand anders "
            "proberen binnen te komen.",
        ),
    )


def _no_longer(holder: Holder, ends_on: date, today: date) -> str:
    if ends_on <= today:
        return f"{holder.name} is per direct geen {holder.role} meer bij {holder.place}."
    last = written(ends_on - timedelta(days=1))
    return f"{holder.name} is tot en met {last} {holder.role} bij {holder.place}, en daarna niet meer."


def _afterwards(holder: Holder, ends_on: date, today: date) -> str:
    if holder.others:
        return f"{holder.name} houdt {_roles(holder.others)}."
    out = " en wordt nu overal uitgelogd" if ends_on <= today else ""
    return f"{holder.name} heeft dan geen rol meer{out}. Inloggen kan nog wel, maar er is niets te zien."


def _work_that_stays(holder: Holder, *, can_go_on: bool = False) -> tuple[str, ...]:
    """Where the measurements and the drafts of this person stay."""
    if not holder.entered and not holder.drafts:
        return (f"{holder.name} heeft hier geen metingen ingevuld. De cijfers veranderen niet.",)
    return tuple(filter(None, [_entered(holder), _drafts(holder, can_go_on=can_go_on)]))


def _entered(holder: Holder) -> str:
    if not holder.entered:
        return "De cijfers veranderen niet."
    stay = which(holder.entered, "blijft", "blijven")
    as_now = which(holder.entered, "zoals die is", "zoals ze zijn")
    filled_in = which(holder.entered, "waarvoor die is ingevuld", "waarvoor ze zijn ingevuld")
    amount = f"De {measurements(holder.entered)} van {holder.name}"
    return f"{amount} {stay} in de cijfers van {holder.institution} {as_now}, in het team {filled_in}."


def _drafts(holder: Holder, *, can_go_on: bool) -> str:
    if not holder.drafts:
        return ""
    drafts = f"{counted(holder.drafts, 'concept', 'concepten')} {which(holder.drafts, 'blijft', 'blijven')} staan"
    they, count = which(holder.drafts, "Het", "Ze"), which(holder.drafts, "telt", "tellen")
    who = f"{holder.name} kan verder" if can_go_on else "Een teamleider kan verder"
    return f"{drafts} bij {holder.institution}. {they} {count} nog niet mee. {who} invullen en versturen."


def _last_lead(holder: Holder, ends_on: date) -> tuple[str, ...]:
    if not holder.is_last_lead:
        return ()
    return (
        f"{holder.name} is de enige teamleider van {holder.place}. Vanaf {written(ends_on)} kan daar niemand mensen "
        "uitnodigen of metingen van anderen herstellen. Nodig eerst een nieuwe teamleider uit.",
    )


def _others(holder: Holder) -> tuple[str, ...]:
    return (f"{holder.name} houdt {_roles(holder.others)}.",) if holder.others else ()


def _roles(roles: Sequence[str]) -> str:
    return f"de {which(len(roles), 'rol', 'rollen')} {and_list(roles)}"
