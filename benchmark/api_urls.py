"""The addresses of the API, under /api/v1/."""

from django.urls import path

from benchmark.api import figures, groups

app_name = "api"
urlpatterns = [
    path("institutions/<slug:code>/figures/", figures.InstitutionFigures.as_view(), name="institution-figures"),
    path("institutions/<slug:code>/groups/", groups.InstitutionGroups.as_view(), name="institution-groups"),
    path("institutions/<slug:code>/charts/trend/", figures.InstitutionTrend.as_view(), name="institution-trend"),
    path("releases/<int:year>/<int:number>/", figures.ReleaseContents.as_view(), name="release"),
    path("national/figures/", figures.NationalFigures.as_view(), name="national-figures"),
    path("national/groups/", groups.NationalGroups.as_view(), name="national-groups"),
    path("national/charts/trend/", figures.NationalTrend.as_view(), name="national-trend"),
    path("national/charts/institutions/", figures.NationalInstitutions.as_view(), name="national-institutions"),
]
