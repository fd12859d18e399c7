"""The addresses of the pages with figures."""

from django.urls import path

from benchmark.views import closing, figures, method, published, quality, releases, success

urlpatterns = [
    path("resultaten/", figures.results, name="results"),
    path("instellingen/<slug:code>/", figures.institution, name="institution"),
    path("landelijk/", figures.national, name="national"),
    path("methode/", method.method, name="method"),
    path("datakwaliteit/", quality.quality, name="quality"),
    path("instellingen/<slug:code>/datakwaliteit/", quality.of_institution, name="institution-quality"),
    path("landelijk/datakwaliteit/", quality.of_nation, name="national-quality"),
    path("landelijk/samenhang/", success.success, name="success"),
    path("landelijk/gepubliceerd/", published.published, name="published"),
    path("uitgaven/", releases.releases, name="releases"),
    path("uitgaven/<int:year>/", closing.closing, name="closing"),
    path("uitgaven/<int:year>/<int:number>/", releases.release, name="release"),
]
