"""Decorators with which a view says who may see it; without one it is closed to all."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required

from institutions.domain.roles import Permission

View = Callable[..., Any]


def needs(permission: Permission) -> Callable[[View], View]:
    """For people who have this permission somewhere; which rows they see is up to `visible_to`."""

    def declare(view: View) -> View:
        view.permission = permission  # type: ignore[attr-defined]
        return view

    return declare


def for_everybody_signed_in(view: View) -> View:
    """For everybody who has signed in, whatever the role."""
    view.is_for_everybody_signed_in = True  # type: ignore[attr-defined]
    return view


def public(view: View) -> View:
    """For everybody, also without signing in; only for pages that hold nothing of anybody."""
    view.is_public = True  # type: ignore[attr-defined]
    return login_not_required(view)


def opens_accounts(view: View) -> View:
    """For signing in and all that leads to it: public, and such a page may look up an account by its address."""
    view.opens_accounts = True  # type: ignore[attr-defined]
    return public(view)
