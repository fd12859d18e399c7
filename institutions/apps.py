from django.apps import AppConfig
from django.db.models.signals import post_migrate

from institutions.grants import grant_tables

READ = {"default": "SELECT", "counter": "SELECT"}


class InstitutionsConfig(AppConfig):
    """Who takes part, who works there and who may see what."""

    name = "institutions"
    default_auto_field = "django.db.models.BigAutoField"

    grants = {
        "Institution": READ,
        "Location": READ,
        "Team": READ,
        "User": {"default": "SELECT, UPDATE"},
        "Membership": {"default": "SELECT"},
    }
    grants_outside_models = {
        "django_session": {"default": "SELECT, INSERT, UPDATE, DELETE"},
        "django_migrations": {"default": "SELECT", "counter": "SELECT"},
    }

    def ready(self) -> None:
        post_migrate.connect(grant_tables, sender=self)
