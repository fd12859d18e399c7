"""Which pages are pictured: each in its states, as somebody of the demo sees it."""

from dataclasses import dataclass

WORKER = "werker@golf.example"
LEAD = "teamleider@golf.example"
SMALL = "teamleider@india.example"
ANALYST = "analist@sejn.example"


@dataclass(frozen=True)
class DocsPicture:
    """A picture for the README or the manual: the first screen of this size, as it stands at `path`."""

    email: str
    name: str
    path: str
    width: int
    height: int


FIGURES = (
    (LEAD, "institution", "/instellingen/golf/?periode=2025"),
    (LEAD, "institution-quarter", "/instellingen/golf/?periode=2026-K1&team=noord"),
    (LEAD, "institution-three-years", "/instellingen/golf/?periode=2024-2026"),
    (SMALL, "institution-four-measurements", "/instellingen/india/?periode=2022"),
    (SMALL, "institution-no-data", "/instellingen/india/?periode=2016"),
    (ANALYST, "institution-ended", "/instellingen/quebec/?periode=2024"),
    (LEAD, "comparison", "/instellingen/golf/vergelijken/?periode=2025"),
    (SMALL, "comparison-four-measurements", "/instellingen/india/vergelijken/?periode=2022"),
    (SMALL, "comparison-no-data", "/instellingen/india/vergelijken/?periode=2016"),
    (LEAD, "criterion", "/instellingen/golf/criteria/3d/?periode=2025"),
    (SMALL, "criterion-four-measurements", "/instellingen/india/criteria/3d/?periode=2022"),
    (SMALL, "criterion-no-data", "/instellingen/india/criteria/3d/?periode=2016"),
    (LEAD, "target-group", "/instellingen/golf/doelgroep/?periode=2025"),
    (SMALL, "target-group-suppressed", "/instellingen/india/doelgroep/?periode=2022"),
    (SMALL, "target-group-no-data", "/instellingen/india/doelgroep/?periode=2016"),
    (LEAD, "trends", "/instellingen/golf/verloop/?periode=2025"),
    (SMALL, "trends-few", "/instellingen/india/verloop/?periode=2022"),
    (LEAD, "quality", "/instellingen/golf/datakwaliteit/?periode=2025"),
    (SMALL, "quality-four-measurements", "/instellingen/india/datakwaliteit/?periode=2022"),
)
"""The pages about one institution: who looks, the name of the picture, the address."""

NATION = (
    (ANALYST, "national", "/landelijk/?periode=2025"),
    (ANALYST, "national-no-data", "/landelijk/?periode=2016"),
    (ANALYST, "national-institutions", "/landelijk/instellingen/?periode=2025"),
    (ANALYST, "national-participation", "/landelijk/deelname/?periode=2026"),
    (ANALYST, "national-criterion", "/landelijk/criteria/3d/?periode=2025"),
    (ANALYST, "national-target-group", "/landelijk/doelgroep/?periode=2025"),
    (ANALYST, "national-trends", "/landelijk/verloop/?periode=2025"),
    (ANALYST, "national-quality", "/landelijk/datakwaliteit/?periode=2025"),
    (ANALYST, "success", "/landelijk/samenhang/?periode=2025"),
    (ANALYST, "published", "/landelijk/gepubliceerd/?jaar=2022"),
    (ANALYST, "results", "/resultaten/"),
    (ANALYST, "closing", "/uitgaven/2025/"),
    (LEAD, "releases", "/uitgaven/"),
    (LEAD, "revision", "/uitgaven/2023/2/"),
)
"""The pages about the nation, with what SEJN hides and what nobody entered."""

OTHERS = (
    (None, "login", "/inloggen/"),
    (None, "method", "/methode/"),
    (None, "help", "/hulp/"),
    (WORKER, "start-worker", "/"),
    (LEAD, "start-lead", "/"),
    (SMALL, "start-lead-few", "/"),
    (ANALYST, "start-sejn", "/"),
    ("beheer@sejn.example", "start-administrator", "/"),
    ("auditor@sejn.example", "start-auditor", "/"),
    (LEAD, "style-guide", "/stijlgids/"),
    (WORKER, "measurements", "/metingen/"),
    (LEAD, "import", "/importeren/"),
    (LEAD, "export", "/exporteren/"),
    (LEAD, "no-right", "/landelijk/"),
    (LEAD, "not-found", "/instellingen/alfa/?periode=2025"),
)

PAGES = (*FIGURES, *NATION, *OTHERS)

FOR_DOCS = (
    DocsPicture(LEAD, "institution", "/instellingen/golf/?periode=2025", 1100, 1300),
    DocsPicture(LEAD, "start", "/", 1100, 900),
    DocsPicture(LEAD, "comparison", "/instellingen/golf/vergelijken/?periode=2025", 1100, 1300),
    DocsPicture(ANALYST, "national-institutions", "/landelijk/instellingen/?periode=2025", 1100, 1300),
    DocsPicture(LEAD, "phone", "/instellingen/golf/?periode=2025", 360, 760),
)
"""A handful, for the README and docs/handleiding."""
