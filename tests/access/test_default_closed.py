"""A view or endpoint that does not say who may see it is closed to everybody."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from rest_framework.views import APIView

from institutions.api_permissions import DeclaredPermission
from institutions.domain.roles import Permission
from institutions.middleware import DeclaredPermissionMiddleware
from institutions.models import User
from tests.access.addresses import patterns
from tests.access.matrix import MATRIX
from tests.access.visitors import ANONYMOUS

PUBLIC = {address for address, row in MATRIX.items() if ANONYMOUS in row.look | row.send}


@pytest.mark.parametrize(("address", "view"), list(patterns()))
def test_every_address_says_who_may_see_it(address: str, view: Any) -> None:
    if address in PUBLIC:
        assert view.is_public
    elif hasattr(view, "cls") and issubclass(view.cls, APIView):
        assert isinstance(view.cls.permission, Permission)
        assert view.cls.permission_classes == [DeclaredPermission]
    else:
        assert isinstance(getattr(view, "permission", None), Permission) or view.is_for_everybody_signed_in
        assert getattr(view, "login_required", True)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/metingen/", "/landelijk/", "/instellingen/aa/", "/resultaten/"])
def test_somebody_who_is_not_signed_in_is_sent_to_the_login_page(address: str) -> None:
    answer = Client().get(address)
    assert (answer.status_code, answer["Location"]) == (302, f"/inloggen/?next={address}")


@pytest.mark.django_db
def test_the_api_answers_403_to_somebody_who_is_not_signed_in() -> None:
    assert Client().get("/api/v1/national/figures/").status_code == 403


def test_a_view_that_declares_nothing_is_refused_also_to_somebody_with_every_role(rf: RequestFactory) -> None:
    def forgotten(request: HttpRequest) -> HttpResponse:
        return HttpResponse("secret")

    request = rf.get("/")
    request.user = User()
    with pytest.raises(PermissionDenied, match="forgotten declares no permission"):
        DeclaredPermissionMiddleware(forgotten).process_view(request, forgotten)


def test_an_endpoint_that_declares_nothing_is_refused(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = AnonymousUser()
    assert DeclaredPermission().has_permission(request, APIView()) is False
