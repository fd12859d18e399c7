"""What a change of an answer in a code list will do."""

from datetime import date

import pytest

from administration.domain.code_list_effects import EntryText, Uses, adding_entry, changing_entry, uses_sentence

BEFORE = EntryText("Weglopen (j)", date(2011, 1, 1), None)


@pytest.mark.parametrize(
    ("uses", "sentence"),
    [
        (Uses(), "Nog in geen enkele meting gebruikt."),
        (Uses(1, withdrawn=4), "Gebruikt in 1 meting; die krijgt de nieuwe omschrijving."),
        (Uses(312), "Gebruikt in 312 metingen; die krijgen allemaal de nieuwe omschrijving."),
        (
            Uses(4430, 23, 9),
            "Gebruikt in 4.430 metingen en 23 concepten; die krijgen allemaal de nieuwe omschrijving.",
        ),
        (Uses(drafts=1), "Gebruikt in 1 concept; die krijgt de nieuwe omschrijving."),
        (
            Uses(withdrawn=2),
            "Alleen gebruikt in metingen die zijn ingetrokken; die krijgen ook de nieuwe omschrijving.",
        ),
    ],
)
def test_a_rename_says_how_many_measurements_get_the_new_wording(uses: Uses, sentence: str) -> None:
    assert uses_sentence(uses) == sentence


def test_other_words_ask_whether_the_meaning_is_the_same() -> None:
    effects = changing_entry("PJ06", BEFORE, EntryText("Wegblijven (j)", *_period()), Uses(312))
    assert effects.changes == (
        "'Weglopen (j)' wordt 'Wegblijven (j)'. Gebruikt in 312 metingen; die krijgen allemaal de nieuwe omschrijving.",
    )
    assert effects.warnings == (
        "Betekent 'Wegblijven (j)' precies hetzelfde als 'Weglopen (j)'? Zo niet: beëindig PJ06 en maak een nieuw "
        "antwoord. Anders zeggen oude metingen iets wat niemand heeft ingevuld.",
    )


def test_an_end_keeps_the_answer_on_old_measurements() -> None:
    effects = changing_entry("PJ06", BEFORE, EntryText("Weglopen (j)", date(2011, 1, 1), date(2026, 12, 31)), Uses(312))
    assert effects.changes == (
        "Na 31-12-2026 kan niemand dit antwoord nog kiezen.",
        "In 312 metingen blijft het staan, met '(niet meer in gebruik)' bij het wijzigen.",
    )
    assert effects.warnings == ()


def test_an_end_counts_the_measurements_that_were_entered() -> None:
    after = EntryText("Weglopen (j)", date(2011, 1, 1), date(2026, 12, 31))
    assert len(changing_entry("PJ06", BEFORE, after, Uses(drafts=3)).changes) == 1
    assert changing_entry("PJ06", BEFORE, after, Uses(1, 3)).changes[1].startswith("In 1 meting blijft het staan")


def test_a_new_answer_stands_last_in_its_group_where_the_list_has_groups() -> None:
    effects = adding_entry("PO13", "Rouw", date(2027, 1, 1), "Problematiek", "Ouder (o)")
    assert effects.changes[0] == (
        "Vanaf 1-1-2027 staat 'Rouw' als laatste in de keuzelijst Problematiek, binnen de groep 'Ouder (o)'."
    )
    effects = adding_entry("WD15", "Rouw", date(2027, 1, 1), "Werkdoelen")
    assert effects.changes[0] == "Vanaf 1-1-2027 staat 'Rouw' als laatste in de keuzelijst Werkdoelen."


def test_an_end_can_be_taken_back() -> None:
    ended = EntryText("Weglopen (j)", date(2011, 1, 1), date(2026, 12, 31))
    assert changing_entry("PJ06", ended, BEFORE, Uses(312)).changes == (
        "De laatste dag 31-12-2026 vervalt: het antwoord blijft te kiezen.",
    )


def _period() -> tuple[date, date | None]:
    return BEFORE.active_from, BEFORE.active_until
