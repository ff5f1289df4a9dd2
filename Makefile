# Two commands: `make graph` builds the graph of the seed articles, `make test` passes the tests. Both set up .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup graph test check format lock ontology bench clean

help: ## what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1|/' | column -t -s '|'

setup: $(READY) ## the virtual environment with everything locked

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "kg needs Python 3.11 or newer, this is " + sys.version.split()[0] + ": make PYTHON=python3.11 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

graph: $(READY) ## reads seeds/ and writes the graph to exports/
	$(BIN)/kg build seeds --out exports
	@echo "Open exports/graph.html in a browser, or ask:  $(BIN)/kg query who-met-whom --graph exports/graph.trig"

test: $(READY) ## all tests
	$(BIN)/python -m pytest

check: $(READY) ## style, types, layers, documents
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/check_docs.py
	$(BIN)/python scripts/generate_vocab.py --check
	$(BIN)/python scripts/build_gazetteer.py --check

format: $(READY) ## mends what ruff can mend
	$(BIN)/ruff check --fix .

lock: $(READY) ## resolves pyproject.toml into requirements.lock again
	$(BIN)/python scripts/lock.py

ontology: $(READY) ## vocabulary module and HTML documentation from the Turtle
	$(BIN)/python scripts/generate_vocab.py
	$(BIN)/python scripts/build_ontology_docs.py

bench: $(READY) ## speed and memory, each against a baseline
	@missed=; for file in benchmarks/*.py; do echo "== $$file"; $(BIN)/python $$file || missed="$$missed $$file"; done; \
	if [ -n "$$missed" ]; then echo "goal missed or failed:$$missed" >&2; exit 1; fi

clean: ## removes what was made
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
