"""The target group, read from the tallies, and the labels of its answers."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q, QuerySet
from django.db.models.functions import JSONObject

from benchmark.domain.splits import CODE_LISTS, Split, together
from benchmark.domain.target_group import TargetGroup
from benchmark.models import MonthSplit
from benchmark.selectors.splits import Groups, groups_by_split, groups_inside_and_of_all
from institutions.models import Institution
from measurements.domain.period import Period
from measurements.models import CodebookEntry

Labels = Mapping[str, Mapping[str, str]]
"""Per code list the label of each code, in the order of the list."""

READ: Final = (*CODE_LISTS, Split.SENT_THAT_DAY)
"""The code lists, and a split of which every measurement has one value: together those are everybody."""


def with_code_lists(institutions: QuerySet[Institution]) -> QuerySet[Institution]:
    """The institutions, each with `code_lists`: all answers with their labels, the same for every one of them."""
    entries = CodebookEntry.objects.order_by("codebook", "order", "code")
    entry = JSONObject(codebook="codebook", code="code", label="label")
    return institutions.annotate(code_lists=ArraySubquery(entries.values(entry=entry)))


def labels_of(institution: Institution) -> Labels:
    """The labels that came with an institution of `with_code_lists`."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for entry in institution.code_lists:
        found[entry["codebook"]][entry["code"]] = entry["label"]
    return found


def target_group_in(splits: QuerySet[MonthSplit], period: Period) -> TargetGroup:
    """The target group behind these tallies."""
    return _target_group(groups_by_split(splits.filter(split__in=READ), period))


def target_groups_within(splits: QuerySet[MonthSplit], inside: Q, period: Period) -> tuple[TargetGroup, TargetGroup]:
    """The target group behind those of the tallies that are `inside`, and that behind all, in one statement."""
    found = groups_inside_and_of_all(splits.filter(split__in=READ), inside, period)
    return _target_group(found[0]), _target_group(found[1])


def _target_group(groups: Mapping[Split, Groups]) -> TargetGroup:
    everybody = together(groups.get(Split.SENT_THAT_DAY, {}).values())
    return TargetGroup(everybody, {code_list: groups.get(code_list, {}) for code_list in CODE_LISTS})
