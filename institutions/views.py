"""Signing in and out."""

from collections.abc import Collection
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import views as auth_views
from django.http import HttpResponse
from django.urls import Resolver404, resolve

from institutions.forms import LoginForm

FORMS: Final = ("measurements:measurement", "measurements:change")
"""The addresses where a session may end while somebody types: the login page says what became of that."""


def leads_to(address: str, names: Collection[str]) -> bool:
    """Whether the address is that of a page with one of these names."""
    try:
        return resolve(urlsplit(address).path).view_name in names
    except Resolver404:
        return False


class LoginView(auth_views.LoginView):
    """Signs in and goes on to the page that was asked for, on this host only, or to the start page."""

    template_name = "institutions/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        leads_to_a_form = leads_to(self.get_redirect_url(), FORMS)
        return super().get_context_data(is_demo=settings.DEMO, leads_to_a_form=leads_to_a_form, **kwargs)

    def form_invalid(self, form: LoginForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)
