"""The address of the access log, under beheer/."""

from django.urls import path

from audit import views

urlpatterns = [path("logboek/", views.access_log, name="access-log")]
