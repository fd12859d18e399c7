"""What a change of a code list will do, in sentences, before anything is saved."""

from dataclasses import dataclass
from datetime import date

from administration.domain.effects import Effects
from administration.domain.wording import and_list, counted, measurements, which, written

MEANING_STAYS = "De code blijft gelijk en blijft hetzelfde betekenen. De cijfers veranderen niet."


@dataclass(frozen=True, slots=True)
class EntryText:
    """What can change of an answer in a code list: its wording and the days on which it can be chosen."""

    label: str
    active_from: date
    active_until: date | None


@dataclass(frozen=True, slots=True)
class Uses:
    """In how many measurements an answer stands, by where those are in their life."""

    entered: int = 0
    drafts: int = 0
    withdrawn: int = 0

    @property
    def total(self) -> int:
        return self.entered + self.drafts + self.withdrawn


def adding_entry(code: str, label: str, active_from: date, list_name: str, group: str = "") -> Effects:
    """What a new answer changes; `group` is the part of the list in which it stands, for a list that has parts."""
    within = f", binnen de groep '{group}'" if group else ""
    return Effects(
        (
            f"Vanaf {written(active_from)} staat '{label}' als laatste in de keuzelijst {list_name}{within}.",
            f"De code wordt {code}. Die wordt nooit voor iets anders gebruikt, ook niet als u dit antwoord beëindigt.",
        ),
        ("Metingen die er al zijn veranderen niet. De cijfers ook niet.",),
    )


def changing_entry(code: str, before: EntryText, after: EntryText, uses: Uses) -> Effects:
    """What other words or another period of an answer change."""
    changes = [*_wording(before, after, uses), *_period(before, after, uses)]
    return Effects(tuple(changes), (MEANING_STAYS,), _meaning(code, before, after))


def uses_sentence(uses: Uses) -> str:
    """How often an answer was chosen, and what a new wording would do to those measurements."""
    if uses.total == 0:
        return "Nog in geen enkele meting gebruikt."
    amounts = [measurements(uses.entered)] if uses.entered else []
    if uses.drafts:
        amounts.append(counted(uses.drafts, "concept", "concepten"))
    if not amounts:
        return "Alleen gebruikt in metingen die zijn ingetrokken; die krijgen ook de nieuwe omschrijving."
    get = which(uses.entered + uses.drafts, "die krijgt", "die krijgen allemaal")
    return f"Gebruikt in {and_list(amounts)}; {get} de nieuwe omschrijving."


def _meaning(code: str, before: EntryText, after: EntryText) -> tuple[str, ...]:
    if before.label == after.label:
        return ()
    return (
        f"Betekent '{after.label}' precies hetzelfde als '{before.label}'? Zo niet: beëindig {code} en maak een nieuw "
        "antwoord. Anders zeggen oude metingen iets wat niemand heeft ingevuld.",
    )


def _wording(before: EntryText, after: EntryText, uses: Uses) -> list[str]:
    if before.label == after.label:
        return []
    return [f"'{before.label}' wordt '{after.label}'. {uses_sentence(uses)}"]


def _period(before: EntryText, after: EntryText, uses: Uses) -> list[str]:
    changes = []
    if before.active_from != after.active_from:
        changes.append(f"Te kiezen vanaf {written(after.active_from)} in plaats van {written(before.active_from)}.")
    if after.active_until and before.active_until != after.active_until:
        changes.append(f"Na {written(after.active_until)} kan niemand dit antwoord nog kiezen.")
        if uses.entered:
            changes.append(
                f"In {measurements(uses.entered)} blijft het staan, met '(niet meer in gebruik)' bij het wijzigen."
            )
    if before.active_until and not after.active_until:
        changes.append(f"De laatste dag {written(before.active_until)} vervalt: het antwoord blijft te kiezen.")
    return changes
