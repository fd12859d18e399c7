"""Signing in and out."""

from typing import Any

from django.conf import settings
from django.contrib.auth import views as auth_views
from django.http import HttpResponse

from institutions.forms import LoginForm


class LoginView(auth_views.LoginView):
    """Signs in and goes on to the page that was asked for, on this host only, or to the start page."""

    template_name = "institutions/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(is_demo=settings.DEMO, **kwargs)

    def form_invalid(self, form: LoginForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)
