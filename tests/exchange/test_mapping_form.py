"""What a person says about the columns and the values of a file, from the page to a mapping."""

import pytest
from django.http import QueryDict

from exchange.domain.layout import HEADER
from exchange.domain.mapping import FileMapping
from exchange.forms import mapping as mapping_form
from exchange.forms.mapping import MappingForm
from exchange.models import ImportFile
from exchange.selectors.mapping import mapped_file
from institutions.models import User
from tests.exchange.uploading import row, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def shown(file: ImportFile) -> MappingForm:
    return MappingForm(mapped_file(file))


def name_of(form: MappingForm, text: str, group: str = "score") -> str:
    """The name of the field that asks for this value."""
    return next(one.name for one in form.asked if (one.group, one.value.text) == (group, text))


def sent(file: ImportFile, **changes: str) -> MappingForm:
    """The page as it was shown, sent with these changes by name; a kolom is named by its header."""
    form = shown(file)
    fields = {
        name: str(field.initial or "") for name, field in [*form.columns.fields.items(), *form.values.fields.items()]
    }
    header = [column["header"] for column in file.profile["columns"]]
    named = {f"kolom-{header.index(name)}" if name in header else name: value for name, value in changes.items()}
    data = QueryDict(mutable=True)
    data.update(fields | named)
    return MappingForm(mapped_file(file), data)


def options(form: MappingForm, name: str) -> list[str]:
    return [label for _, label in form.values.fields[name].choices]


def test_a_sound_file_asks_nothing_and_has_every_column_recognised() -> None:
    file = stored(row(), row(meting_id="M-2"))
    form = shown(file)
    assert form.asked == []
    assert [line.field.initial for line in form.columns.lines][:2] == ["code", "institution"]
    assert form.recognition.problems == []
    sound = sent(file)
    assert sound.is_valid
    assert sound.mapping == FileMapping()


def test_a_column_shows_examples_and_how_many_values_it_has() -> None:
    rows = [row(meting_id=f"M-{number}", type_gezin="TG01") for number in range(251)]
    lines = {line.header: line for line in shown(stored(*rows)).columns.lines}
    assert list(lines["meting_id"].examples) == ["M-0", "M-1", "M-2"]
    assert lines["meting_id"].different == "meer dan 250 verschillende waarden"
    assert (lines["type_gezin"].different, lines["gezin_id"].different) == ("1 waarde", "leeg")
    assert lines["meting_id"].has_too_many is False


def test_too_many_values_in_a_column_of_scores_are_said_so() -> None:
    rows = [row(c5a=str(number)) for number in range(300)]
    lines = {line.header: line for line in shown(stored(*rows)).columns.lines}
    assert lines["5a"].has_too_many is True


def test_a_score_that_nobody_knows_has_to_be_answered_and_is_never_filled_in() -> None:
    file = stored(row(c5a="9"), row(c5a="2"))
    form = shown(file)
    assert options(form, name_of(form, "9")) == ["Kies...", "behaald", "niet behaald", "niet gescoord"]
    refused = sent(file)
    assert not refused.is_valid
    assert sorted(message for _, message in refused.error_lines) == [
        "Kies wat '2' betekent bij de scores.",
        "Kies wat '9' betekent bij de scores.",
    ]
    settled = sent(file, **{name_of(form, "9"): ".", name_of(form, "2"): "0"})
    assert settled.is_valid
    assert settled.mapping.values == {"score": {"9": "", "2": "0"}}


def test_what_was_remembered_is_filled_in_and_can_be_corrected() -> None:
    file = stored(row(c5a="9"), mapping={"columns": {}, "values": {"score": {"9": "1", "77": "0"}}})
    form = shown(file)
    assert form.values.fields[name_of(form, "9")].initial == "1"
    assert sent(file).mapping.values == {"score": {"9": "1", "77": "0"}}
    assert sent(file, **{name_of(form, "9"): "0"}).mapping.values == {"score": {"9": "0", "77": "0"}}


def test_another_column_is_chosen_by_its_header_and_what_a_header_says_by_itself_is_not_kept() -> None:
    header = ["Afdeling" if name == "team" else name for name in HEADER]
    file = stored(row(), header=header)
    form = sent(file, Afdeling="team")
    assert form.is_valid
    assert form.mapping.columns == {"afdeling": "team"}
    back = sent(stored(row(), header=header, mapping={"columns": {"afdeling": "team"}}), Afdeling="")
    assert back.columns.mapping.columns == {}


def test_a_column_that_is_left_out_stays_out_and_other_files_keep_theirs() -> None:
    file = stored(row(), mapping={"columns": {"afdeling": "team"}})
    assert sent(file, gezin_id="").mapping.columns == {"afdeling": "team", "gezinid": ""}


def test_what_is_recognised_stands_apart_from_what_somebody_has_to_look_at() -> None:
    header = ["Afdeling" if name == "team" else name for name in HEADER]
    columns = shown(stored([*row(), "1"], header=[*header, "vraag 5a"])).columns
    assert [line.header for line in columns.open_lines] == ["Afdeling", "5a", "vraag 5a"]
    assert len(columns.known_lines) == len(HEADER) - 2


def test_a_suggestion_is_said_and_not_chosen() -> None:
    header = ["datum_ingvuld" if name == "datum_ingevuld" else name for name in HEADER]
    lines = {line.header: line for line in shown(stored(row(), header=header)).columns.lines}
    assert lines["datum_ingvuld"].suggestion == "datum_ingevuld"
    assert lines["datum_ingvuld"].field.initial == ""


def test_a_header_that_names_a_code_may_be_the_column_of_that_code() -> None:
    file = stored([*row(), "1"], header=[*HEADER, "prob PJ01"])
    form = sent(file, **{"prob PJ01": "problems:PJ01"})
    assert form.is_valid
    assert form.mapping.columns == {"probpj01": "problems:PJ01"}
    assert form.has_code_columns


def test_two_columns_of_one_name_are_one_choice() -> None:
    lines = [
        line for line in shown(stored([*row(), "x"], header=[*HEADER, "TEAM"])).columns.lines if line.field is None
    ]
    assert [line.header for line in lines] == ["TEAM"]


def test_questions_that_come_with_another_column_are_shown_before_anything_is_checked() -> None:
    header = ["Afdeling" if name == "team" else name for name in HEADER]
    form = sent(stored(row(team="Oost"), header=header), Afdeling="team")
    assert not form.is_valid
    assert form.error_lines == [
        (
            f"id_{name_of(form, 'Oost', 'team')}",
            "Door wat u bij de kolommen koos, zijn er vragen bijgekomen. Beantwoord die ook.",
        )
    ]
    assert [one.value.text for one in form.about("team")] == ["Oost"]


def test_a_team_may_stay_open_because_a_file_may_name_one_that_is_not_there() -> None:
    file = stored(row(team="Oost"))
    form = shown(file)
    name = name_of(form, "Oost", "team")
    assert options(form, name)[0] == "Nog niet: deze rijen worden een fout"
    assert sent(file).is_valid
    assert sent(file, **{name: "aa/zuid"}).mapping.values == {"team": {"aa/oost": "zuid"}}


def test_an_author_may_be_linked_to_somebody_of_the_institution(worker: User) -> None:
    file = stored(row(hulpverlener="W. Noord"))
    form = shown(file)
    name = name_of(form, "W. Noord", "author")
    assert options(form, name) == ["Niet koppelen", "lead", "worker.noord", "worker.zuid"]
    assert sent(file).mapping.values == {}
    assert sent(file, **{name: str(worker.pk)}).mapping.values == {"author": {"aa/w. noord": str(worker.pk)}}


def test_in_a_file_of_several_no_names_of_people_are_shown() -> None:
    assert shown(stored(row(hulpverlener="W. Noord"), institution=None)).about("author") == []


def test_what_is_in_no_list_is_refused() -> None:
    file = stored(row(c5a="9"))
    form = sent(file, **{"kolom-0": "nothing", name_of(shown(file), "9"): "7"})
    assert not form.is_valid
    assert [message for _, message in form.error_lines] == [
        "Kies voor 'meting_id' een kolom uit de lijst.",
        "Kies voor '9' een antwoord uit de lijst.",
    ]


def test_a_page_has_no_more_fields_than_can_be_sent_the_open_questions_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mapping_form, "MOST_FIELDS", len(HEADER) + 2)
    file = stored(
        *(row(meting_id=f"M-{number}", c5a=str(number)) for number in range(2, 6)),
        mapping={"values": {"score": {"2": "1"}}},
    )
    form = shown(file)
    assert [one.value.text for one in form.asked] == ["3", "4"]
    assert form.not_asked == 2
    answers = {one.name: "0" for one in form.asked}
    assert sent(file, **answers).mapping.values == {"score": {"2": "1", "3": "0", "4": "0"}}


def test_long_lists_of_scores_are_cut_with_their_number() -> None:
    rows = [row(c5a=f"a{number}", c5b=f"b{number}") for number in range(150)]
    form = shown(stored(*rows))
    assert (len(form.scores), form.other_scores) == (250, 51)
