"""A formula in plain text, for who wants to compute it themselves."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Formula:
    """What is computed, how, and what the letters stand for."""

    name: str
    lines: tuple[str, ...]
    where: str = ""
