"""Every address of the application; each view says itself who may see it."""

from django.urls import include, path

from config.help import help_page
from config.home import home
from config.style_guide.view import style_guide

handler400 = "config.errors.bad_request"
handler500 = "config.errors.server_error"

urlpatterns = [
    path("", home, name="home"),
    path("hulp/", help_page, name="help"),
    path("stijlgids/", style_guide, name="style-guide"),
    path("", include("accounts.urls")),
    path("", include("accounts.invitation_urls")),
    path("metingen/", include("measurements.urls")),
    path("", include("benchmark.urls")),
    path("", include("exchange.urls")),
    path("beheer/", include("audit.urls")),
    path("beheer/", include("administration.urls")),
    path("api/v1/", include("benchmark.api_urls")),
]
