"""What is wrong with a file: per kind of mistake, and line by line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, QuerySet

from exchange.models import ImportFile, ImportProblem

MOST_KINDS: Final = 20


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """A message about a column, and how often it is there."""

    column: str
    message: str
    number: int


@dataclass(frozen=True, slots=True)
class ProblemKinds:
    """The most frequent kinds, and how many other kinds there are."""

    shown: Sequence[ProblemKind]
    others: int


def problem_kinds(file: ImportFile) -> ProblemKinds:
    """The kinds of mistakes in the file, the most frequent first."""
    found = file.problems.order_by().values_list("column", "message").annotate(number=Count("pk"))
    shown = [ProblemKind(*row) for row in found.order_by("-number", "column", "message")[:MOST_KINDS]]
    others = found.count() - len(shown) if len(shown) == MOST_KINDS else 0
    return ProblemKinds(shown, others)


def columns_with_problems(file: ImportFile) -> list[str]:
    """The headers of the columns with mistakes, "" for rows that are wrong as a whole; by how often."""
    found = file.problems.order_by().values("column").annotate(number=Count("pk"))
    return list(found.order_by("-number", "column").values_list("column", flat=True))


def problems_in(file: ImportFile, column: str | None) -> QuerySet[ImportProblem]:
    """The mistakes by line; with a column only those in it."""
    return file.problems.all() if column is None else file.problems.filter(column=column)
