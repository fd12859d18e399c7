"""The forms about people: which ones a list shows, and what changes in their roles."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from administration.domain.people_reasons import PEOPLE_REASONS, PeopleAct
from administration.forms.changes import ChangeForm
from administration.forms.fields import DayField, ReasonField, RowField
from administration.selectors.people import Showing
from institutions.domain.roles import Role
from institutions.models import Institution, Membership, Team


class PeopleFilter(forms.Form):
    """Which people the list shows; everything stands in the address."""

    zoek = forms.CharField(
        label="Naam of e-mailadres",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
    )
    toon = forms.ChoiceField(
        label="Mensen",
        choices=Showing.choices,
        required=False,
        widget=forms.Select(attrs={"class": "input", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, institutions: QuerySet[Institution], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        if len(found := list(institutions)) > 1:
            self.fields["instelling"] = forms.ModelChoiceField(
                institutions.filter(pk__in=[one.pk for one in found]),
                label="Instelling",
                required=False,
                to_field_name="code",
                empty_label="alle instellingen",
                widget=forms.Select(attrs={"class": "input", "autocomplete": "off"}),
            )
        self.order_fields(["zoek", "instelling", "toon"])


class PersonForm(ChangeForm):
    """A change of somebody's role, with its reason last."""

    people_act: PeopleAct

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = ReasonField(PEOPLE_REASONS[self.people_act])


class EndRoleForm(PersonForm):
    """From which day somebody has the role no more."""

    people_act = PeopleAct.END_ROLE
    ends_on = DayField(
        "eerste dag zonder deze rol",
        help_text="Vandaag: de toegang stopt meteen. Een latere dag: tot die dag verandert er niets.",
    )


class CancelRoleForm(PersonForm):
    """Only why: a role that has not begun yet is taken back whole."""

    people_act = PeopleAct.CANCEL_ROLE


class WorkplaceField(RowField):
    """A team named with its institution, or an institution."""

    def label_from_instance(self, place: Team | Institution) -> str:
        return f"{place.institution.name}: {place.name}" if isinstance(place, Team) else place.name


class ChangeTeamForm(PersonForm):
    """Another team of the same institution, from a day."""

    people_act = PeopleAct.CHANGE_TEAM
    team = RowField("Nieuw team", "team", empty_label="Kies een team")
    starts_on = DayField("eerste dag in het nieuwe team")

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = Team.objects.filter(not_ended(), institution=membership.institution_id)
        self.fields["team"].queryset = teams.exclude(pk=membership.team_id)


class MoveForm(PersonForm):
    """Another institution, and for a worker a team of it, from a day."""

    people_act = PeopleAct.MOVE
    starts_on = DayField("eerste dag daar")

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        works_in_team = membership.role == Role.WORKER
        label, word = ("Nieuwe instelling en team", "team") if works_in_team else ("Nieuwe instelling", "instelling")
        self.fields["place"] = WorkplaceField(label, word, empty_label="Maak een keuze")
        self.fields["place"].queryset = teams_elsewhere(membership) if works_in_team else elsewhere(membership)
        self.order_fields(["place", "starts_on", "reason"])

    def clean(self) -> dict[str, Any]:
        """With the institution, and the team where the role has one."""
        values = super().clean() or {}
        place = values.get("place")
        team = place if isinstance(place, Team) else None
        return values | {"team": team, "institution": team.institution if team else place}


class ResetSecondFactorForm(PersonForm):
    """Only why."""

    people_act = PeopleAct.RESET_SECOND_FACTOR


def not_ended() -> Q:
    """Places that go on today or begin later; whether they do on the day itself, the check says."""
    return Q(active_until__isnull=True) | Q(active_until__gte=timezone.localdate())


def elsewhere(membership: Membership) -> QuerySet[Institution]:
    """The other institutions."""
    return Institution.objects.filter(not_ended()).exclude(pk=membership.institution_id)


def teams_elsewhere(membership: Membership) -> QuerySet[Team]:
    """The teams of the other institutions."""
    teams = Team.objects.filter(not_ended(), institution__in=elsewhere(membership)).select_related("institution")
    return teams.order_by("institution__name", "name")
