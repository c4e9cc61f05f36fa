# Everyday commands. `make run` and `make test` are all that a fresh machine needs.
VENV ?= .venv
UV ?= $(shell command -v uv 2>/dev/null || echo $(VENV)-tools/bin/uv)
export UV_PROJECT_ENVIRONMENT = $(VENV)
PYTHON ?= python3
BIN = $(VENV)/bin
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help run test lint types contracts bench endurance screenshots validate clean install install-test install-bench

help: ## Say what can be done.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

$(VENV)-tools/bin/uv:
	$(PYTHON) -m venv $(VENV)-tools
	$(VENV)-tools/bin/pip install --quiet --disable-pip-version-check "uv>=0.5"

install: $(if $(shell command -v uv 2>/dev/null),,$(VENV)-tools/bin/uv) ## Install what running needs.
	@sh tools/system-packages.sh run
	$(UV) sync --quiet --frozen --no-dev

install-test: $(if $(shell command -v uv 2>/dev/null),,$(VENV)-tools/bin/uv) ## Install what testing needs.
	@sh tools/system-packages.sh test
	$(UV) sync --quiet --frozen

install-bench: install-test ## Install what measuring needs: the peers too.
	$(UV) sync --quiet --frozen --group bench

run: install ## Open a demo government on http://localhost:8000 and say who can sign in.
	@$(BIN)/kakaki demo
	@$(BIN)/kakaki serve

test: install-test lint types contracts ## Run everything.
	$(BIN)/python -m pytest -n $(WORKERS) -q

lint: ## Check style.
	$(BIN)/ruff format --check src tests benchmarks tools
	$(BIN)/ruff check src tests benchmarks tools

types: ## Check types of the kernel, the engines and the contracts.
	$(BIN)/mypy -p kakaki.kernel $$(ls -d src/kakaki/*/engine | sed -E 's#src/kakaki/([a-z]+)/engine#-p kakaki.\1.engine#')

contracts: ## Check the direction of imports.
	$(BIN)/lint-imports --no-cache

bench: install-bench ## Measure every room beside its peers; no network, two minutes a room at most.
	@for room in writing seals pages mirror watch serve; do \
		PYTHONPATH=.:src $(BIN)/python -m benchmarks.$$room.run $(BENCH) || exit 1; echo; \
	done

endurance: install-test ## Die at every line, then cut the power fifty times while texts are published; half an hour or so.
	$(BIN)/python -m pytest -q -p no:randomly -m endurance -n $(WORKERS)
	$(BIN)/python -m pytest tests/journeys/test_survive_kills.py -q -s -p no:randomly --kills $(or $(KILLS),50)

screenshots: install-test ## Take the pictures of the first pages, and those of every screen in build/screens.
	PYTHONPATH=.:src $(BIN)/python -m tools.screenshots --docs
	PYTHONPATH=.:src $(BIN)/python -m tools.screenshots build/screens

validate: install-test ## Hold every public page against the Nu HTML checker (Java) and Lighthouse (Node.js, npm).
	@mkdir -p build/validators && npm install --silent --no-fund --no-audit --prefix build/validators vnu-jar@26 lighthouse@12
	PYTHONPATH=.:src $(BIN)/python -m tools.validate build/validators

clean: ## Remove what was installed and made, but never the data.
	rm -rf $(VENV) $(VENV)-tools .pytest_cache .ruff_cache .mypy_cache
