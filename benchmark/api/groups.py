"""The figures by one fixed cut as JSON: family type, problem, work goal or follow-up advice."""

from typing import Any, Final

from django.db.models import QuerySet
from django.utils import timezone
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from benchmark.api.figures import checked_period, institution_and_team
from benchmark.domain.splits import CODE_LISTS, Split
from benchmark.models import MonthSplit
from benchmark.selectors.splits import groups_of
from benchmark.serializers import groups_as_json
from institutions.domain.roles import Permission
from measurements.domain.period import Period

CUTS: Final = {split.value: split for split in CODE_LISTS}
"""By their names in `by=`; one cut at a time, and no free ranges of dates: two together would single out families."""


class InstitutionGroups(APIView):
    """The main counts per code, for an institution or one of its teams."""

    logs = "institution_figures"
    permission = Permission.READ_INSTITUTION_FIGURES

    def get(self, request: Request, code: str) -> Response:
        institution, team = institution_and_team(request, code)
        tallies = MonthSplit.objects.visible_to(request.user).filter(institution=institution)
        return Response(groups_answer(request, tallies.filter(team=team) if team else tallies))


class NationalGroups(APIView):
    """The main counts per code, for all institutions together."""

    logs = "national_figures"
    permission = Permission.READ_NATIONAL_FIGURES

    def get(self, request: Request) -> Response:
        return Response(groups_answer(request, MonthSplit.objects.of_the_nation(request.user)))


def groups_answer(request: Request, tallies: QuerySet[MonthSplit]) -> dict[str, Any]:
    """The counts per code in the period asked for, or in this year; by family type where nothing else is asked for.

    A cut or a period that does not exist is a bad request (400).
    """
    period = checked_period(request.query_params.get("period", "")) or Period(timezone.localdate().year)
    split = CUTS.get(request.query_params.get("by", Split.FAMILY_TYPE.value))
    if split is None:
        raise ValidationError({"by": [f"Kies een van deze: {', '.join(CUTS)}."]})
    return {"split": split, "period": period.code, "groups": groups_as_json(groups_of(tallies, period, split))}
