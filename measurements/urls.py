"""The addresses of the measurement pages, under metingen/."""

from django.urls import path, register_converter

from measurements.views import accountability, entering, listing, withdrawing


class CodeConverter:
    """The code of a measurement: letters, digits, point and hyphen, so nothing a database could choke on."""

    regex = "[A-Za-z0-9][A-Za-z0-9.-]{0,19}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CodeConverter, "code")

app_name = "measurements"

urlpatterns = [
    path("", listing.measurement_list, name="list"),
    path("nieuw/", entering.new, name="new"),
    path("inzage/", accountability.access_search, name="access-search"),
    path("<code:code>/", entering.measurement, name="measurement"),
    path("<code:code>/wijzigen/", entering.change, name="change"),
    path("<code:code>/intrekken/", withdrawing.withdraw, name="withdraw"),
    path("<code:code>/geschiedenis/", accountability.history, name="history"),
    path("<code:code>/inzage/", accountability.access, name="access"),
]
