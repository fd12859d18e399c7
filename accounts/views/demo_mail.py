"""The page on which the demo shows the mail that it would send."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.demo_mail import sent_mail
from institutions.declare import public


@public
@require_safe
def demo_mail(request: HttpRequest) -> HttpResponse:
    """All mail of the demo, newest first; this address exists in the demo only, where everybody is fictitious."""
    return render(request, "accounts/demo_mail.html", {"mails": sent_mail()})
