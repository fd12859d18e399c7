"""The formulas that lay institutions, years or families beside each other; the letters are explained with each."""

from typing import Final

from benchmark.domain.control_chart import MOVING_RANGE_PER_SIGMA, SIGMAS
from benchmark.domain.intervals import Z
from benchmark.domain.quarter_chart import WIDEN_ABOVE
from benchmark.domain.timeliness import TIMELY_DAYS
from benchmark.pages.method.examples.writing import decimal
from benchmark.pages.method.formula import Formula

FUNNEL: Final = (
    Formula(
        "Grenzen",
        ("onder: P(X ≤ x) = t", "boven: P(X ≥ x) = t", "grens = x / n, ook voor n die geen geheel getal is"),
        "X is het aantal behaalde van n bij het landelijke gemiddelde, t de kans per kant. Voor een jaarcijfer is n de "
        "effectieve omvang.",
    ),
)
MANY_INSTITUTIONS: Final = (
    Formula(
        "Correctie van Benjamini en Hochberg",
        ("gecorrigeerde kans = kans × m / k, en nooit groter dan die van een hogere rang",),
        "m is het aantal toetsen, k de rang van deze kans, de kleinste eerst.",
    ),
    Formula(
        "Meer verschil dan toeval",
        (
            "s²ᵢ = θ × (1 − θ) / nᵢ",
            "Q = som van (pᵢ − θ)² / s²ᵢ, met I − 1 vrijheidsgraden",
            "τ² = (Q − (I − 1)) / (som w − som w² / som w), met w = 1 / s²ᵢ, en minstens 0",
            "verbrede grenzen = θ ± z × √(θ × (1 − θ) / n + τ²)",
            "betrouwbaarheid = τ² / (τ² + mediaan van s²ᵢ)",
        ),
        "θ is het gemiddelde van alle I instellingen samen, pᵢ de score van instelling i en nᵢ haar aantal.",
    ),
)
TREND: Final = (
    Formula(
        "Toets van Cochran en Armitage",
        (
            "T = som van s × (r − n × p)",
            "V = p × (1 − p) × (som van n × s² − (som van n × s)² / N)",
            "z = T / √V",
        ),
        "s is het jaar, n gescoord, r behaald, p het deel behaald over alle jaren samen, N alle n samen. Voor meer "
        "instellingen samen worden T en V × N / (N − 1) per instelling berekend en opgeteld.",
    ),
    Formula(
        "Kwartaalkaart",
        (f"grenzen = p ± {SIGMAS} × √(p × (1 − p) / n), afgekapt op 0 en 1",),
        f"p is de middenlijn. Is het gemiddelde verschil tussen opeenvolgende z, gedeeld door "
        f"{decimal(MOVING_RANGE_PER_SIGMA, 3)}, groter dan {decimal(WIDEN_ABOVE, 1)}, dan worden de grenzen daarmee "
        "vermenigvuldigd; die laatste grens is een voorstel.",
    ),
)
SUCCESS: Final = (
    Formula(
        "Trend", ("als bij de trend over jaren, met min het aantal niet behaalde uitvoeringscriteria in plaats van s",)
    ),
    Formula(
        "Per criterium: odds ratio van Mantel en Haenszel",
        ("OR = (som van a × d / n) / (som van b × c / n), per instelling opgeteld",),
        "a en b zijn de trajecten waarin het criterium is behaald, met en zonder resultaat; c en d die waarin het niet "
        "is behaald; n is de som van de vier.",
    ),
)
QUALITY: Final = (
    Formula("Niet gescoord", ("deel = 1 − gescoord / N", "grenzen = behaald / N tot (behaald + niet gescoord) / N")),
    Formula(
        "Tijdigheid",
        (f"deel op tijd = metingen binnen {TIMELY_DAYS} dagen / metingen met 0 of meer dagen",),
        "De mediaan en het 90e percentiel zijn van type 7 (Hyndman en Fan).",
    ),
    Formula("Alles behaald", ("verwacht = het product van de scores van alle criteria",)),
    Formula("Dekking", ("dekking = geldige metingen / afgesloten trajecten",)),
)
FAMILY_TYPES: Final = (
    Formula(
        "Verwacht bij uw gezinstypen",
        (
            "E = som van n × p",
            "verschil = (O − E) / n",
            f"interval = verschil ± {decimal(Z, 2)} × √(som van n × p × (1 − p)) / n",
        ),
        "Per klasse: p de landelijke score, n de eigen trajecten. O is het eigen aantal behaald.",
    ),
)
