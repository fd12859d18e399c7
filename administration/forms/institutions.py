"""The forms about institutions, their locations and teams."""

from typing import Any, Final

from django import forms
from django.utils.text import slugify

from administration.domain.effects import TakesOver
from administration.domain.reasons import Act
from administration.forms.changes import ChangeForm
from administration.forms.fields import CodeField, DayField, MailField, NameField, OptionField, RowField
from institutions.models import Institution, Location

CODE_HELP: Final = "Staat in adressen en exports. Kan na het opslaan nooit meer veranderen."
DATE_HELP: Final = "Bijvoorbeeld 31-12-2026."

TAKES_OVER: Final = (
    (TakesOver.NOTHING.value, "Niets: er komt geen team bij en niemand gaat mee"),
    (TakesOver.TEAM.value, "Een team met de naam van deze instelling, zonder mensen"),
    (TakesOver.TEAM_AND_PEOPLE.value, "Dat team, en iedereen die nu een rol heeft, met dezelfde rol"),
)
AGREES: Final = (("yes", "Akkoord met open vergelijking"), ("no", "Niet of niet meer akkoord"))


class NewInstitutionForm(ChangeForm):
    """A new institution."""

    act = Act.ADD_INSTITUTION
    name = NameField("Naam", required_message="Vul de naam in.")
    code = CodeField(help_text=CODE_HELP)
    active_from = DayField("begindatum", help_text="De eerste dag waarop de instelling meedoet.")


class InstitutionForm(ChangeForm):
    """The name and first day of an institution."""

    act = Act.CHANGE_INSTITUTION
    name = NameField("Naam", required_message="Vul de naam in.")
    active_from = DayField("begindatum", help_text="De eerste dag waarop de instelling meedoet.")


class ContactForm(ChangeForm):
    """Whom SEJN writes to about an institution; both fields empty for nobody."""

    act = Act.CHANGE_CONTACT
    contact_name = NameField(
        "Contact",
        required=False,
        required_message="",
        help_text="Liever een functie of afdeling dan een persoon, bijvoorbeeld Coördinatie spoedhulp.",
    )
    contact_email = MailField(
        "E-mailadres van het contact", required=False, help_text="Leeg, samen met het veld hierboven: geen contact."
    )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("contact_name") and values.get("contact_email") == "":
            raise forms.ValidationError({"contact_email": "Vul ook het e-mailadres in, of maak beide velden leeg."})
        return values


class EndInstitutionForm(ChangeForm):
    """The last day of an institution."""

    act = Act.END_INSTITUTION
    last_day = DayField("laatste dag", help_text=DATE_HELP)


class MergerForm(ChangeForm):
    """Into which institution another goes, when, and what goes along."""

    act = Act.MERGE_INSTITUTION
    successor = RowField("Opvolger", "opvolger", empty_label="Kies een instelling")
    merged_on = DayField("fusiedatum", help_text="De eerste dag van de opvolger. Deze instelling stopt de dag ervoor.")
    takes_over = OptionField("Wat krijgt de opvolger erbij?", TAKES_OVER)

    def __init__(self, *args: Any, successors: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = successors

    def clean_takes_over(self) -> TakesOver:
        return TakesOver(self.cleaned_data["takes_over"])


class ReopenInstitutionForm(ChangeForm):
    """Undoing an end or a merger."""

    act = Act.REOPEN_INSTITUTION


class AgreementForm(ChangeForm):
    """Agreement to open comparison; who decided and when is its reason."""

    agrees = OptionField("Wat is afgesproken?", AGREES)
    agreed_by = NameField(
        "Wie heeft dit besloten?",
        required_message="Vul in wie dit heeft besloten.",
        help_text="Naam en functie bij de instelling.",
        max_length=120,
    )
    agreed_on = DayField("dag van het besluit", label="Wanneer?", help_text="Bijvoorbeeld 27-3-2026.")

    def clean_agrees(self) -> bool:
        return bool(self.cleaned_data["agrees"] == "yes")


class NewLocationForm(ChangeForm):
    """A new location."""

    act = Act.ADD_PLACE
    name = NameField("Naam van de locatie", required_message="Vul de naam van de locatie in.")


class LocationForm(ChangeForm):
    """The name of a location."""

    act = Act.CHANGE_PLACE
    name = NameField("Naam van de locatie", required_message="Vul de naam van de locatie in.")


class _AtLocation(ChangeForm):
    """A form in which a location of the institution can be chosen."""

    def __init__(self, *args: Any, institution: Institution, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["location"].queryset = Location.objects.filter(institution=institution)


class NewTeamForm(_AtLocation):
    """A new team; an empty code becomes one that is made of the name."""

    act = Act.ADD_PLACE
    name = NameField("Naam van het team", required_message="Vul de naam van het team in.")
    code = CodeField(required=False, help_text=f"{CODE_HELP} Leeg: wij maken er een van de naam.")
    location = RowField("Locatie", "locatie", empty_label="Geen locatie", required=False)
    active_from = DayField("eerste dag")

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if "code" in values and not values["code"] and values.get("name"):
            values["code"] = slugify(values["name"])[:40].strip("-_").replace("_", "-")
            if not values["code"]:
                raise forms.ValidationError({"code": "Van deze naam is geen code te maken. Vul zelf een code in."})
        return values


class TeamForm(_AtLocation):
    """The name and location of a team."""

    act = Act.CHANGE_PLACE
    name = NameField("Naam van het team", required_message="Vul de naam van het team in.")
    location = RowField("Locatie", "locatie", empty_label="Geen locatie", required=False)


class EndTeamForm(ChangeForm):
    """The last day of a team."""

    act = Act.END_TEAM
    last_day = DayField("laatste dag", help_text=DATE_HELP)


class ReopenTeamForm(ChangeForm):
    """Undoing the end of a team."""

    act = Act.REOPEN_TEAM
