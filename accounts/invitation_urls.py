"""The address of the link in an invitation, and in the demo that of the mail in which it stands."""

from django.conf import settings
from django.urls import path

from accounts.views.demo_mail import demo_mail
from accounts.views.invitations import invitation

urlpatterns = [path("uitnodiging/<str:token>/", invitation, name="invitation")]

if settings.DEMO:
    urlpatterns += [path("demo/post/", demo_mail, name="demo_mail")]
