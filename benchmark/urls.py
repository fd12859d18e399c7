"""The addresses of the pages with figures."""

from django.urls import path

from benchmark import views

urlpatterns = [
    path("resultaten/", views.results, name="results"),
    path("instellingen/<slug:code>/", views.institution, name="institution"),
    path("landelijk/", views.national, name="national"),
]
