"""Nothing about families stays behind in a browser: laptops are shared."""

import re
from pathlib import Path

SCRIPTS = Path(__file__).parents[2] / "static/js"
STORAGE = re.compile(r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\.|serviceWorker", re.IGNORECASE)


def test_no_script_of_the_application_uses_storage_of_the_browser() -> None:
    scripts = sorted(SCRIPTS.rglob("*.js"))
    assert SCRIPTS / "entry/autosave.js" in scripts
    found = {script.name: STORAGE.findall(script.read_text()) for script in scripts}
    assert {name: words for name, words in found.items() if words} == {}
