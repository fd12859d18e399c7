"""The own sessions: how long this one lasts, and where else one is signed in."""

from dataclasses import asdict, dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.domain.devices import device_in_words
from accounts.sessions import end_all, note_seen, state_of
from audit import access_log
from audit.models import Action, Outcome


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One line of the list of own sessions."""

    id: int
    device: str
    place: str
    signed_in_at: datetime
    last_seen_at: datetime
    is_current: bool


@require_safe
def own_sessions(request: HttpRequest) -> HttpResponse:
    """Where one is signed in, this session first."""
    found = UserSession.objects.purge_and_list(request.user)
    found.sort(key=lambda session: (not session.is_current(), -session.last_seen_at.timestamp()))
    return render(request, "usersessions/list.html", {"sessions": [line_of(session) for session in found]})


def line_of(session: UserSession) -> SessionLine:
    """The session in words."""
    device = device_in_words(session.user_agent)
    return SessionLine(session.pk, device, session.ip, session.created_at, session.last_seen_at, session.is_current())


@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends one other own session; this one ends by signing out."""
    found = UserSession.objects.filter(pk=pk, user=request.user).exclude(session_key=request.session.session_key)
    session = found.first()
    if session is None:
        raise Http404
    session.end()
    log_ending(request, 1)
    return redirect("usersessions_list")


@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """Ends all own sessions but this one."""
    log_ending(request, end_all(request.user, but=request.session.session_key))
    return redirect("usersessions_list")


def log_ending(request: HttpRequest, count: int) -> None:
    """A line about sessions that somebody ended elsewhere."""
    outcome = Outcome.GRANTED
    access_log.write(request, action=Action.WITHDRAW, object_type="session", outcome=outcome, count=count)


@require_safe
def session_state(request: HttpRequest) -> HttpResponse:
    """How many seconds this session still lasts; asking does not make it longer."""
    return state_answer(request)


@require_POST
def extend_session(request: HttpRequest) -> HttpResponse:
    """Somebody says to be there still."""
    note_seen(request.session, access_log.address_of(request))
    return state_answer(request)


def state_answer(request: HttpRequest) -> HttpResponse:
    """The state, with the token that the forms of a page need once somebody signed in anew elsewhere."""
    return JsonResponse(asdict(state_of(request.session, request.user)) | {"token": get_token(request)})
