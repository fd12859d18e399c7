"""The addresses of the pages with figures."""

from django.urls import path

from benchmark.views import (
    closing,
    criteria,
    figures,
    method,
    nation,
    published,
    quality,
    releases,
    side_by_side,
    success,
    target_group,
    trends,
)

urlpatterns = [
    path("resultaten/", figures.results, name="results"),
    path("instellingen/<slug:code>/", figures.institution, name="institution"),
    path("instellingen/<slug:code>/criteria/<slug:number>/", criteria.of_institution, name="institution-criterion"),
    path("instellingen/<slug:code>/vergelijken/", side_by_side.comparison, name="institution-comparison"),
    path("landelijk/", figures.national, name="national"),
    path("landelijk/criteria/<slug:number>/", criteria.of_nation, name="national-criterion"),
    path("methode/", method.method, name="method"),
    path("datakwaliteit/", quality.quality, name="quality"),
    path("instellingen/<slug:code>/datakwaliteit/", quality.of_institution, name="institution-quality"),
    path("landelijk/instellingen/", nation.institutions, name="national-institutions"),
    path("landelijk/deelname/", nation.participation, name="national-participation"),
    path("instellingen/<slug:code>/doelgroep/", target_group.of_institution, name="institution-target-group"),
    path("landelijk/doelgroep/", target_group.of_nation, name="national-target-group"),
    path("landelijk/datakwaliteit/", quality.of_nation, name="national-quality"),
    path("instellingen/<slug:code>/verloop/", trends.of_institution, name="institution-trend"),
    path("landelijk/verloop/", trends.of_nation, name="national-trend"),
    path("landelijk/samenhang/", success.success, name="success"),
    path("landelijk/gepubliceerd/", published.published, name="published"),
    path("uitgaven/", releases.releases, name="releases"),
    path("uitgaven/<int:year>/", closing.closing, name="closing"),
    path("uitgaven/<int:year>/<int:number>/", releases.release, name="release"),
]
