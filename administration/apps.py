from django.apps import AppConfig


class AdministrationConfig(AppConfig):
    """The pages on which institutions, teams, people and code lists are kept."""

    name = "administration"
