"""What comes out of every example, counted once more: by hand, in plain loops or by scipy and statsmodels."""

from fractions import Fraction
from itertools import pairwise
from math import sqrt
from statistics import median

import numpy as np
import pytest
from scipy.stats import beta, binom, chi2
from statsmodels.stats.proportion import confint_proportions_2indep

from benchmark.pages.method.examples import (
    certainty,
    differences,
    effective_size,
    family_types,
    funnel,
    many_institutions,
    quality,
    success,
    variants,
    years,
)
from benchmark.pages.method.examples.figures import criterion_example, year_figures_example
from benchmark.pages.method.examples.norm import norm_example
from benchmark.pages.method.examples.published import published_figures
from benchmark.pages.method.examples.releases import releases_example
from benchmark.pages.method.examples.selection import selection_example
from benchmark.pages.method.examples.small_numbers import small_numbers_example
from benchmark.pages.method.examples.table import Table, table
from tests import oracles


def column(shown: Table, name: str) -> list[str]:
    """The texts under a heading."""
    return [row[shown.columns.index(name)] for row in shown.texts]


def comma(value: float, places: int) -> str:
    return f"{value:.{places}f}".replace(".", ",")


def test_two_of_the_six_measurements_count_and_each_other_one_breaks_a_rule_of_its_own() -> None:
    example = selection_example()
    assert (example.entered, example.valid, example.r1) == (6, 2, "R1")
    assert column(example.measurements, "Wat gebeurt ermee") == [
        "telt mee",
        "telt mee",
        "telt niet mee: minder dan 8 van de 11 uitvoeringscriteria zijn gescoord",
        "telt niet mee: minder dan 2 van de 3 uitkomstcriteria zijn gescoord",
        "telt niet mee: geen enkel uitvoeringscriterium is behaald",
        "telt niet mee: er is niets gescoord",
    ]


def test_rule_r1_raises_the_fidelity_of_twenty_trajectories_from_86_to_91_percent() -> None:
    example = selection_example()
    assert example.r1_without == 20
    assert round(100 * 10 / 11) == 91
    assert round(100 * 19 * 10 / 11 / 20) == 86
    assert (example.r1_fidelity, example.r1_fidelity_without) == ("91%", "86%")


def test_the_criterion_is_15_of_18_and_nobody_scored_is_not_nobody_met() -> None:
    example = criterion_example()
    assert (example.valid, example.missing, example.score) == (20, 2, "83%")
    assert (example.nobody_scored, example.nobody_met) == ("-", "0%")


def test_the_three_trajectories_are_the_mean_of_their_parts() -> None:
    example = year_figures_example()
    assert column(example.trajectories, "Uitvoering behaald") == ["11 van 11", "7 van 8", "8 van 11"]
    assert column(example.trajectories, "Uitkomst behaald") == ["3 van 3", "2 van 2", "2 van 3"]
    assert round(100 * (1 + 7 / 8 + 8 / 11) / 3) == 87
    assert round(100 * (1 + 1 + 2 / 3) / 3) == 89
    assert (example.fidelity, example.goal_attainment) == ("87%", "89%")
    assert example.fidelity_sum == "(100,0% + 87,5% + 72,7%) / 3"


def test_a_score_just_under_the_norm_is_never_written_as_the_norm() -> None:
    example = norm_example()
    assert (example.just_under_exact, example.just_under, example.just_under_outside) == ("79,60%", "79,6%", "79%")
    shown = list(zip(*(column(example.rounding, name) for name in example.rounding.columns[2:]), strict=True))
    assert shown == [
        ("80%", "80%", "ja"),
        ("79,6%", "79%", "nee"),
        ("79%", "79%", "nee"),
        ("13%", "13%", "nee"),
        ("100%", "99% of meer", "ja"),
        (">99%", "99% of meer", "ja"),
        ("<1%", "1% of minder", "nee"),
        ("0%", "1% of minder", "nee"),
    ]


def test_the_intervals_are_those_of_the_beta_distribution_and_the_verdicts_follow() -> None:
    example = certainty.certainty_example()
    for text, share in zip(column(example.verdicts, "Interval"), certainty.SHARES[:3], strict=False):
        low = beta.ppf(0.025, share.met, share.scored - share.met + 1)
        high = beta.ppf(0.975, share.met + 1, share.scored - share.met)
        assert text == f"{round(100 * low)}-{round(100 * high)}%"
    assert column(example.verdicts, "Oordeel") == [
        "norm behaald",
        "nog niet te zeggen",
        "norm niet behaald",
        "nog niet te zeggen (te weinig metingen)",
        "geen oordeel: niets gescoord",
    ]


def test_17_is_the_first_size_that_proves_the_norm_and_the_table_has_its_neighbours() -> None:
    example = certainty.certainty_example()
    assert example.first_n == 17
    assert example.chance_at_first_n == f"{comma(100 * 0.8**17, 2)}%"
    assert example.chance_just_before == f"{comma(100 * 0.8**16, 2)}%"
    assert example.boundaries.texts[:3] == (("10", "kan niet", "4"), ("17", "17", "9"), ("25", "25", "15"))


def test_the_design_effect_and_the_effective_size_are_those_of_the_plain_decimals() -> None:
    example = effective_size.effective_size_example()
    groups = [
        [trajectory for trajectory, count in one.items() for _ in range(count)]
        for one in (effective_size.OWN, *effective_size.OTHERS)
    ]
    deff = oracles.design_effect(groups)["deff"]
    answers, own = sum(scored for _, scored in groups[0]), groups[0]
    mean, size = sum(met / scored for met, scored in own) / len(own), answers / deff
    low, high = (
        beta.ppf(0.025, mean * size, size - mean * size + 1),
        beta.ppf(0.975, mean * size + 1, size - mean * size),
    )
    assert (example.institutions, example.trajectories) == (4, sum(map(len, groups)))
    assert (example.n, example.answers) == (len(own), answers)
    assert (example.deff, example.size) == (comma(deff, 1), f"{size:.0f}")
    assert (example.mean, example.interval) == (f"{round(100 * mean)}%", f"{round(100 * low)}-{round(100 * high)}%")
    assert example.verdict == "norm behaald"


def test_the_interval_lies_between_those_of_loose_answers_and_of_whole_trajectories() -> None:
    example = effective_size.effective_size_example()
    texts = (example.interval_of_loose_answers, example.interval, example.interval_of_trajectories)
    limits = [tuple(map(int, text.removesuffix("%").split("-"))) for text in texts]
    for (narrow_low, narrow_high), (wide_low, wide_high) in pairwise(limits):
        assert wide_low < narrow_low
        assert wide_high > narrow_high


def test_the_differences_are_those_of_newcombe_as_statsmodels_has_them() -> None:
    shown = differences.difference_example().pairs
    for text, (_, one, other) in zip(column(shown, "Interval"), differences.PAIRS[:3], strict=False):
        counts = (one.met, one.scored, other.met, other.scored)
        low, high = confint_proportions_2indep(*counts, method="newcomb", compare="diff")
        assert text == f"{round(100 * low):+d} tot {round(100 * high):+d} punten"
    words = ["hoger", "geen aantoonbare verandering", "lager", "geen uitspraak: te weinig metingen"]
    assert column(shown, "Uitspraak") == words


def test_places_in_the_funnel_are_those_of_the_binomial_chances() -> None:
    example = funnel.funnel_example()
    expected = []
    for _, share in funnel.INSTITUTIONS:
        low, high = binom.cdf(share.met, share.scored, 0.88), binom.sf(share.met - 1, share.scored, 0.88)
        level = "signaal" if min(low, high) <= 0.001 else "let op"
        side = "laag" if low < high else "hoog"
        word = f"{level} {side}" if min(low, high) <= 0.025 else "binnen de trechter"
        expected.append(word if share.scored >= 10 else "niet beoordeeld")
    assert column(example.positions, "Plaats in de trechter") == expected
    assert len(set(expected)) == 5


def test_the_limits_of_the_funnel_part_whole_numbers_met_as_the_binomial_chances_do() -> None:
    limits = funnel.funnel_example().limits
    for n, text in zip(funnel.SIZES, column(limits, "Let op onder"), strict=True):
        under = [met for met in range(n + 1) if 100 * met / n < float(text.rstrip("%").replace(",", "."))]
        assert len(under) == sum(binom.cdf(met, n, 0.88) <= 0.025 for met in range(n + 1))
    assert column(limits, "Let op boven")[:2] == ["geen", "geen"]


def test_the_correction_for_five_tests_is_p_times_m_over_k() -> None:
    example = many_institutions.many_institutions_example()
    assert column(example.corrected, "Na correctie") == ["0,005", "0,030", "0,052", "0,056", "0,200"]
    assert column(example.corrected, "Blijft staan") == ["ja", "ja", "nee", "nee", "nee"]
    assert (example.nominal, example.kept) == (4, 2)


def test_the_spread_of_six_institutions_is_that_of_the_formulas() -> None:
    example, shares = many_institutions.many_institutions_example(), many_institutions.SPREAD
    centre = sum(one.met for one in shares) / sum(one.scored for one in shares)
    variances = [centre * (1 - centre) / one.scored for one in shares]
    q = sum((one.met / one.scored - centre) ** 2 / s2 for one, s2 in zip(shares, variances, strict=True))
    weights = [1 / s2 for s2 in variances]
    tau2 = (q - 5) / (sum(weights) - sum(weight**2 for weight in weights) / sum(weights))
    assert example.chance_is_small is bool(chi2.sf(q, 5) < 0.05) is True
    assert example.between == comma(100 * sqrt(tau2), 1)
    assert example.rankable == f"{round(100 * tau2 / (tau2 + median(variances)))}%"
    half = 1.959964 * sqrt(centre * (1 - centre) / 60 + tau2)
    assert example.widened == f"{round(100 * (centre - half))}-{round(100 * min(1, centre + half))}%"


def test_the_trend_over_five_years_is_n_times_the_squared_correlation() -> None:
    example = years.trend_example()
    answers = [(year, 1) for year, one in enumerate(years.YEARS) for _ in range(one.met)]
    answers += [(year, 0) for year, one in enumerate(years.YEARS) for _ in range(one.scored - one.met)]
    correlation = np.corrcoef(np.array(answers).T)[0, 1]
    assert example.z == comma(correlation * sqrt(len(answers)), 2)
    assert example.is_shown
    slope, error = newton(answers)
    assert example.odds_ratio == comma(np.exp(slope), 2)
    limits = (np.exp(slope - 1.959964 * error), np.exp(slope + 1.959964 * error))
    assert example.odds_ratio_interval == " tot ".join(comma(one, 2) for one in limits)


def newton(answers: list[tuple[int, int]]) -> tuple[float, float]:
    """The slope of a logistic regression and its standard error, by Newton's method on the single answers."""
    rows = np.array(answers, dtype=float)
    design, met = np.column_stack([np.ones(len(rows)), rows[:, 0]]), rows[:, 1]
    found = np.zeros(2)
    for _ in range(30):
        chance = 1 / (1 + np.exp(-design @ found))
        information = design.T @ (design * (chance * (1 - chance))[:, None])
        found += np.linalg.solve(information, design.T @ (met - chance))
    return float(found[1]), float(np.sqrt(np.linalg.inv(information)[1, 1]))


def test_the_quarter_that_falls_outside_is_more_than_three_deviations_from_the_first_twelve() -> None:
    example = years.trend_example()
    centre = sum(one.met for one in years.FIRST_TWELVE) / 360
    margin = 3 * sqrt(centre * (1 - centre) / 30)
    assert example.centre == f"{round(100 * centre)}%"
    assert column(example.quarters, "Plaats") == [
        "buiten de grenzen" if abs(one.met / 30 - centre) > margin else "binnen de grenzen"
        for one in years.NEXT_QUARTERS
    ]
    assert column(example.quarters, "Plaats") == ["binnen de grenzen", "buiten de grenzen"]
    assert (example.base_quarters, example.few, example.few_needed) == (12, 5, 7)


def test_the_smallest_answer_is_hidden_with_two_others_that_shield_it() -> None:
    example = small_numbers_example()
    sentence = "Niet getoond: te weinig metingen (minder dan 10)"
    sizes = list(map(int, column(example.answers, "Trajecten, zelf niet te zien")))
    assert sizes == [129, 73, 39, 14, 8]
    shown = column(example.answers, "Wat iedereen ziet")
    assert shown == [f"{round(100 * 129 / 263)}%", f"{round(100 * 73 / 263)}%", sentence, sentence, sentence]
    assert example.small_own == "3 van 4"


def test_one_that_does_not_take_part_is_shielded_by_the_smallest_that_does() -> None:
    example = small_numbers_example()
    assert column(example.named, "Staat erbij") == ["ja", "ja", "nee", "nee", "ja", "nee"]
    assert column(example.named, "Waarom")[2:4] == ["doet niet mee", "anders is een ander na te rekenen"]


def test_a_night_brings_new_figures_with_ten_new_measurements_of_three_institutions_also_without_the_largest() -> None:
    example = releases_example()
    assert column(example.nights, "Nieuw per instelling")[3] == "30, 1, 1 en 0"
    assert column(example.nights, "Nieuwe landelijke cijfers") == ["nee", "nee", "nee", "nee", "ja"]


def test_the_trend_with_criteria_met_is_that_of_the_single_trajectories_and_holds_within_institutions() -> None:
    example = success.success_example()
    answers, within, variance = [], 0.0, 0.0
    for table_of_one in (success.ONE, success.OTHER):
        one = [(-x, y) for x, share in table_of_one.items() for y in [1] * share.met + [0] * (share.scored - share.met)]
        answers += one
        doses, results = np.array(one, dtype=float).T
        within += float(np.sum((doses - doses.mean()) * results))
        variance += float(np.sum((doses - doses.mean()) ** 2) * results.var() * len(one) / (len(one) - 1))
    assert example.z == comma(np.corrcoef(np.array(answers).T)[0, 1] * sqrt(len(answers)), 2)
    assert example.z_within == comma(within / sqrt(variance), 2)
    assert example.is_told
    slope, _ = newton(answers)
    assert example.odds_ratio == comma(np.exp(slope), 2)


def test_the_points_of_the_chart_hold_all_trajectories() -> None:
    shown = success.success_example().bins
    assert column(shown, "Uitvoeringscriteria") == ["alles behaald", "1 niet", "2 niet", "3 of meer niet"]
    assert column(shown, "Crisis opgeheven") == ["135 van 144", "71 van 81", "32 van 42", "13 van 22"]


def test_data_quality_is_that_of_numpy_and_of_the_product_of_the_scores() -> None:
    example = quality.quality_example()
    days = [day for day, count in quality.DAYS.items() if day is not None and day >= 0 for _ in range(count)]
    assert (example.days_counted, example.negative, example.unknown) == (len(days), 1, 2)
    assert (example.median, example.p90) == (f"{np.median(days):.0f}", f"{np.percentile(days, 90):.0f}")
    assert example.timely == f"{100 * sum(day <= 14 for day in days) / len(days) + 1e-9:.0f}%"
    assert example.expected == f"{100 * 0.94**11 * 0.83**3:.0f}%"
    assert column(example.missing, "Wat erbij staat") == ["weinig", "aandacht", "onzeker"]
    assert column(example.missing, "Had kunnen zijn") == ["-", "-", "60% tot 85%"]
    assert column(example.coverage, "Dekking")[1] == "69% (66 van 95)"


def test_doubles_share_a_trajectory_or_a_day_of_one_family() -> None:
    shown = column(quality.quality_example().doubles, "Melding")
    trajectory, family = "dezelfde code voor het traject", "hetzelfde gezin, met overlappende datums"
    assert shown == [trajectory, trajectory, family, family, "geen"]


@pytest.mark.parametrize("name", ["ordinary", "otherwise"])
def test_what_was_to_be_expected_is_the_sum_of_own_numbers_times_national_scores(name: str) -> None:
    example = family_types.family_types_example()
    own = {"ordinary": family_types.ORDINARY, "otherwise": family_types.OTHERWISE}[name]
    rates = {label: share.met / share.scored for label, share in family_types.NATION.items()}
    n, seen = sum(share.scored for share in own.values()), sum(share.met for share in own.values())
    expected = sum(rates[label] * share.scored for label, share in own.items())
    shown = getattr(example, name)
    assert (shown.seen, shown.expected) == (f"{comma(100 * seen / n, 1)}%", f"{comma(100 * expected / n, 1)}%")
    half = 1.959964 * sqrt(sum(rates[label] * (1 - rates[label]) * share.scored for label, share in own.items())) / n
    low, high, difference = (round(100 * ((seen - expected) / n + shift)) for shift in (-half, half, 0))
    said = f"verschil {difference:+d} ({low:+d} tot {high:+d} punten)"
    assert shown.line == (said if name == "otherwise" else "gezinstype verklaart hier weinig")


def test_the_seven_definitions_agree_on_complete_data_and_part_where_answers_are_missing() -> None:
    shown = variants.variants_example().variants
    rows = [one.process for one in variants.WITH_GAPS]
    parts = [Fraction(row.count("1"), 11 - row.count("-")) for row in rows]
    columns = ["".join(one) for one in zip(*rows, strict=True)]
    shares = [one.count("1") / (5 - one.count("-")) for one in columns]
    met, scored = sum(row.count("1") for row in rows), sum(11 - row.count("-") for row in rows)
    with_gaps = [met / scored, sum(shares) / 11, float(sum(parts) / 5), parts.count(Fraction(1)) / 5]
    with_gaps += [sum(part >= Fraction(4, 5) for part in parts) / 5, met / 55]
    texts = [f"{comma(100 * one, 1)}%" for one in with_gaps]
    assert column(shown, "Met gaten") == [*texts, f"{sum(one >= 0.8 for one in shares)} van 11"]
    assert len(set(column(shown, "Alles gescoord")[:3])) == 1


def test_published_figures_are_the_printed_ones_and_nothing_is_told_of_the_years_of_the_picture() -> None:
    published = published_figures()
    assert [row[:4] for row in published.figures.texts] == [
        ("2013-2019", "6.261 gezinnen", "92%", "86%"),
        ("2022", "1.347 trajecten", "94%", "83%"),
    ]
    assert published.unknown_years == "2018 tot en met 2021"
    assert published.coverage == "50% tot 60%"


def test_a_row_with_a_cell_too_few_is_refused() -> None:
    wrong = table("Caption", ("one", "two"), [("name", "text"), ("name",)])
    with pytest.raises(ValueError, match="longer"):
        list(wrong.rows)
