"""Browsers of people who look at figures."""

from collections.abc import Callable

import pytest
from django.test import Client

from institutions.models import User


@pytest.fixture
def as_lead(signed_in: Callable[[User], Client], lead: User) -> Client:
    return signed_in(lead)


@pytest.fixture
def as_analyst(signed_in: Callable[[User], Client], analyst: User) -> Client:
    return signed_in(analyst)
