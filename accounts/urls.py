"""The addresses of signing in and of the own account, under the names by which allauth asks for them."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import path, re_path

from accounts import forms
from accounts.declare import does_not_extend, reauthenticates, without_second_factor
from accounts.views import confirming, demo, my_account, passwords, second_factor, sessions, signing_in
from institutions.declare import for_everybody_signed_in, opens_accounts, public

View = Callable[..., HttpResponseBase]


def shows_errors(view: View) -> View:
    """Answers 422 where allauth answers 200 with the mistakes in a form: what is right leads elsewhere."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code == HTTPStatus.OK:
            response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response

    return answer


def entrance(view: View) -> View:
    """For who is not signed in yet."""
    return opens_accounts(shows_errors(view))


def own(view: View) -> View:
    """For everybody about the own account."""
    return for_everybody_signed_in(shows_errors(view))


def sensitive(view: View) -> View:
    """For everybody about the own account, after confirming who it is."""
    return own(reauthenticates(view))


login = entrance(signing_in.LoginView.as_view(form_class=forms.LoginForm))
code = entrance(signing_in.CodeView.as_view(form_class=forms.CodeForm))
logout = public(signing_in.LogoutView.as_view())
forgotten = entrance(passwords.ForgottenPasswordView.as_view(form_class=forms.ForgottenPasswordForm))
new_password = entrance(passwords.NewPasswordView.as_view(form_class=forms.NewPasswordForm))
confirm = without_second_factor(own(confirming.ConfirmByPasswordView.as_view(form_class=forms.ConfirmForm)))
confirm_code = own(confirming.ConfirmByCodeView.as_view(form_class=forms.ConfirmCodeForm))
activate = without_second_factor(sensitive(second_factor.ActivateView.as_view(form_class=forms.ActivateForm)))
deactivate = sensitive(second_factor.DeactivateView.as_view(form_class=forms.DeactivateForm))
change_password = own(passwords.ChangePasswordView.as_view(form_class=forms.ChangePasswordForm))
state = without_second_factor(does_not_extend(for_everybody_signed_in(sessions.session_state)))
extend = without_second_factor(for_everybody_signed_in(sessions.extend_session))

urlpatterns = [
    path("inloggen/", login, name="account_login"),
    path("inloggen/code/", code, name="mfa_authenticate"),
    path("uitloggen/", logout, name="account_logout"),
    path("wachtwoord-vergeten/", forgotten, name="account_reset_password"),
    path(
        "wachtwoord-vergeten/gevraagd/",
        public(passwords.account.PasswordResetDoneView.as_view()),
        name="account_reset_password_done",
    ),
    path(
        "wachtwoord-vergeten/gelukt/",
        public(passwords.account.PasswordResetFromKeyDoneView.as_view()),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^wachtwoord-vergeten/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[0-9A-Za-z-]+)/$",
        new_password,
        name="account_reset_password_from_key",
    ),
    path("bevestigen/", confirm, name="account_reauthenticate"),
    path("bevestigen/code/", confirm_code, name="mfa_reauthenticate"),
    path("mijn-account/", own(my_account.my_account), name="account"),
    path("mijn-account/wachtwoord/", change_password, name="account_change_password"),
    path("mijn-account/tweede-stap/", own(second_factor.OverviewView.as_view()), name="mfa_index"),
    path("mijn-account/tweede-stap/instellen/", activate, name="mfa_activate_totp"),
    path("mijn-account/tweede-stap/uitzetten/", deactivate, name="mfa_deactivate_totp"),
    path(
        "mijn-account/herstelcodes/",
        sensitive(second_factor.RecoveryCodesView.as_view()),
        name="mfa_view_recovery_codes",
    ),
    path(
        "mijn-account/herstelcodes/nieuw/",
        sensitive(second_factor.NewRecoveryCodesView.as_view(form_class=forms.NewCodesForm)),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "mijn-account/herstelcodes/bestand/",
        sensitive(second_factor.DownloadView.as_view()),
        name="mfa_download_recovery_codes",
    ),
    path("mijn-account/sessies/", own(sessions.own_sessions), name="usersessions_list"),
    path("mijn-account/sessies/andere/", own(sessions.end_other_sessions), name="end_other_sessions"),
    path("mijn-account/sessies/<int:pk>/", own(sessions.end_session), name="end_session"),
    path("sessie/", state, name="session_state"),
    path("sessie/verlengen/", extend, name="extend_session"),
]

if settings.DEMO_ACCOUNTS:
    urlpatterns += [
        path("inloggen/demo/", entrance(demo.demo_login), name="demo_login"),
        path("bevestigen/demo/", without_second_factor(own(demo.demo_confirm)), name="demo_confirm"),
    ]
