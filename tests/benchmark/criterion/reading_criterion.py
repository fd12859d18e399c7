"""What the tests of the pages of a criterion read from an answer."""

import csv
import io
import re
from typing import Any

from django.test import Client


def links_to_measurements(response: Any) -> list[str]:
    found = re.findall(r'href="(/metingen/\?[^"]+)"', response.content.decode())
    return [link.replace("&amp;", "&") for link in found]


def file_of(browser: Client, address: str) -> list[list[str]]:
    answer = browser.get(address)
    assert answer.status_code == 200
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
