# Every command of this project; `make` lists them.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo run reset test test-statistics speed speed-import attack separation screenshots lighthouse check fix lock chromium

# These commands are for a machine of one's own; whoever names a mode that is not the demo's is held to it.
ASH_MODE ?= demo
export ASH_MODE
PYTHON ?= python3
PY := .venv/bin/python
CHARTS := node_modules/.attempt.stamp
PIP := $(PY) -m pip install -qq --disable-pip-version-check --require-hashes
UV := UV_SYSTEM_CERTS=1 UV_NATIVE_TLS=1 $(PY) -m uv pip install --quiet --python $(PY) --require-hashes
COMPILE := $(PY) -m uv pip compile --quiet --no-emit-index-url --generate-hashes --no-header --python-version 3.11

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: .venv/demo.stamp $(CHARTS) ## start the working benchmark on this machine, with fictitious data
	@$(PY) -m config.local.demo

run: .venv/dev.stamp $(CHARTS) ## the same, restarting when the code changes
	@$(PY) -m config.local.demo --development

reset: ## throw the demo's data away; the next start begins anew
	@if [ -f .venv/demo.stamp ] || [ -f .venv/dev.stamp ]; then $(PY) -m config.local.reset; else rm -rf .local; fi

test: .venv/dev.stamp $(CHARTS) chromium ## run all tests (needs no running demo and leaves its data alone)
	$(PY) -m pytest -n auto --maxprocesses 4 --dist loadgroup

test-statistics: .venv/dev.stamp ## replay the statistical test vectors; STAT_VECTORS names another file
	$(PY) -m pytest -m statistics

speed: .venv/dev.stamp ## measure recount, figures and dashboards; ROWS=1000000 for more than 100,000
	@ROWS=$${ROWS:-100000} $(PY) -m pytest -q -m speed tests/load

speed-import: .venv/dev.stamp ## time an import of 100,000 rows beside a bare COPY and a form per row, and its memory
	@ROWS=$${ROWS:-100000} $(PY) -m pytest -q -m speed tests/load/test_import_speed.py tests/load/test_import_memory.py

attack: .venv/dev.stamp ## try to work hidden numbers back from what is shown, in 1,000 random data sets
	@DATASETS=$${DATASETS:-1000} $(PY) -m pytest -q -m attack tests/benchmark/disclosure

separation: .venv/dev.stamp ## look for rows of other institutions in raw SQL, among 1,000,000 measurements
	@ROWS=$${ROWS:-1000000} $(PY) -m pytest -q -m separation tests/load

screenshots: .venv/dev.stamp chromium ## take pictures of the running demo into .local/screenshots
	$(PY) docs/screenshots.py

lighthouse: .venv/dev.stamp ## judge the running demo's results page: performance and accessibility of 95 or more
	$(PY) docs/lighthouse.py

check: .venv/dev.stamp ## format, lint, types, import contracts, migrations, settings, compose file
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) manage.py check --fail-level WARNING
	$(PY) manage.py makemigrations --check --dry-run
	@if command -v docker-compose >/dev/null; then \
		echo docker-compose config; docker-compose --env-file .env.example config --quiet; \
	else echo "docker-compose is not installed: docker-compose.yml not checked"; fi

fix: .venv/dev.stamp ## format the code and repair what the linter can
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

lock: .venv/dev.stamp ## compile requirements/*.txt from pyproject.toml
	$(COMPILE) pyproject.toml -o requirements/production.txt
	$(COMPILE) pyproject.toml --extra local -c requirements/production.txt -o requirements/demo.txt
	$(COMPILE) pyproject.toml --extra local --extra dev -c requirements/production.txt -o requirements/dev.txt

# --- what the commands need; made when absent, renewed when its lock changes --------------------------------------

$(PY):
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is not installed; Python 3.11 or newer is needed."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed. Name one with: make PYTHON=python3.12 demo"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "Installing python3-venv ..."; apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null; \
		else echo "Python's venv module is missing. On Debian or Ubuntu: sudo apt install python3-venv"; exit 1; fi; }
	@echo "Creating .venv ..."
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

# uv installs several times faster than pip. It comes by pip, with the hashes of our own lock; pip steps in where uv
# cannot install.
.venv/%.stamp: requirements/%.txt | $(PY)
	@echo "Installing requirements/$*.txt ..."
	@awk '/^uv==/ { found = 1 } found { print } found && !/\\$$/ { exit }' requirements/dev.txt > .venv/uv.txt
	@$(PIP) -r .venv/uv.txt && $(UV) -r $< 2>/dev/null || { \
		echo "uv could not install here; pip does, which takes longer ..."; $(PIP) -r $<; }
	@touch $@

# One attempt for each lock, well or not: without a network npm takes its time before it gives up.
$(CHARTS): package-lock.json
	@if ! command -v npm >/dev/null; then reason="is not installed"; \
	elif ! npm ci --omit=dev --silent --fetch-retries=1 --fetch-timeout=15000 >/dev/null 2>&1; then \
		reason="could not install"; fi; \
	[ -z "$$reason" ] || echo "npm $$reason: charts use the larger plotly.js of Python. To try again: rm $@"
	@mkdir -p $(@D) && touch $@

chromium:
	@for name in chromium-headless-shell chromium chromium-browser google-chrome; do command -v $$name >/dev/null && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing chromium for the browser tests ..."; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium-headless-shell; } >/dev/null 2>&1 && exit 0; \
	fi; \
	echo "No Chromium found: browser tests are skipped. On Debian: sudo apt install chromium-headless-shell"
