# Set everything up and run it: `make demo`, `make test`. See `make help`.
#
# Every target can be run any number of times and in any order. `.venv` is made once for each content of
# pyproject.toml, each Python and each place of the checkout; .ci/system looks at the machine each time (0.3 s).

PYTHON ?= python3
# More for pytest, as in: make test ARGS='-k notice -x'
ARGS ?=
# One process a core; the tests of one file stay together, so that they can share a printed page.
PARALLEL ?= -n auto --dist loadfile

MAKEFLAGS += --no-print-directory
SHELL := /bin/sh
BIN := .venv/bin
PIP := $(BIN)/python -m pip install -qq
WHAT := --editable '.[pdf,charts,dev]'
KEY := $(shell { cat pyproject.toml; pwd; $(PYTHON) -VV; } 2>&1 | cksum | cut -d' ' -f1)
READY := .venv/ready-$(KEY)

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
export PYTHON

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup system demo gallery goldens test lint format bench clean

help: ## Say what can be made.
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1@\2/p' Makefile | awk -F@ '{ printf "%-14s %s\n", $$1, $$2 }'

setup: system $(READY) ## Install what is missing: system libraries, fonts, .venv.

system:
	@.ci/system

# First with what .venv already holds, without the network; it fails at once when something is missing.
# A venv that was made elsewhere and copied here would run the other checkout: it is made anew.
$(READY): | system
	@if ! head -n 3 $(BIN)/pip 2>/dev/null | grep -qF "$(CURDIR)/.venv/bin/" || ! $(BIN)/python -c '' 2>/dev/null; then \
	    echo "docgen: making .venv with $$($(PYTHON) --version)"; \
	    $(PYTHON) -m venv --clear .venv; \
	fi
	@echo "docgen: installing the Python packages into .venv"
	@$(PIP) --no-index --no-build-isolation $(WHAT) 2>/dev/null || $(PIP) $(WHAT)
	@rm -f .venv/ready-*
	@touch $@

# data/offices/ holds the projects of other offices: each has its own catalogue of divisions.
demo: setup ## Build every document of data/ into output/, and run the reporting cycle in output/cycle/.
	$(BIN)/docgen build
	@set -e; for office in data/offices/*/data/office.yaml; do \
	    if [ -f "$$office" ]; then \
	        project=$$(dirname "$$(dirname "$$office")"); \
	        echo "$(BIN)/docgen build --project $$project"; \
	        $(BIN)/docgen build --project "$$project" --output "output/$$(basename "$$project")"; \
	    fi; \
	done
	$(BIN)/python -m tests.cycle

gallery: setup ## Draw a page of each document into docs/gallery/.
	$(BIN)/python -m tests.gallery

goldens: setup ## Write anew what tests/test_demo.py compares with; read the difference.
	$(BIN)/python -m tests.goldens

test: lint ## Run linters, type checks, import contracts and all tests.
	$(BIN)/python -m pytest $(PARALLEL) $(ARGS)

lint: setup ## Run linters, type checks and import contracts.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: setup ## Put the code into its form.
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

bench: setup ## Measure speed: ratios within one run (tests/benchmarks/).
	$(BIN)/python -m pytest tests/benchmarks $(ARGS)

clean: ## Remove .venv and caches; output/ stays, for somebody may have edited a file in it.
	rm -rf .venv build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .benchmarks
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
