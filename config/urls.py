"""Every address of the application; each view says itself who may see it."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from config.home import home
from institutions.declare import public


@public
def healthz(request: HttpRequest) -> HttpResponse:
    """The word ok when the web process answers; asks nothing of the database."""
    return HttpResponse("ok", content_type="text/plain")


handler400 = "config.errors.bad_request"
handler500 = "config.errors.server_error"

urlpatterns = [
    path("", home, name="home"),
    path("healthz/", healthz, name="healthz"),
    path("", include("institutions.urls")),
    path("metingen/", include("measurements.urls")),
    path("", include("benchmark.urls")),
    path("api/v1/", include("benchmark.api_urls")),
]
