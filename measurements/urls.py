"""The addresses of the measurement pages, under metingen/."""

from django.urls import path, register_converter

from measurements.domain.codes import WRITTEN
from measurements.views import (
    accountability,
    autosaving,
    checking,
    coverage,
    entering,
    handing_over,
    listing,
    own_picture,
    requests,
    settings,
    trajectories,
    withdrawing,
    worklist,
)


class CodeConverter:
    """The code of a measurement: letters, digits, point and hyphen, so nothing a database could choke on."""

    regex = WRITTEN

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CodeConverter, "code")

app_name = "measurements"

urlpatterns = [
    path("", listing.measurement_list, name="list"),
    path("nieuw/", entering.new, name="new"),
    path("mijn-beeld/", own_picture.own_picture, name="own-picture"),
    path("traject/", trajectories.new, name="trajectory"),
    path("inzage/", accountability.access_search, name="access-search"),
    path("instellingen/", settings.settings, name="settings"),
    path("instellingen/uitleg/", settings.explanations, name="explanations"),
    path("werklijst/", worklist.worklist, name="worklist"),
    path("dekking/", coverage.coverage, name="coverage"),
    path("verzoeken/<int:number>/", requests.decide, name="request"),
    path("<code:code>/", entering.measurement, name="measurement"),
    path("<code:code>/bewaren/", autosaving.autosave, name="autosave"),
    path("<code:code>/controle/", checking.check, name="check"),
    path("<code:code>/wijzigen/", entering.change, name="change"),
    path("<code:code>/intrekken/", withdrawing.withdraw, name="withdraw"),
    path("<code:code>/verzoek/", requests.ask, name="ask"),
    path("<code:code>/overdragen/", handing_over.hand_over, name="hand-over"),
    path("<code:code>/geschiedenis/", accountability.history, name="history"),
    path("<code:code>/inzage/", accountability.access, name="access"),
]
