"""What is put right after every migrate: rights, row policies, triggers, and tables that no migration makes."""

from collections.abc import Callable
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate

Work = Callable[..., None]


def after_migrate(app: AppConfig, *works: Work) -> None:
    """Do these, in this order, each time the owner has migrated; called with `sender` and `using`.

    Not after a flush, which sends the same signal without a plan: it empties tables and takes no rights away.
    """

    def receive(using: str, **kwargs: Any) -> None:
        if using == "owner" and "plan" in kwargs:
            for work in works:
                work(sender=app, using=using)

    post_migrate.connect(receive, sender=app, weak=False)
