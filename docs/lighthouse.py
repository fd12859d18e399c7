"""Lets Lighthouse judge an institution's results in the running demo: `make lighthouse`.

Performance and accessibility must each be 95 or more of 100. Performance is the median of three visits: one visit
differs from the next. Lighthouse itself comes from npm, into the directory of the demo's data.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from statistics import median
from tempfile import TemporaryDirectory

from visiting import ADDRESS, LOCAL, browser, sign_in

LIGHTHOUSE = "lighthouse@12"
PAGE = "/instellingen/golf/?periode=2025"
LEAST = 95
VISITS = 3
SUBJECTS = ("performance", "accessibility")
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--address", default=ADDRESS)
    parser.add_argument("--email", default="teamleider@golf.example")
    parser.add_argument("--path", default=PAGE)
    options = parser.parse_args()
    install()
    cookies = cookies_of(options.address, options.email)
    visits = [scores(options.address + options.path, cookies) for _ in range(VISITS)]
    reached = {subject: round(100 * median(visit[subject] for visit in visits)) for subject in SUBJECTS}
    print(f"{options.path} " + ", ".join(f"{subject} {score}" for subject, score in reached.items()))  # noqa: T201
    sys.exit(min(reached.values()) < LEAST)


def install() -> None:
    """Lighthouse, once."""
    if not (LOCAL / "lighthouse" / "node_modules" / ".bin" / "lighthouse").exists():
        command = [
            "npm",
            "install",
            "--silent",
            "--no-audit",
            "--no-fund",
            "--prefix",
            LOCAL / "lighthouse",
            LIGHTHOUSE,
        ]
        subprocess.run(command, check=True)  # noqa: S603 a command of ours


def cookies_of(address: str, email: str) -> str:
    """The session of this person, as a browser sends it along."""
    with browser() as opened:
        page = opened.new_page()
        sign_in(page, address, email)
        return "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in page.context.cookies())


def scores(url: str, cookies: str) -> dict[str, float]:
    """What one visit as that person scores, from 0 to 1."""
    with TemporaryDirectory() as folder:
        headers, report = f"{folder}/headers.json", f"{folder}/report.json"
        with open(os.open(headers, os.O_CREAT | os.O_WRONLY, 0o600), "w") as file:
            json.dump({"Cookie": cookies}, file)
        subprocess.run(command_for(url, headers, report), check=True, env=environment())  # noqa: S603 a command of ours
        with open(report) as file:
            found = json.load(file)
    if found["finalDisplayedUrl"] != url:
        raise SystemExit(f"Lighthouse came out at {found['finalDisplayedUrl']} instead of {url}.")
    return {subject: found["categories"][subject]["score"] for subject in SUBJECTS}


def command_for(url: str, headers: str, report: str) -> list[str]:
    """One visit to this address."""
    program = str(LOCAL / "lighthouse" / "node_modules" / ".bin" / "lighthouse")
    asked = f"--only-categories={','.join(SUBJECTS)}"
    output = ["--output=json", f"--output-path={report}", "--quiet"]
    return [program, url, asked, f"--extra-headers={headers}", f"--chrome-flags={FLAGS}", *output]


def environment() -> dict[str, str]:
    """With the Chromium of this machine."""
    program = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-headless-shell")
    return os.environ | {"CHROME_PATH": program or ""}


if __name__ == "__main__":
    main()
