"""An administrator with a browser."""

import pytest
from django.test import Client

from institutions.models import User
from tests.measurements.browsing import SignIn


@pytest.fixture
def browser(signed_in: SignIn, administrator: User) -> Client:
    return signed_in(administrator)
