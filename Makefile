SHELL := /bin/bash
V := .venv/bin
export PATH := $(CURDIR)/.venv/bin:$(PATH)
# compiled files make every start several times faster
unexport PYTHONDONTWRITEBYTECODE
PORT ?= 8765
OPEN ?= yes
WEBSRC := $(shell find frontend/src frontend/public -type f 2>/dev/null) $(wildcard frontend/*.json frontend/*.ts frontend/*.html)

.PHONY: setup web types demo test check dev peers trust bench release lock pictures clean

setup: .venv/.ok  ## a ready .venv with the desireline command

.venv/.ok: requirements/dev.txt requirements/uv.txt pyproject.toml
	@echo "Setting up Python packages in .venv ..."
	@test -x $(V)/python || python3 -m venv .venv || { echo "Python needs its venv module. On Debian or Ubuntu type: sudo apt-get install python3-venv"; exit 1; }
	@$(V)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@$(V)/uv pip sync -q --compile-bytecode --python $(V)/python --require-hashes requirements/dev.txt requirements/uv.txt
	@DESIRELINE_SKIP_WEB=1 $(V)/uv pip install -q --python $(V)/python --no-deps --no-build-isolation -e .
	@touch $@

frontend/node_modules/.ok: frontend/package-lock.json .venv/.ok
	@echo "Setting up the front end's packages ..."
	@cd frontend && npm ci --silent --no-audit --no-fund && touch node_modules/.ok

src/desireline/web/static/index.html: frontend/node_modules/.ok $(WEBSRC)
	@echo "Building the front end ..."
	@cd frontend && npm run -s build
	@touch $@

web: src/desireline/web/static/index.html

demo: .venv/.ok web  ## import the demo company's exports and open its map
	@$(V)/desireline demo --folder .demo --port $(PORT) $(if $(filter no,$(OPEN)),--no-open,)

dev: .venv/.ok frontend/node_modules/.ok
	@$(V)/desireline demo --folder .demo --port $(PORT) --no-open & cd frontend && npm run -s dev

check: .venv/.ok frontend/node_modules/.ok
	$(V)/ruff format --check .
	$(V)/ruff check .
	$(V)/mypy
	$(V)/lint-imports
	cd frontend && npm run -s check

test: .venv/.ok  ## every check and every test; builds the front end beside the checks
	@bash tests/run.sh

peers: .venv-peers/.ok  ## the tools our answers are compared with, in an environment of their own

.venv-peers/.ok: requirements/peers.txt .venv/.ok
	@echo "Setting up the peers in .venv-peers (some are compiled: a minute or two) ..."
	@test -x .venv-peers/bin/python || python3 -m venv .venv-peers
	@$(V)/uv pip sync -q --python .venv-peers/bin/python --require-hashes requirements/peers.txt
	@touch $@

trust: .venv/.ok web peers  ## the longer proofs; appends their figures to trust/ledger.toml
	@$(V)/python trust/run.py
	@$(V)/python trust/sabotage.py

EVENTS ?= 1000000
bench: .venv/.ok peers  ## the main job and a race with the peers on EVENTS events, printed; their answers and ours
	@$(V)/python benchmarks/main_job.py --events $(EVENTS)
	@$(V)/python benchmarks/race/race.py --events $(EVENTS) --keep
	@$(V)/python -m pytest -n0 tests/peers

release: .venv/.ok web  ## the fixture workspace of this version, and the wheel
	@$(V)/python tests/make_release.py
	@$(V)/uv build -q --no-build-isolation

types: .venv/.ok frontend/node_modules/.ok  ## the front end's types, from the server's description
	@$(V)/python tests/make_types.py

pictures: .venv/.ok web  ## the pictures of docs/first-day, taken anew on the scripted walk
	@DESIRELINE_PICTURES=$(CURDIR)/docs/first-day $(V)/pytest -q -n0 tests/e2e/test_first_day.py

lock:
	$(V)/uv pip compile -q --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url requirements/peers.in -o requirements/peers.txt
	$(V)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --group dev pyproject.toml -o requirements/dev.txt

clean:
	rm -rf .venv .venv-peers frontend/node_modules src/desireline/web/static .demo
