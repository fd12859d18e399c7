"""Every model and every class of a domain has its word in GLOSSARY.md."""

import importlib.util
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).parent.parent
GLOSSARY = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
APPS = ("institutions", "audit", "accounts", "measurements", "benchmark", "exchange", "administration")


def named_classes() -> Iterator[str]:
    for app in APPS:
        yield from (model.__name__ for model in apps.get_app_config(app).get_models())
        if importlib.util.find_spec(f"{app}.domain") is None:
            continue
        package = importlib.import_module(f"{app}.domain")
        for module in pkgutil.iter_modules(package.__path__, f"{app}.domain."):
            members = inspect.getmembers(importlib.import_module(module.name), inspect.isclass)
            yield from (name for name, member in members if member.__module__ == module.name)


@pytest.mark.parametrize("name", sorted(set(named_classes())))
def test_every_model_and_domain_class_has_a_row_in_the_glossary(name: str) -> None:
    assert f"`{name}`" in GLOSSARY or f"`{name}:" in GLOSSARY
