"""Passwords are hashed with Argon2, within the memory of a small server."""

from django.contrib.auth.hashers import check_password, make_password


def test_a_password_is_hashed_with_argon2_in_19_mebibytes() -> None:
    hashed = make_password("een lang wachtwoord")
    assert hashed.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert check_password("een lang wachtwoord", hashed)
    assert not check_password("een ander wachtwoord", hashed)
