"""The formulas of one figure and its certainty; the letters are explained with each."""

from typing import Final

from benchmark.domain.intervals import TAIL, Z
from benchmark.pages.method.examples.writing import decimal
from benchmark.pages.method.formula import Formula
from measurements.domain.criteria import NORM

_LOW, _HIGH, _NORM, _Z = decimal(TAIL, 3), decimal(1 - TAIL, 3), decimal(NORM, 1), decimal(Z, 2)

CRITERION: Final = (Formula("Score", ("score = behaald / gescoord",)),)
YEAR_FIGURES: Final = (
    Formula(
        "Behandelgetrouwheid en doelbereiking",
        ("f = m / k per traject", "C = (som van f over alle trajecten) / N"),
        "m is het aantal behaalde en k het aantal gescoorde criteria van een traject, N het aantal geldige trajecten.",
    ),
)
NORM_FORMULAS: Final = (
    Formula(
        "Norm",
        (f"gehaald als behaald / gescoord ≥ {_NORM}, met gehele getallen: 5 × behaald ≥ 4 × gescoord",),
    ),
    Formula("Hele procenten", ("afgerond = het gehele deel van (200 × behaald + n) / (2 × n)",), "n is gescoord."),
)
CERTAINTY: Final = (
    Formula(
        "Exact interval (Clopper en Pearson)",
        (f"laag = B⁻¹({_LOW}; x, n − x + 1)", f"hoog = B⁻¹({_HIGH}; x + 1, n − x)"),
        "x is behaald, n gescoord, B de bètaverdeling. Laag is 0 als niets is behaald, hoog is 1 als alles is behaald.",
    ),
    Formula(
        "Oordeel",
        (
            f"norm behaald als P(X ≥ x) ≤ {_LOW}",
            f"norm niet behaald als P(X ≤ x) ≤ {_LOW}",
            "anders: nog niet te zeggen",
        ),
        f"X is het aantal behaalde van n bij een werkelijke score van precies {_NORM} (binomiaal).",
    ),
)
EFFECTIVE_SIZE: Final = (
    Formula(
        "Ontwerpeffect en effectieve omvang",
        (
            "s² = (som van (f − gemiddelde f van de eigen instelling)²) / (N − J)",
            "deff = s² × k̄ / (C × (1 − C)), minstens 1 en hoogstens k̄",
            "n_eff = K / deff",
        ),
        "N is het aantal trajecten, J het aantal instellingen met trajecten, K het aantal gescoorde antwoorden, k̄ het "
        "gemiddelde aantal gescoorde antwoorden per traject, C het landelijke gemiddelde. Heeft elke instelling één "
        "traject, of is C 0 of 1, dan is deff gelijk aan k̄.",
    ),
    Formula("Interval en oordeel", ("als bij een criterium, met C × n_eff behaald van n_eff",)),
)
DIFFERENCES: Final = (
    Formula(
        "Interval van Wilson",
        (
            "midden = (p + z² / 2n) / (1 + z² / n)",
            "helft = z × √(p × (1 − p) / n + z² / 4n²) / (1 + z² / n)",
            "l = midden − helft, u = midden + helft",
        ),
        f"p is behaald / gescoord, z is {_Z}.",
    ),
    Formula(
        "Verschil (Newcombe; voor jaarcijfers Zou en Donner, met n_eff)",
        (
            "van p₁ − p₂ − √((p₁ − l₁)² + (u₂ − p₂)²)",
            "tot p₁ − p₂ + √((u₁ − p₁)² + (p₂ − l₂)²)",
        ),
        "p is een score en l en u zijn de grenzen van het interval van Wilson.",
    ),
)
VARIANTS: Final = (
    Formula(
        "A tot en met G",
        (
            "A = M / K",
            "B = gemiddelde over criteria van behaald / gescoord",
            "C = gemiddelde over trajecten van m / k",
            "D = deel van de trajecten met m = k",
            "E = deel van de trajecten met 5 × m ≥ 4 × k",
            "F = M / (aantal criteria × N)",
            "G = aantal criteria met 5 × behaald ≥ 4 × gescoord",
        ),
        "M en K zijn de behaalde en gescoorde antwoorden van alle trajecten samen, m en k die van één traject.",
    ),
)
