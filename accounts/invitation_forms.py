"""The forms with which people are invited and accept."""

from typing import Any, Final

from django import forms
from django.contrib.auth.forms import SetPasswordMixin
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from accounts.invitation_selectors import invitable_institutions, invitable_roles
from institutions.domain.roles import NATIONAL_ROLES, ROLE_LABELS, Role
from institutions.models import Team, User

CHOOSE_TEAM: Final = "Kies het team waarin de spoedhulpwerker gaat werken."
CHOOSE_INSTITUTION: Final = "Kies de instelling van de teamleider."
NAME_SIGNS: Final = "Typ uw naam met gewone letters en leestekens."
NOT_THE_SAME: Final = "De twee wachtwoorden zijn niet gelijk. Typ ze allebei opnieuw."
PLAIN_INPUT: Final = {"class": "input"}


class TeamField(forms.ModelChoiceField):
    """A team, named with its institution where there are several."""

    def label_from_instance(self, team: Team) -> str:
        return f"{team.institution.name}: {team.name}" if self.names_institution else team.name

    names_institution = False


class InvitationForm(forms.Form):
    """Who is invited into which role where; it offers only what `user` may give."""

    email = forms.CharField(
        label="E-mailadres",
        max_length=254,
        widget=forms.EmailInput(attrs=PLAIN_INPUT | {"autocomplete": "off", "maxlength": 254}),
        error_messages={
            "required": "Vul het e-mailadres in.",
            "max_length": "Dit e-mailadres is te lang. Controleer het.",
        },
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roles = invitable_roles(user)
        today = timezone.localdate()
        institutions = invitable_institutions(user, today)
        if len(self.roles) > 1:
            self.fields["role"] = role_field(self.roles)
        if Role.TEAM_LEAD in self.roles:
            self.fields["institution"] = institution_field(institutions)
        if Role.WORKER in self.roles:
            self.fields["team"] = team_field([institution.pk for institution in institutions])

    def clean(self) -> dict[str, Any]:
        """The role as a Role, with the institution and team that belong to it and no other."""
        chosen = super().clean() or {}
        if "role" in self.fields and "role" not in chosen:
            return chosen
        role = Role(chosen["role"]) if "role" in self.fields else self.roles[0]
        place = PLACES[role](self, chosen) if role not in NATIONAL_ROLES else {"institution": None, "team": None}
        return chosen | {"role": role} | place

    def _place_of_worker(self, chosen: dict[str, Any]) -> dict[str, Any]:
        team = chosen.get("team")
        if team is None and "team" not in self.errors:
            self.add_error("team", CHOOSE_TEAM)
        return {"institution": team.institution if team else None, "team": team}

    def _place_of_lead(self, chosen: dict[str, Any]) -> dict[str, Any]:
        if chosen.get("institution") is None and "institution" not in self.errors:
            self.add_error("institution", CHOOSE_INSTITUTION)
        return {"institution": chosen.get("institution"), "team": None}


PLACES: Final = {Role.WORKER: InvitationForm._place_of_worker, Role.TEAM_LEAD: InvitationForm._place_of_lead}
"""Which part of the form says where somebody in this role works."""


def role_field(roles: list[Role]) -> forms.ChoiceField:
    """One of these roles, none chosen beforehand."""
    return forms.ChoiceField(
        label="Rol",
        choices=[("", "Kies een rol"), *((role.value, ROLE_LABELS[role]) for role in roles)],
        widget=forms.Select(attrs=PLAIN_INPUT),
        error_messages={"required": "Kies een rol.", "invalid_choice": "Kies een rol uit de lijst."},
    )


def institution_field(institutions: Any) -> forms.ModelChoiceField:
    """One of these institutions, named by its code in the form."""
    return forms.ModelChoiceField(
        institutions,
        label="Instelling",
        required=False,
        to_field_name="code",
        empty_label="Kies een instelling",
        help_text="Alleen voor een teamleider.",
        widget=forms.Select(attrs=PLAIN_INPUT),
        error_messages={"invalid_choice": "Kies een instelling uit de lijst."},
    )


def team_field(institution_ids: list[int]) -> TeamField:
    """One of the teams that work today at these institutions."""
    today = timezone.localdate()
    working = Q(active_until__isnull=True) | Q(active_until__gte=today)
    teams = Team.objects.filter(working, active_from__lte=today, institution__in=institution_ids)
    field = TeamField(
        teams.select_related("institution").order_by("institution__name", "name"),
        label="Team",
        required=False,
        empty_label="Kies een team",
        widget=forms.Select(attrs=PLAIN_INPUT),
        error_messages={"invalid_choice": "Kies een team uit de lijst."},
    )
    field.names_institution = len(institution_ids) > 1
    return field


class AcceptForm(SetPasswordMixin, forms.Form):
    """The name and the password of a new account."""

    name = forms.CharField(
        label="Uw naam",
        max_length=200,
        widget=forms.TextInput(attrs=PLAIN_INPUT | {"autocomplete": "name"}),
        error_messages={"required": "Vul uw naam in.", "max_length": "Deze naam is te lang. Kort de naam in."},
    )
    error_messages = {"password_mismatch": NOT_THE_SAME}
    password1, password2 = SetPasswordMixin.create_password_fields("Wachtwoord", "Wachtwoord nog een keer")

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email
        for name, missing in (("password1", "Kies een wachtwoord."), ("password2", "Typ het wachtwoord nog een keer.")):
            self.fields[name].widget.attrs |= PLAIN_INPUT
            self.fields[name].error_messages["required"] = missing
        self.fields["password2"].help_text = ""

    def clean_name(self) -> str:
        """The name with single spaces; raises ValidationError for signs that nobody sees."""
        name = " ".join(self.cleaned_data["name"].split())
        if not name.isprintable():
            raise ValidationError(NAME_SIGNS)
        return name

    def clean(self) -> dict[str, Any]:
        self.validate_passwords()
        self.validate_password_for_user(User(email=self.email, name=self.cleaned_data.get("name", "")), "password1")
        return super().clean() or self.cleaned_data
