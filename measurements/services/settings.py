"""Keeping what somebody chose about filling in."""

from collections.abc import Iterable
from typing import Any, Final

from django.db import transaction

from institutions.models import User
from measurements.domain.criteria import CRITERIA_IN_FORM_ORDER
from measurements.models import WorkerSettings
from measurements.selectors.settings import settings_of

CHOICES: Final = frozenset({"uses_shortcut_keys", "gets_weekly_mail"})


def choose(*, user: User, **on: bool) -> WorkerSettings:
    """The settings of this user with these of CHOICES on or off; the rest stays as it is."""
    if unknown := on.keys() - CHOICES:
        raise ValueError(f"{unknown} is not something to choose")
    return _kept(user, **on)


def keep_open(*, user: User, form_numbers: Iterable[str]) -> WorkerSettings:
    """The settings of this user with the explanations of these criteria open and all others closed.

    What is no form number is left out.
    """
    wanted = set(form_numbers)
    known = [one.form_number for one in CRITERIA_IN_FORM_ORDER if one.form_number in wanted]
    return _kept(user, open_explanations=known)


@transaction.atomic
def _kept(user: User, **chosen: Any) -> WorkerSettings:
    User.objects.select_for_update(no_key=True).get(pk=user.pk)  # the first choice of two tabs at once makes one row
    settings = settings_of(user)
    for name, value in chosen.items():
        setattr(settings, name, value)
    if settings._state.adding:
        settings.save(force_insert=True)
    elif chosen:
        settings.save(update_fields=list(chosen))
    return settings
