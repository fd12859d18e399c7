"""The tables on what goes with success as files."""

from collections.abc import Sequence
from typing import Final

from benchmark.files.dataset import Dataset
from benchmark.pages.success.bins import BinsView
from benchmark.pages.success.criteria import AssociationRow
from benchmark.pages.success.runs import Relation

NO_CAUSE: Final = "Hangt samen met betekent niet dat het een tot het ander leidt."


def result_tables(
    name: str, about: str, bins: BinsView, relation: Relation, criteria: Sequence[AssociationRow]
) -> dict[str, Dataset]:
    """The three tables of a result, by the names in the address; without points there is no table of them."""
    found = {
        f"{name}-sterkte": _relation(relation, f"Odds ratio per extra behaald criterium: {about}"),
        f"{name}-criteria": _criteria(criteria, f"Per criterium: {about}"),
    }
    if bins.rows:
        found[name] = _bins(bins, f"Naar het aantal niet behaalde uitvoeringscriteria: {about}")
    return found


def _bins(bins: BinsView, title: str) -> Dataset:
    columns = ("Uitvoeringscriteria", "n", "Score", "Aantallen", "95%-interval")
    rows = tuple((row.label, row.n, row.score, row.counts, row.interval) for row in bins.rows)
    return Dataset(title, columns, rows, (NO_CAUSE,))


def _relation(relation: Relation, title: str) -> Dataset:
    columns = ("Trajecten", "n", "Alle samen", "Binnen instellingen", "p, binnen instellingen", "Zelfde kant")
    rows = tuple((row.label, row.n, row.pooled, row.within, row.p, row.same_way) for row in relation.rows)
    notes = (relation.sentence,) if relation.may_be_told else (relation.sentence, relation.why_not)
    return Dataset(title, columns, rows, (*notes, NO_CAUSE))


def _criteria(criteria: Sequence[AssociationRow], title: str) -> Dataset:
    columns = (
        *("Nummer", "Criterium", "Waar behaald", "n behaald", "Waar niet behaald", "n niet behaald"),
        *("Odds ratio, binnen instellingen", "p, gecorrigeerd", "In woorden"),
    )
    rows = tuple(
        (
            *(row.criterion.form_number, row.criterion.label, row.met, row.met_n, row.not_met, row.not_met_n),
            *(row.odds_ratio, row.p, row.text),
        )
        for row in criteria
    )
    return Dataset(title, columns, rows, (NO_CAUSE,))
