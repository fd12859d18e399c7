"""One click to get in, and one to confirm; these views have no address outside the demo."""

from allauth.account.utils import get_next_redirect_url, perform_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.demo import demo_user, is_demo_account
from accounts.sessions import confirm


@require_POST
def demo_login(request: HttpRequest) -> HttpResponse:
    """Signs in as a ready-made account."""
    user = demo_user(request.POST.get("email", ""))
    if user is None:
        raise Http404
    return perform_login(request, user, redirect_url=get_next_redirect_url(request))


@require_POST
def demo_confirm(request: HttpRequest) -> HttpResponse:
    """Confirms for a ready-made account, whose password nobody has at hand."""
    if not is_demo_account(request.user):
        raise Http404
    confirm(request.session)
    return redirect(get_next_redirect_url(request) or "home")
