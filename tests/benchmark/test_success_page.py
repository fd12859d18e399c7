"""The page on what goes with success, as SEJN gets it."""

import json
import re
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client

from benchmark.models import MonthSplit
from benchmark.selectors.success import Result, factor_counts
from benchmark.services import counting
from institutions.models import User
from measurements.domain.period import Period
from measurements.models import Measurement
from tests import oracles
from tests.measurement_data import scores_from_row
from tests.statements import at_most

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

Store = Callable[..., Measurement]
PAGE = "/landelijk/samenhang/"
ALL_MET, ONE_MISSED, GAPS = "11111111111", "11111011111", "1111101--11"
"""Process scores: everything; not 3d; not 3d with two gaps."""


@pytest.fixture
def elsewhere(foreign_worker: User) -> dict[str, Any]:
    """Who enters at institution bb."""
    membership = foreign_worker.memberships.get()
    return {"author": foreign_worker, "team": membership.team, "institution": membership.institution}


@pytest.fixture
def counted(submitted: Store, elsewhere: dict[str, Any]) -> None:
    """Of both institutions 30 valid measurements; where 3d was missed, the crisis is resolved less often."""
    for people in ({}, elsewhere):
        for number in range(18):
            submitted(**scores_from_row(f"{ALL_MET}|{'1' if number else '0'}11"), **people)
        for number in range(8):
            submitted(
                **scores_from_row(f"{ONE_MISSED}|{'1' if number < 3 else '0'}{'1' if number < 5 else '0'}1"), **people
            )
        for number in range(4):
            submitted(**scores_from_row(f"{GAPS}|{'-' if number else '1'}11"), **people)
        submitted(**scores_from_row(f"{ALL_MET}|0--"), **people)
    counting.refresh_tallies()


def text_of(response: Any) -> str:
    """What a reader sees: without markup and with single spaces."""
    html = re.sub(r"<script.*?</script>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(html.replace("&shy;", "").replace("&gt;", ">").replace("&lt;", "<").split())


def lead_of(response: Any) -> str:
    """The sentence under the title."""
    found = re.search(r'<p class="lead">(.*?)</p>', response.content.decode())
    assert found is not None
    return unescape(found[1])


def chart_of(response: Any, element_id: str) -> dict[str, Any]:
    found = re.search(rf'<script id="{element_id}" type="application/json">(.*?)</script>', response.content.decode())
    assert found is not None
    chart: dict[str, Any] = json.loads(found[1])
    return chart


def levels_of(result: Result) -> dict[tuple[str, int], tuple[int, int]]:
    """What the selector makes of both institutions together, per factor and level."""
    found: dict[tuple[str, int], tuple[int, int]] = {}
    for count in factor_counts(MonthSplit.objects.all(), Period(2024))[result]:
        met, scored = found.get((count.factor, count.level), (0, 0))
        found[count.factor, count.level] = (met + count.share.met, scored + count.share.scored)
    return found


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize("result", Result)
def test_the_counts_are_those_of_a_second_count_over_the_rows(result: Result) -> None:
    rows = Measurement.objects.values()
    assert levels_of(result) == oracles.success_levels(rows, is_positive=result is Result.POSITIVE)


@pytest.mark.usefixtures("counted")
def test_table_and_chart_show_the_same_bins_with_n_and_interval(as_analyst: Client) -> None:
    response = as_analyst.get(PAGE, {"periode": "2024"})
    assert "Alles behaald 36 94% 34 van 36 82-98% 1 niet 18 44% 8 van 18 25-66%" in text_of(response)
    chart = chart_of(response, "crisis-data")
    assert chart["layout"]["xaxis"]["ticktext"] == ["alles behaald<br>n = 36", "1 niet<br>n = 18"]
    assert chart["data"][0]["y"] == pytest.approx([3400 / 36, 800 / 18])
    assert chart["layout"]["yaxis"]["range"][0] == 0


@pytest.mark.usefixtures("counted")
def test_a_relation_is_told_as_going_with_and_never_as_leading_to(as_analyst: Client) -> None:
    text = text_of(as_analyst.get(PAGE, {"periode": "2024"}))
    sentence = "Het aantal behaalde uitvoeringscriteria hangt samen met een opgeheven crisis: meer behaald, vaker."
    assert sentence in text
    assert "Dit betekent niet dat het een tot het ander leidt." in text
    assert "leidt tot" not in text


@pytest.mark.usefixtures("counted")
def test_the_page_starts_with_what_may_be_told_of_both_results(as_analyst: Client) -> None:
    answer = as_analyst.get(PAGE, {"periode": "2024"})
    sentences = [part.relation.sentence for part in answer.context["page"].parts]
    assert "hangt samen met een opgeheven crisis" in sentences[0]
    assert "een positieve uitkomst" in sentences[1]
    assert lead_of(answer) == " ".join(sentences)


@pytest.mark.usefixtures("counted")
def test_the_odds_ratio_stands_there_pooled_and_within_for_each_run(as_analyst: Client) -> None:
    """By hand: (34 / 2) / (8 / 10) = 21.25, and both institutions are alike, so it is that within them too.

    exp(ln 21.25 +- 1.96 sqrt(1/34 + 1/2 + 1/8 + 1/10)) is 3.87 to 116.6.
    """
    text = text_of(as_analyst.get(PAGE, {"periode": "2024"}))
    assert "Alle trajecten 54 21,25 (3,87 tot >100) 21,25 (3,87 tot >100) <0,001 ja" in text
    assert "Alleen trajecten waarin alle 11 uitvoeringscriteria zijn gescoord 52" in text


@pytest.mark.usefixtures("counted")
def test_each_criterion_has_its_result_where_met_and_where_not_in_the_order_of_the_report(as_analyst: Client) -> None:
    text = text_of(as_analyst.get(PAGE, {"periode": "2024"}))
    row = text[text.index("3d Veiligheidsformulier") : text.index("4a Doelen")]
    assert "94% n = 36 44% n = 18" in row
    assert "hangt samen met vaker dit resultaat" in row
    assert "1 Start binnen 24 uur 78% n = 54 - n = 0 - - niet te zeggen" in text
    numbers = re.findall(r'class="criterion-number">(\w+)<', as_analyst.get(PAGE, {"periode": "2024"}).content.decode())
    assert numbers == ["1", "2", "3a", "3b", "3c", "3d", "4a", "4b", "4c", "6", "5d"] * 2


def test_one_institution_alone_falls_under_the_rule_of_100_trajectories(as_analyst: Client, submitted: Store) -> None:
    for number in range(12):
        submitted(**scores_from_row(f"{ALL_MET if number % 2 else ONE_MISSED}|{'1' if number % 3 else '0'}11"))
    counting.refresh_tallies()
    answer = as_analyst.get(PAGE, {"periode": "2024"})
    kept = "Niet naar buiten brengen: één instelling met minder dan 100 trajecten."
    assert kept in lead_of(answer)
    assert kept in text_of(answer).partition("Wat hangt samen met succes")[2]


@pytest.mark.parametrize("number", [1, 4, 9, 10])
def test_under_10_trajectories_there_is_no_percentage_and_no_chart(
    number: int, as_analyst: Client, submitted: Store
) -> None:
    for _ in range(number):
        submitted()
    counting.refresh_tallies()
    response = as_analyst.get(PAGE, {"periode": "2024"})
    text = text_of(response)
    assert ("Er zijn minder dan 10 trajecten" in text) == (number < 10)
    assert ("data-chart" in response.content.decode()) == (number >= 10)
    assert ("100%" in text) == (number >= 10)
    assert "Er is niets te zeggen over een verband met een opgeheven crisis" in text


def test_all_resolved_and_none_resolved_end_in_words(as_analyst: Client, submitted: Store) -> None:
    for number in range(24):
        submitted(**scores_from_row(f"{ALL_MET if number % 2 else ONE_MISSED}|011"))
    counting.refresh_tallies()
    answer = as_analyst.get(PAGE, {"periode": "2024"})
    text = text_of(answer)
    nothing = ": het zijn te weinig trajecten, of ze verschillen te weinig."
    about = "Er is niets te zeggen over een verband met"
    assert lead_of(answer) == f"{about} een opgeheven crisis{nothing} {about} een positieve uitkomst{nothing}"
    assert text.count(about) == 4
    assert "Alles behaald 12 0% 0 van 12" in text
    assert "nan" not in text


def test_nothing_scored_of_a_result_is_not_0_percent(as_analyst: Client, submitted: Store) -> None:
    for _ in range(12):
        submitted(crisis_resolved=None)
    counting.refresh_tallies()
    text = text_of(as_analyst.get(PAGE, {"periode": "2024"}))
    assert "n = 0." in text
    assert "0% 0 van" not in text


def test_a_year_without_data_says_so(as_analyst: Client) -> None:
    answer = as_analyst.get(PAGE, {"periode": "2021"})
    text = text_of(answer)
    assert lead_of(answer) == "Over 2021 zijn er geen geldige metingen; over een verband valt dan niets te zeggen."
    assert "Geen geldige metingen in deze periode" in text
    assert "Odds ratio" not in text


def test_what_was_published_is_a_citation_beside_our_own_figures(as_analyst: Client) -> None:
    response = as_analyst.get(PAGE, {"periode": "2021"})
    assert "Gepubliceerd over 2013-2019 (De Meyer e.a. 2020): vanaf het zesde uitvoeringscriterium" in text_of(response)
    assert "<blockquote>" in response.content.decode()
    assert "geen cijfer van deze benchmark" in text_of(response)


@pytest.mark.usefixtures("counted")
def test_only_sejn_gets_the_page(as_lead: Client, as_analyst: Client) -> None:
    assert as_lead.get(PAGE).status_code == 403
    assert as_analyst.get(PAGE).status_code == 200


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize("period", ["2024", "2024-03", "2022-2024"])
def test_the_page_on_success_takes_at_most_10_statements(period: str, as_analyst: Client) -> None:
    with at_most(10):
        assert as_analyst.get(PAGE, {"periode": period}).status_code == 200


def test_an_unknown_period_ends_in_a_message(as_analyst: Client, submitted: Store) -> None:
    submitted(completed_on=date(2024, 12, 31))
    counting.refresh_tallies()
    text = text_of(as_analyst.get(PAGE, {"periode": "2024-13"}))
    assert "De periode in de link bestaat niet. U ziet nu 2024." in text
