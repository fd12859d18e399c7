"""The addresses for signing in and out."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from institutions.declare import for_everybody_signed_in, public
from institutions.views import LoginView

login = public(LoginView.as_view())
logout = for_everybody_signed_in(LogoutView.as_view())
logout.redirect_field_name = None  # type: ignore[attr-defined] # after signing in again nobody wants to sign out

urlpatterns = [
    path("inloggen/", login, name="login"),
    path("uitloggen/", logout, name="logout"),
]
