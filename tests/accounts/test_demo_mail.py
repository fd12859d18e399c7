"""The demo shows the mail that it does not send, and nothing but the demo does."""

from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage, get_connection
from django.test import Client

from accounts.demo_mail import Part, parts_of, sent_mail
from tests.config.test_headers import in_production

pytestmark = pytest.mark.django_db


@pytest.fixture
def deliver(settings: Any, tmp_path: Path) -> Any:
    """A function that delivers a mail as the demo does."""
    settings.EMAIL_FILE_PATH = tmp_path / "mail"

    def send(subject: str, body: str) -> None:
        connection = get_connection("django.core.mail.backends.filebased.EmailBackend")
        EmailMessage(subject, body, "demo@sejn.example", ["kim@aa.example"], connection=connection).send()

    return send


def test_the_page_shows_the_latest_mail_first_with_links_that_can_be_clicked(deliver: Any) -> None:
    deliver("Eerste", "Beste collega,\n\nOpen http://localhost/uitnodiging/abc_-9/ nu.")
    deliver("Tweede: één", "Tekst met een é, € en een regel die langer is dan achtenzeventig tekens, zoals deze regel.")
    text = Client().get("/demo/post/").content.decode()
    assert text.index("Tweede: één") < text.index("Eerste")
    assert '<a href="http://localhost/uitnodiging/abc_-9/">http://localhost/uitnodiging/abc_-9/</a> nu.' in text
    assert "een é, € en een regel die langer is dan achtenzeventig tekens, zoals deze regel." in text
    assert "-----" not in text


def test_two_mails_in_one_file_are_two_mails(settings: Any, tmp_path: Path) -> None:
    # The name of a file is the second and a number that a next mail may get again.
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    connection = get_connection("django.core.mail.backends.filebased.EmailBackend")
    for subject in ("Eerste", "Tweede: één"):
        EmailMessage(subject, f"Tekst {subject}", "a@b.example", ["kim@aa.example"], connection=connection).send()
    assert len(list(settings.EMAIL_FILE_PATH.iterdir())) == 1
    assert [(mail.subject, mail.parts[0].text) for mail in sent_mail()] == [
        ("Tweede: één", "Tekst Tweede: één"),
        ("Eerste", "Tekst Eerste"),
    ]


def test_a_mail_with_markup_in_it_shows_the_markup_as_text(deliver: Any) -> None:
    deliver("<script>alert(1)</script>", 'Hallo <b>x</b> javascript:alert(1) http://x/"onclick="alert(1)')
    text = Client().get("/demo/post/").content.decode()
    assert "<script>alert(1)" not in text
    assert "&lt;b&gt;x&lt;/b&gt;" in text
    assert 'href="javascript' not in text
    assert 'href="http://x/"' in text
    assert '"onclick="' not in text


def test_before_the_first_mail_the_page_says_so(settings: Any, tmp_path: Path) -> None:
    settings.EMAIL_FILE_PATH = tmp_path / "none"
    assert sent_mail() == []
    assert "Er is nog geen mail verstuurd." in Client().get("/demo/post/").content.decode()


def test_the_stop_after_a_link_is_no_part_of_it() -> None:
    assert parts_of("Zie https://x.example/a/.") == (
        Part("Zie ", is_link=False),
        Part("https://x.example/a/", is_link=True),
        Part(".", is_link=False),
    )


def test_outside_the_demo_the_address_does_not_exist() -> None:
    code = "import django; django.setup(); from django.urls import resolve; resolve('/demo/post/')"
    assert "Resolver404" in in_production(code).stderr
