"""The form on which somebody chooses how filling in works."""

from django import forms
from django.http import QueryDict

from measurements.models import WorkerSettings


class SettingsForm(forms.Form):
    """Two choices, each on or off."""

    uses_shortcut_keys = forms.BooleanField(required=False, label="Sneltoetsen gebruiken")
    gets_weekly_mail = forms.BooleanField(required=False, label="Elke week een mail met wat er openstaat")

    @classmethod
    def of(cls, settings: WorkerSettings) -> "SettingsForm":
        """The form as these settings fill it in."""
        return cls(initial={name: getattr(settings, name) for name in cls.base_fields})


def chosen(data: QueryDict) -> dict[str, bool]:
    """What was chosen: on or off for each setting that `shown` names, for a box that is off is not sent at all."""
    shown = data.getlist("shown")
    return {name: name in data for name in SettingsForm.base_fields if name in shown}
