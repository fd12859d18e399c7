"""What is refused about institutions, in Dutch and by field; asked before the page with effects and again on saving."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.db.models import Min, QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from administration.domain.effects import TakesOver
from administration.domain.mergers import makes_a_loop
from administration.domain.months import first_month
from administration.domain.wording import and_list, counted, which, written
from administration.selectors.counts import entered_by_month
from administration.selectors.endings import undoing_of_institution
from administration.selectors.institutions import (
    memberships_going_on,
    memberships_moving,
    names_of,
    successor_of_each,
)
from institutions.models import Institution, Membership, Team, User

UNCHANGED: Final = "Er is niets gewijzigd. Wijzig iets, of ga terug."
OWN_ROLE: Final = "Uw eigen rol hoort hierbij. Niemand wijzigt de eigen rol: vraag een andere beheerder."
RESERVED: Final = frozenset({"nieuw"})
"""Words that stand in addresses where otherwise a code does."""


def check_code(rows: QuerySet[Institution] | QuerySet[Team], code: str) -> None:
    """Refuse a code that is in use among these rows, or was: a code is never given twice."""
    if code in RESERVED or rows.filter(code=code).exists():
        raise ValidationError({"code": f"De code {code} is al in gebruik. Kies een andere code."})


def check_new_institution(*, code: str, name: str) -> None:
    """Refuse a code or name that another institution has."""
    check_code(Institution.objects.all(), code)
    _check_name(Institution.objects.all(), name)


def check_changed_institution(institution: Institution, *, name: str, active_from: date) -> None:
    """Refuse a name that another one has, and a first day after something that is there already."""
    if (name, active_from) == (institution.name, institution.active_from):
        raise ValidationError(UNCHANGED)
    _check_name(Institution.objects.exclude(pk=institution.pk), name)
    if active_from != institution.active_from:
        _check_first_day(institution, active_from)


def check_contact(institution: Institution, *, contact_name: str, contact_email: str) -> None:
    """Refuse a contact that is there already."""
    if (contact_name, contact_email) == (institution.contact_name, institution.contact_email):
        raise ValidationError(UNCHANGED)


def check_end(institution: Institution, last_day: date, *, by: User, field: str = "last_day") -> None:
    """Refuse a last day before something that is there already; `field` is where the form asks for the day."""
    if institution.active_until is not None:
        until = written(institution.active_until)
        raise ValidationError(f"Deze instelling heeft al een laatste dag: {until}. Maak dat eerst ongedaan.")
    if last_day < institution.active_from:
        start = written(institution.active_from)
        raise ValidationError({field: f"Deze instelling doet mee vanaf {start}. Kies een latere datum."})
    check_not_the_own(memberships_going_on(institution, last_day), by)
    check_nobody_begins_after(Membership.objects.filter(institution=institution), last_day, field)
    if team := Team.objects.filter(institution=institution, active_from__gt=last_day).first():
        message = f"Team {team.name} begint pas op {written(team.active_from)}. Kies een latere datum."
        raise ValidationError({field: message})
    if predecessor := institution.predecessors.filter(active_until__gt=last_day).first():
        merged_on = written(predecessor.active_until + timedelta(days=1))
        message = f"{predecessor.name} gaat pas op {merged_on} in deze instelling op. Kies een latere datum."
        raise ValidationError({field: message})


def check_not_the_own(memberships: Iterable[Membership], by: User) -> None:
    """Refuse to change these roles when one is of who does it: PostgreSQL would pass over it, or take none of them."""
    if any(membership.user_id == by.pk for membership in memberships):
        raise ValidationError(OWN_ROLE)


def check_nobody_begins_after(memberships: QuerySet[Membership], last_day: date, field: str) -> None:
    """Refuse a last day before the first day of a role: a role cannot end before it begins."""
    later = memberships.filter(active_from__gt=last_day).select_related("user")
    if names := names_of(later):
        begin = f"{counted(len(names), 'rol begint', 'rollen beginnen')} pas na deze dag: {and_list(names)}"
        raise ValidationError(
            {field: f"{begin}. Kies een latere datum, of pas die {which(len(names), 'rol', 'rollen')} aan."}
        )


def check_merger(
    institution: Institution, *, successor: Institution, merged_on: date, takes_over: TakesOver, by: User
) -> None:
    """Refuse a successor that does not take part on that day or that is followed by the institution itself."""
    if makes_a_loop(institution.pk, successor.pk, successor_of_each()):
        message = f"{successor.name} gaat zelf al op in {institution.name}. Kies een andere opvolger."
        raise ValidationError({"successor": message})
    check_end(institution, merged_on - timedelta(days=1), by=by, field="merged_on")
    if not successor.takes_part_on(merged_on):
        message = f"{successor.name} doet op {written(merged_on)} niet mee. Kies een andere opvolger of een andere dag."
        raise ValidationError({"successor": message})
    if takes_over is TakesOver.TEAM_AND_PEOPLE and not memberships_moving(institution, successor, merged_on):
        message = "Er is niemand die mee kan. Kies of er alleen een team komt, of niets."
        raise ValidationError({"takes_over": message})


def check_reopening(institution: Institution, *, by: User) -> None:
    """Refuse to undo an end that is not there, or one that took an own role away or gave one."""
    if institution.active_until is None:
        raise ValidationError("Deze instelling heeft geen laatste dag. Er is niets om ongedaan te maken.")
    check_not_the_own(undoing_of_institution(institution).changed_memberships, by)


def check_agreement(institution: Institution, *, agrees: bool, agreed_on: date) -> None:
    """Refuse agreement that is there already, or that is dated in the future."""
    if agrees == institution.agrees_to_open_comparison:
        stands = "is al akkoord" if agrees else "is nu ook niet akkoord"
        raise ValidationError({"agrees": f"{institution.name} {stands}. Er is niets gewijzigd."})
    if agreed_on > timezone.localdate():
        raise ValidationError({"agreed_on": "Deze dag moet nog komen. Vul de dag in waarop dit is afgesproken."})


def _check_name(others: QuerySet[Institution], name: str) -> None:
    if other := others.filter(name__iexact=name).first():
        message = f"Er is al een instelling met deze naam, met de code {other.code}. Kies een andere naam."
        raise ValidationError({"name": message})


def _check_first_day(institution: Institution, active_from: date) -> None:
    """Refuse a first day after the last one, or after measurements, roles, teams or mergers that are there already."""
    if institution.active_until is not None and active_from > institution.active_until:
        until = written(institution.active_until)
        raise ValidationError({"active_from": f"De laatste dag is {until}. Kies een eerdere begindatum."})
    month = first_month(entered_by_month(institution_id=institution.pk))
    if month is not None and month < active_from.replace(day=1):
        message = f"De eerste metingen zijn van {date_format(month, 'F Y')}. Kies een dag in die maand of eerder."
        raise ValidationError({"active_from": message})
    for what, rows in (("De eerste rol", Membership), ("Het eerste team", Team)):
        first = rows.objects.filter(institution=institution).aggregate(day=Min("active_from"))["day"]
        if first is not None and first < active_from:
            raise ValidationError({"active_from": f"{what} begint op {written(first)}. Kies die dag of een eerdere."})
