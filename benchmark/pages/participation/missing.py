"""The institutions that have not delivered in the running month or the one before, with whom to write to."""

from dataclasses import dataclass
from datetime import date

from benchmark.domain.participation import Delivery, delivery, took_part
from benchmark.files.dataset import Dataset
from benchmark.page_data.participation import ParticipationData
from benchmark.pages.wording import counted
from institutions.models import Institution
from measurements.domain.period import MONTHS

MISSING = (Delivery.NOTHING, Delivery.NOT_YET)


@dataclass(frozen=True, slots=True)
class MissingRow:
    """An institution that did not deliver: how both months stand, and the last month in which it did."""

    institution: Institution
    running: str
    before: str
    last: str


@dataclass(frozen=True, slots=True)
class MissingList:
    """Who did not deliver in the running month, called `running`, or in the one before."""

    running: str
    before: str
    rows: tuple[MissingRow, ...]
    conclusion: str


def missing_list(data: ParticipationData) -> MissingList:
    """The institutions that took part in one of both months and entered nothing in it, by name."""
    both = (data.running_month, data.month_before)
    states = {one.pk: [_state(one, month, data) for month in both] for one in data.recent}
    rows = tuple(_row(one, both, data) for one in data.recent if any(state in MISSING for state in states[one.pk]))
    missing = [sum(found[place] in MISSING for found in states.values()) for place in (0, 1)]
    running, before = (month_name(month) for month in both)
    return MissingList(running, before, rows, _conclusion(len(data.recent), missing, running, before))


def month_name(month: date) -> str:
    """Such as "november 2026"."""
    return f"{MONTHS[month.month - 1]} {month.year}"


def _state(institution: Institution, month: date, data: ParticipationData) -> Delivery:
    takes_part = took_part(institution.active_from, institution.active_until, month)
    return delivery(data.delivered_in(institution, month), month, data.today, takes_part=takes_part)


def _row(institution: Institution, months: tuple[date, date], data: ParticipationData) -> MissingRow:
    running, before = (_text(institution, month, data) for month in months)
    last = data.last.get(institution.pk)
    return MissingRow(institution, running, before, month_name(last) if last else "nog nooit")


def _text(institution: Institution, month: date, data: ParticipationData) -> str:
    state = _state(institution, month, data)
    if state is Delivery.DELIVERED:
        return f"{data.delivered_in(institution, month).entered} ingevoerd"
    return state.value


def _conclusion(all_of_them: int, missing: list[int], running: str, before: str) -> str:
    """Who did not deliver, in a sentence for each month."""
    if not all_of_them:
        return "Er doet nu geen enkele instelling mee."
    if not any(missing):
        return f"Alle instellingen voerden in {before} en in {running} metingen in."
    parts = [
        f"in {month} {'voerde' if number == 1 else 'voerden'} {counted(number, 'instelling', 'instellingen')} {nothing}"
        for number, month, nothing in ((missing[0], running, "nog niets in"), (missing[1], before, "niets in"))
        if number
    ]
    return f"Niet geleverd: {' en '.join(parts)}."


def missing_dataset(found: MissingList, title: str) -> Dataset:
    """The list as a file."""
    columns = ("Instelling", found.running, found.before, "Laatst ingevoerd in", "Contact", "E-mailadres")
    rows = tuple(
        (
            row.institution.name,
            row.running,
            row.before,
            row.last,
            row.institution.contact_name,
            row.institution.contact_email or "niet bekend",
        )
        for row in found.rows
    )
    return Dataset(title, columns, rows)
