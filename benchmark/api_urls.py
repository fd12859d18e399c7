"""The addresses of the API, under /api/v1/."""

from django.urls import path

from benchmark import api

app_name = "api"
urlpatterns = [
    path("institutions/<slug:code>/figures/", api.InstitutionFigures.as_view(), name="institution-figures"),
    path("institutions/<slug:code>/charts/trend/", api.InstitutionTrend.as_view(), name="institution-trend"),
    path("releases/<int:year>/<int:number>/", api.ReleaseContents.as_view(), name="release"),
    path("national/figures/", api.NationalFigures.as_view(), name="national-figures"),
    path("national/charts/trend/", api.NationalTrend.as_view(), name="national-trend"),
    path("national/charts/institutions/", api.NationalInstitutions.as_view(), name="national-institutions"),
]
