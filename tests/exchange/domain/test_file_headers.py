"""Recognising the columns of a file, with literal messages."""

import pytest

from exchange.domain.headers import Recognition, Target, recognised
from exchange.domain.layout import HEADER

CODES = {"problems": ["PJ01", "PO02"], "work_goals": ["WD01"], "follow_up_advice": ["VH01"], "family_type": ["TG01"]}


def recognise(*header: str, **chosen: str) -> Recognition:
    return recognised(header, chosen=chosen, codes=CODES)


def fields(recognition: Recognition) -> list[str | None]:
    return [target.text if target else None for target in recognition.targets]


def test_every_column_of_the_format_is_recognised_without_a_word() -> None:
    recognition = recognise(*HEADER)
    assert None not in recognition.targets
    assert recognition.problems == []


@pytest.mark.parametrize("header", ["METING_ID", "Meting id", "meting-id", "metingid", "Meting.ID"])
def test_capitals_and_separators_say_nothing(header: str) -> None:
    assert fields(recognise(header)) == ["code"]


@pytest.mark.parametrize(
    "header", ["3a", "3A", "v3a", "V_3a", "vraag 3a", "item.3a", "crit3a", "criterium-3a", "ash_3a", "c3a", "_3a"]
)
def test_a_criterion_is_recognised_as_statistics_packages_write_it(header: str) -> None:
    assert fields(recognise(header)) == ["capacity_and_burden_clear"]


@pytest.mark.parametrize("header", ["3", "3e", "4d", "7", "5e", "x3a", "3a_toelichting", "vraag 10", "v3 a"])
def test_what_only_resembles_a_criterion_is_none(header: str) -> None:
    assert fields(recognise(header)) == [None]


def test_a_column_of_one_code_is_recognised_when_the_list_has_it() -> None:
    recognition = recognise("problematiek_PJ01", "Werkdoelen.wd01", "problematiek_XX99")
    assert recognition.targets == (Target("problems", "PJ01"), Target("work_goals", "WD01"), None)


def test_every_missing_column_is_said_at_once() -> None:
    header = [name for name in HEADER if name not in ("meting_id", "3a")]
    assert recognise(*header).problems == [
        "De kolom meting_id ontbreekt. Kies hieronder welke kolom dat is, of voeg de kolom toe aan het bestand.",
        "De kolom 3a ontbreekt. Kies hieronder welke kolom dat is, of voeg de kolom toe aan het bestand.",
    ]


def test_a_renamed_column_is_suggested_and_never_taken_by_itself() -> None:
    recognition = recognise("datum_starrt", *(name for name in HEADER if name != "datum_start"))
    assert recognition.targets[0] is None
    assert recognition.suggestions == {"datum_starrt": "datum_start"}
    assert recognition.problems == [
        "De kolom datum_start ontbreekt. Is dat de kolom 'datum_starrt'? Kies die dan hieronder."
    ]


def test_a_column_that_is_there_twice_is_refused_with_both_names() -> None:
    assert recognise(*HEADER, "v3a").problems == [
        "De kolom 3a staat er meer dan één keer in: 3a, v3a. Laat er één staan, en laat de andere buiten de import."
    ]


def test_several_columns_of_one_code_each_are_no_double() -> None:
    assert recognise(*HEADER, "problematiek_PJ01", "problematiek_PO02").doubled == {}


def test_a_column_that_nobody_knows_is_left_out() -> None:
    recognition = recognise(*HEADER, "opmerking")
    assert recognition.left_out == ["opmerking"]
    assert recognition.problems == []


def test_what_somebody_chose_goes_before_the_header() -> None:
    recognition = recognise("Start", "team", start="started_on", team="")
    assert recognition.targets == (Target("started_on"), None)


def test_a_column_that_somebody_left_out_is_suggested_no_more() -> None:
    assert recognise("datum_starrt", datumstarrt="").suggestions == {}
