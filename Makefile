# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
# Python 3.11 or newer and make are all a new machine needs.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
# The description of the interface for programs, which `make api` holds against the NL API Design Rules.
OPENAPI ?= docs/reference/openapi.json

.PHONY: demo test check api bench format clean

demo: $(VENV)/runtime
	@$(BIN)/samenhang demo --serve

test: $(VENV)/dev node_modules
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: $(VENV)/dev api
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/reuse --suppress-deprecation lint --quiet || $(BIN)/reuse lint

api: $(VENV)/dev node_modules
	@if [ -e $(OPENAPI) ]; then \
	  PATH="$(abspath $(BIN)):$$PATH" node_modules/.bin/spectral lint --ruleset tests/api/adr.yaml $(OPENAPI); \
	else echo "There is no $(OPENAPI): no interface to check"; fi

bench: $(VENV)/dev
	@for bench in benchmarks/bench_*.py; do $(BIN)/python -m $$(echo $${bench%.py} | tr / .) || exit 1; done

format: $(VENV)/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Samenhang needs Python 3.11 or newer; say which with: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "This Python cannot make a virtual environment. On Debian: apt install python3-venv"; exit 1; }

$(VENV)/runtime: $(VENV)/bin/python requirements/runtime.txt pyproject.toml package.json hatch_build.py
	@echo "Installing what Samenhang needs into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/runtime.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/dev: $(VENV)/runtime requirements/dev.txt
	@echo "Installing what the tests need into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/dev.txt
	@touch $@

node_modules: $(VENV)/dev package.json
	@echo "Installing what checks the interface ..."
	@PATH="$(abspath $(BIN)):$$PATH" npm install --silent --ignore-scripts --no-package-lock --no-save --no-audit --no-fund
	@touch $@

clean:
	rm -rf $(VENV) node_modules src/samenhang/web/static/vendor .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
