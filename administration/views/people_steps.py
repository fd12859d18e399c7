"""What is asked, said and saved on each page about a role: the steps that people_changes shows."""

from django.urls import reverse
from django.utils import timezone

from administration.domain.people_effects import (
    Effects,
    cancelling_role,
    changing_team,
    ending_role,
    moving,
    resetting_second_factor,
)
from administration.forms.people import (
    CancelRoleForm,
    ChangeTeamForm,
    EndRoleForm,
    MoveForm,
    ResetSecondFactorForm,
)
from administration.selectors.holders import holder_of, role_text
from administration.selectors.people import people_in_sight
from administration.selectors.people_lines import with_second_factor
from administration.selectors.shown import mark_of, state_of
from administration.services import people
from administration.views.crumbs import Crumb, under_administration
from administration.views.steps import Step, Values
from audit import field_labels
from audit.history import Change, changes_of
from institutions.models import Membership, MembershipEvent, User


def under_person(person: User) -> tuple[Crumb, ...]:
    """The way to a page under one person."""
    return (*under_people(), (person.name, address_of(person)))


def under_people() -> tuple[Crumb, ...]:
    """The way to a page under the list of people."""
    return (*under_administration(), ("Mensen", reverse("administration:people")))


def address_of(person: User) -> str:
    """The address of the page of a person."""
    return reverse("administration:person", args=[person.pk])


def history_of(person: User) -> tuple[Change, ...]:
    """The changes in the roles of the person that the reader may see, newest first."""
    return tuple(changes_of(MembershipEvent, labels=field_labels.MEMBERSHIP, user_id=person.pk))


def after(person: User, by: User) -> str:
    """Where to go on: the page of the person, or the list when the only role in sight has just gone."""
    is_in_sight = people_in_sight(by).filter(pk=person.pk).exists()
    return address_of(person) if is_in_sight else reverse("administration:people")


def ending(membership: Membership, by: User) -> Step:
    """The end of a role from a day on."""

    def effects(values: Values) -> Effects:
        return ending_role(holder_of(membership, values["ends_on"]), values["ends_on"], timezone.localdate())

    def save(values: Values, shown: str) -> str:
        people.end_role(membership=membership, by=by, shown=shown, **values)
        return after(membership.user, by)

    return Step(
        title="Rol beëindigen",
        crumbs=under_person(membership.user),
        form=EndRoleForm,
        initial={"ends_on": timezone.localdate()},
        explanation=(f"{membership.user.name} is {role_text(membership)}.",),
        effects=effects,
        check=lambda values: people.check_end(membership, ends_on=values["ends_on"]),
        save=save,
        confirm="Rol beëindigen",
        shown=state_of(membership),
        changes=history_of(membership.user),
    )


def cancelling(membership: Membership, by: User) -> Step:
    """The cancelling of a role that has not begun yet."""
    starts_on = membership.active_from

    def save(values: Values, shown: str) -> str:
        people.end_role(membership=membership, ends_on=starts_on, by=by, shown=shown, **values)
        return after(membership.user, by)

    return Step(
        title="Rol laten vervallen",
        crumbs=under_person(membership.user),
        form=CancelRoleForm,
        explanation=(f"{membership.user.name} wordt {role_text(membership)}.",),
        effects=lambda values: cancelling_role(holder_of(membership, starts_on), starts_on),
        check=lambda values: people.check_end(membership, ends_on=starts_on),
        save=save,
        confirm="Rol laten vervallen",
        shown=state_of(membership),
        changes=history_of(membership.user),
    )


def other_team(membership: Membership, by: User) -> Step:
    """Another team of the same institution."""

    def effects(values: Values) -> Effects:
        return changing_team(holder_of(membership, values["starts_on"]), values["team"].name, values["starts_on"])

    def save(values: Values, shown: str) -> str:
        people.change_team(membership=membership, by=by, shown=shown, **values)
        return after(membership.user, by)

    return Step(
        title="Ander team",
        crumbs=under_person(membership.user),
        form=lambda *args, **kwargs: ChangeTeamForm(*args, membership=membership, **kwargs),
        initial={"starts_on": timezone.localdate()},
        explanation=(f"{membership.user.name} is {role_text(membership)}.",),
        effects=effects,
        check=lambda values: people.check_team(membership, team=values["team"], starts_on=values["starts_on"]),
        save=save,
        confirm="Team wijzigen",
        shown=state_of(membership),
        changes=history_of(membership.user),
    )


def moving_on(membership: Membership, by: User) -> Step:
    """The same role at another institution."""

    def effects(values: Values) -> Effects:
        names = [place.name for place in (values["institution"], values["team"]) if place]
        return moving(holder_of(membership, values["starts_on"]), ", ".join(names), values["starts_on"])

    def save(values: Values, shown: str) -> str:
        given = {name: value for name, value in values.items() if name != "place"}
        people.move(membership=membership, by=by, shown=shown, **given)
        return after(membership.user, by)

    return Step(
        title="Naar een andere instelling",
        crumbs=under_person(membership.user),
        form=lambda *args, **kwargs: MoveForm(*args, membership=membership, **kwargs),
        initial={"starts_on": timezone.localdate()},
        explanation=(f"{membership.user.name} is {role_text(membership)}.",),
        effects=effects,
        check=lambda values: people.check_move(
            membership, institution=values["institution"], team=values["team"], starts_on=values["starts_on"]
        ),
        save=save,
        confirm="Naar deze instelling",
        shown=state_of(membership),
        changes=history_of(membership.user),
    )


def resetting(person: User, by: User) -> Step:
    """A lost second step taken away."""
    has_second_factor = person.pk in with_second_factor([person])

    def save(values: Values, shown: str) -> str:
        people.reset_second_factor(user=person, by=by, **values)
        return after(person, by)

    return Step(
        title="Tweede stap weghalen",
        crumbs=under_person(person),
        form=ResetSecondFactorForm,
        explanation=("Voor iemand die de telefoon en de herstelcodes kwijt is.",),
        effects=lambda values: resetting_second_factor(person.name, has_second_factor),
        check=lambda values: None,
        save=save,
        confirm="Tweede stap weghalen",
        shown=mark_of(person.pk, has_second_factor),
        changes=history_of(person),
    )
