"""How passwords are hashed."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class ModestArgon2PasswordHasher(Argon2PasswordHasher):
    """Argon2id with 19 MiB a login instead of 100, so that many logins at once do not take the server's memory.

    19 MiB, two passes, one lane: the first choice of the OWASP Password Storage Cheat Sheet.
    """

    memory_cost = 19 * 1024
    time_cost = 2
    parallelism = 1
