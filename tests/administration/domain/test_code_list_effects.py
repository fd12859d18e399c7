"""What a change of an answer in a code list will do."""

from datetime import date

import pytest

from administration.domain.code_list_effects import EntryText, changing_entry, uses_sentence

BEFORE = EntryText("Weglopen (j)", date(2011, 1, 1), None)


@pytest.mark.parametrize(
    ("uses", "sentence"),
    [
        (0, "Nog in geen enkele meting gebruikt."),
        (1, "Gebruikt in 1 meting; die krijgt de nieuwe omschrijving."),
        (312, "Gebruikt in 312 metingen; die krijgen allemaal de nieuwe omschrijving."),
    ],
)
def test_a_rename_says_how_many_measurements_get_the_new_wording(uses: int, sentence: str) -> None:
    assert uses_sentence(uses) == sentence


def test_other_words_ask_whether_the_meaning_is_the_same() -> None:
    effects = changing_entry("PJ06", BEFORE, EntryText("Wegblijven (j)", *_period()), 312)
    assert effects.changes == (
        "'Weglopen (j)' wordt 'Wegblijven (j)'. Gebruikt in 312 metingen; die krijgen allemaal de nieuwe omschrijving.",
    )
    assert effects.warnings == (
        "Betekent 'Wegblijven (j)' precies hetzelfde als 'Weglopen (j)'? Zo niet: beëindig PJ06 en maak een nieuw "
        "antwoord. Anders zeggen oude metingen iets wat niemand heeft ingevuld.",
    )


def test_an_end_keeps_the_answer_on_old_measurements() -> None:
    effects = changing_entry("PJ06", BEFORE, EntryText("Weglopen (j)", date(2011, 1, 1), date(2026, 12, 31)), 312)
    assert effects.changes == (
        "Na 31-12-2026 kan niemand dit antwoord nog kiezen.",
        "In 312 metingen blijft het staan, met '(niet meer in gebruik)' bij het wijzigen.",
    )
    assert effects.warnings == ()


def test_an_end_can_be_taken_back() -> None:
    ended = EntryText("Weglopen (j)", date(2011, 1, 1), date(2026, 12, 31))
    assert changing_entry("PJ06", ended, BEFORE, 312).changes == (
        "De laatste dag 31-12-2026 vervalt: het antwoord blijft te kiezen.",
    )


def _period() -> tuple[date, date | None]:
    return BEFORE.active_from, BEFORE.active_until
