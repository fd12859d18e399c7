"""The figures, charts and releases."""

from typing import Any, Final, NoReturn

from django.db.models import QuerySet
from django.utils import timezone
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from benchmark.charts.theme import Chart
from benchmark.models import MonthTally, Release
from benchmark.page_data.national import national_data
from benchmark.page_data.periods import figures_in_period
from benchmark.pages.comparison import comparison_chart
from benchmark.pages.trend import trend_chart, year_points
from benchmark.selectors.figures import figures_by_year
from benchmark.serializers import figures_as_json, release_as_json
from institutions.access import institutions_for
from institutions.domain.roles import Permission
from institutions.models import Institution, Team
from measurements.domain.period import Period, parse_period

EMPTY_CHART: Final[Chart] = {"data": [], "layout": {}}


class InstitutionFigures(APIView):
    """The figures of a period, for an institution or one of its teams."""

    logs = "institution_figures"
    permission = Permission.READ_INSTITUTION_FIGURES

    def get(self, request: Request, code: str) -> Response:
        team = request.query_params.get("team", "")
        scope = {"level": "team" if team else "institution", "institution": code, "team": team or None}
        return Response(figures_answer(request, institution_tallies(request, code), scope))


class InstitutionTrend(APIView):
    """The chart of fidelity and goal attainment over the years, for an institution or one of its teams."""

    logs = "institution_figures"
    permission = Permission.READ_INSTITUTION_FIGURES

    def get(self, request: Request, code: str) -> Response:
        return Response(trend_answer(institution_tallies(request, code)))


class NationalFigures(APIView):
    """The figures of a period for all institutions together."""

    logs = "national_figures"
    permission = Permission.READ_NATIONAL_FIGURES

    def get(self, request: Request) -> Response:
        scope = {"level": "national", "institution": None, "team": None}
        return Response(figures_answer(request, MonthTally.objects.of_the_nation(request.user), scope))


class NationalTrend(APIView):
    """The chart of fidelity and goal attainment over the years, for all institutions together."""

    logs = "national_figures"
    permission = Permission.READ_NATIONAL_FIGURES

    def get(self, request: Request) -> Response:
        return Response(trend_answer(MonthTally.objects.of_the_nation(request.user)))


class NationalInstitutions(APIView):
    """The chart of the institutions beside each other, without those under 10 valid measurements."""

    logs = "national_figures"
    permission = Permission.READ_NATIONAL_FIGURES

    def get(self, request: Request) -> Response:
        code = request.query_params.get("period", "")
        checked_period(code)
        data = national_data(request.user, period_code=code, today=timezone.localdate())
        return Response(comparison_chart(data) or EMPTY_CHART)


class ReleaseContents(APIView):
    """One release as it was sealed: what everybody may know of it, without what it was made from."""

    logs = "national_figures"
    permission = Permission.READ_INSTITUTION_FIGURES

    def get(self, request: Request, year: int, number: int) -> Response:
        visible = Release.objects.visible_to(request.user).select_related("publication")
        release = visible.filter(year=year, number=number).first() or not_found()
        return Response(release_as_json(release))


def figures_answer(request: Request, tallies: QuerySet[MonthTally], scope: dict[str, Any]) -> dict[str, Any]:
    """The figures of the period asked for, or of the newest year with data, and what they are about."""
    code = request.query_params.get("period", "")
    checked_period(code)
    found = figures_in_period(tallies, code, timezone.localdate())
    return {"scope": scope, "period": found.period.code, **figures_as_json(found.figures)}


def trend_answer(tallies: QuerySet[MonthTally]) -> Chart:
    """The trend as a Plotly figure; empty when no year has 10 valid measurements, as on the page."""
    return trend_chart(year_points(figures_by_year(tallies), timezone.localdate())) or EMPTY_CHART


def checked_period(code: str) -> Period | None:
    """The period, None when nothing was asked for; a code that is no period is a bad request (400)."""
    try:
        return parse_period(code) if code else None
    except ValueError:
        message = (
            f"{code!r} is geen periode. Gebruik een jaar (2022), kwartaal (2022-K1), maand (2022-03), twaalf maanden "
            "(2022-10-12m) of drie jaar (2020-2022)."
        )
        raise ValidationError({"period": [message]}) from None


def institution_tallies(request: Request, code: str) -> QuerySet[MonthTally]:
    """The tallies of the institution and, when asked for, the team; what is foreign or absent is not found."""
    institution, team = institution_and_team(request, code)
    tallies = MonthTally.objects.visible_to(request.user).filter(institution=institution)
    return tallies.filter(team=team) if team else tallies


def institution_and_team(request: Request, code: str) -> tuple[Institution, Team | None]:
    """The institution and, when asked for, the team; what is foreign or absent is not found."""
    mine = institutions_for(request.user, Permission.READ_INSTITUTION_FIGURES)
    institution = mine.filter(code=code).first() or not_found()
    team_code = request.query_params.get("team", "")
    if not team_code:
        return institution, None
    return institution, next((team for team in institution.teams.all() if team.code == team_code), None) or not_found()


def not_found() -> NoReturn:
    """Raise the one answer for everything that is not there for this user."""
    raise NotFound("Niet gevonden.")
