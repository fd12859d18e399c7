"""Small numbers: what is shown, what is hidden with it, and what can be worked back."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from benchmark.domain.disclosure.refusals import Refusal
from benchmark.domain.disclosure.rules import cell_refusal, comparison_refusal, refresh_refusal
from benchmark.domain.disclosure.suppression import suppress_rows
from benchmark.domain.disclosure.working_back import RoundedRow, feasible_hidden

Given = dict[str, Any]

REASONS = {
    None: "ok",
    Refusal.TOO_FEW_OTHERS: "te_weinig_andere_instellingen",
    Refusal.TOO_FEW_OTHER_TRAJECTORIES: "te_weinig_trajecten",
    Refusal.ONE_DOMINATES: "een_instelling_overheerst",
    Refusal.CELL_TOO_SMALL: "cel_te_klein",
    Refusal.TOO_FEW_INSTITUTIONS: "te_weinig_instellingen",
    Refusal.COMPLEMENT_TOO_SMALL: "complement_te_klein",
    Refusal.CELL_WITHOUT_OWN_TOO_SMALL: "cel_zonder_eigen_te_klein",
    Refusal.NOTHING_NEW: "niets_nieuws",
    Refusal.TOO_FEW_NEW: "te_weinig_nieuwe_metingen",
    Refusal.TOO_FEW_NEW_INSTITUTIONS: "te_weinig_instellingen",
}


def onderdrukken_tabel(given: Given, _: object) -> Given:
    rows = suppress_rows(given["n"])
    return {
        "primair": list(rows.small),
        "aanvullend": list(rows.shielding),
        "totaal_ook_weg": rows.total_hidden,
    }


def vergelijkingsgroep(given: Given, _: object) -> Given:
    refusal = comparison_refusal(given["anderen_n"])
    return {"tonen": refusal is None, "reden": REASONS[refusal]}


def cel(given: Given, _: object) -> Given:
    refusal = cell_refusal(given["n_cel"], given["n_totaal"], given["n_instellingen"], given["eigen_n_in_cel"])
    return {"tonen": refusal is None, "reden": REASONS[refusal]}


def verversen(given: Given, _: object) -> Given:
    refusal = refresh_refusal(given["nieuwe_metingen"], given["uit_instellingen"])
    return {"verversen": refusal is None, "reden": REASONS[refusal]}


def terugrekenen(given: Given, _: object) -> Given:
    shown = [
        RoundedRow(scored, Fraction(str(percent)), given["dec_rij"])
        for scored, percent in zip(given["n"], given["pct"], strict=True)
    ]
    total = RoundedRow(given["N"], Fraction(str(given["pct_totaal"])), given["dec_totaal"])
    feasible = feasible_hidden(shown, total)
    return {
        "n_verborgen": feasible.scored,
        "min": feasible.lowest,
        "max": feasible.highest,
        "exact_herleidbaar": feasible.is_exact,
    }


ADAPTERS: dict[str, Callable[[Given, object], Any]] = {
    function.__name__: function for function in (onderdrukken_tabel, vergelijkingsgroep, cel, verversen, terugrekenen)
}
