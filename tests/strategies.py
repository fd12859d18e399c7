"""Hypothesis strategies for measurements."""

from datetime import date

from hypothesis import strategies as st

from measurements.domain.criteria import CRITERION_FIELDS

scores = st.fixed_dictionaries(
    {field: st.sampled_from((True, True, True, True, False, None)) for field in CRITERION_FIELDS}
)
"""Mostly met, so that many measurements are valid."""

mostly_missing = st.fixed_dictionaries(
    {field: st.sampled_from((None, None, False, True)) for field in CRITERION_FIELDS}
)
"""Mostly missing, so that every selection rule is broken now and then."""

any_scores = st.one_of(scores, mostly_missing)

days_of_2024 = st.dates(date(2024, 1, 1), date(2024, 12, 31))
