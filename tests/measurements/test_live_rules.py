"""The verdict in the browser is the verdict of the server, word for word."""

import base64
import json
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from measurements.domain.criteria import CRITERION_FIELDS
from measurements.domain.selection import Score, broken_rules, count_scores
from measurements.domain.verdict_text import live_parameters, live_verdict

RULES_JS = Path(__file__).parents[2] / "static/js/entry/rules.js"
NODE = shutil.which("node")

PROGRAM = """
const { verdict } = await import("data:text/javascript;base64,MODULE");
let text = "";
for await (const piece of process.stdin) text += piece;
const { forms, parameters } = JSON.parse(text);
console.log(JSON.stringify(forms.map((scores) => verdict(scores, parameters))));
"""


def random_forms(number: int) -> list[dict[str, Score]]:
    """Forms around every border of the rules: from empty to complete, and from nothing met to all."""
    source = random.Random(20_240_301)
    forms = []
    for _ in range(number):
        weights = [source.random() for _ in range(3)]
        forms.append({field: source.choices([True, False, None], weights)[0] for field in CRITERION_FIELDS})
    return forms


def verdicts_in_the_browser(forms: list[dict[str, Score]]) -> list[dict[str, Any]]:
    """What rules.js makes of the forms, run by Node with the parameters that the page gets."""
    module = base64.b64encode(RULES_JS.read_bytes()).decode()
    ran = subprocess.run(
        [str(NODE), "--input-type=module", "--eval", PROGRAM.replace("MODULE", module)],
        input=json.dumps({"forms": forms, "parameters": live_parameters()}),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return json.loads(ran.stdout)


def verdict_on_the_server(scores: dict[str, Score]) -> dict[str, Any]:
    counts = count_scores(scores)
    verdict = live_verdict(counts)
    return {
        "broken": [rule.code for rule in broken_rules(counts)],
        "counts": verdict.counts,
        "head": verdict.head,
        "lines": [{"code": line.code, "is_kept": line.is_kept, "text": line.text} for line in verdict.lines],
    }


@pytest.mark.skipif(NODE is None, reason="Node is not installed: the rules in the browser are not run")
def test_browser_and_server_give_the_same_verdict_in_the_same_words_on_random_forms() -> None:
    forms = [
        dict.fromkeys(CRITERION_FIELDS),
        dict.fromkeys(CRITERION_FIELDS, True),
        dict.fromkeys(CRITERION_FIELDS, False),
        *random_forms(2000),
    ]
    expected = [verdict_on_the_server(scores) for scores in forms]
    seen = {code for verdict in expected for code in verdict["broken"]}
    assert seen == {"empty", "R1", "R2", "R3"}, "the forms have to break every rule"
    assert any(verdict["counts"] for verdict in expected)
    assert verdicts_in_the_browser(forms) == expected


@pytest.mark.skipif(NODE is None, reason="Node is not installed: the rules in the browser are not run")
def test_a_criterion_that_nobody_answered_counts_as_not_scored_in_the_browser() -> None:
    assert verdicts_in_the_browser([{}]) == [verdict_on_the_server(dict.fromkeys(CRITERION_FIELDS))]
