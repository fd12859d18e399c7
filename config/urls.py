"""Every address of the application; each view says itself who may see it."""

from django.urls import include, path

from config.home import home

handler400 = "config.errors.bad_request"
handler500 = "config.errors.server_error"

urlpatterns = [
    path("", home, name="home"),
    path("", include("accounts.urls")),
    path("", include("accounts.invitation_urls")),
    path("metingen/", include("measurements.urls")),
    path("", include("benchmark.urls")),
    path("", include("exchange.urls")),
    path("beheer/", include("audit.urls")),
    path("beheer/", include("administration.urls")),
    path("api/v1/", include("benchmark.api_urls")),
]
