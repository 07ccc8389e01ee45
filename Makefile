# `make brief` and `make test` work on a bare machine with Python 3.11: each installs what is missing first.

PYTHON ?= python3
BIN := .venv/bin
# For every platform and Python from 3.11 on, with the hash of every file, naming no index.
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	--no-emit-index-url --custom-compile-command "make lock" $(ARGS)

.DEFAULT_GOAL := help
.PHONY: help brief test check lint format eval gallery cookbook conflicts lock run-ready dev-ready

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

brief: run-ready  ## the sample sources in seeds/ become a PDF in out/
	@$(BIN)/briefing make --sources seeds --format pdf --output out/brief.pdf

test: dev-ready  ## the whole test suite
	@$(BIN)/pytest

check: lint  ## before every commit: format, lint, types, fast tests
	@$(BIN)/pytest --quiet -m "not slow"

lint: dev-ready  ## format, lint and types alone
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy

format: dev-ready  ## let ruff format and mend what it can
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

eval: dev-ready  ## measure against annotated texts, where ../shared/eval exists (ARGS="--skip NAME --raise")
	@$(BIN)/python -m tests.eval.run $(ARGS)

conflicts: dev-ready  ## right of reported conflicts by type, where ../shared/eval exists (ARGS=--dry to write nothing)
	@$(BIN)/python -m tests.eval.conflicts_table $(ARGS)

gallery: dev-ready  ## pictures of the sample brief in every layout, to docs/gallery
	@$(BIN)/python scripts/make_gallery.py

cookbook: dev-ready  ## pictures of the recipes of docs/templates.md, to docs/cookbook
	@$(BIN)/python scripts/make_cookbook.py

lock: dev-ready  ## resolve the dependencies anew (ARGS=--upgrade for newer versions)
	@$(LOCK) --group build pyproject.toml --output-file requirements/run.txt
	@$(LOCK) --group build --group dev --extra sftp --extra sign --extra watermark --constraint requirements/run.txt pyproject.toml --output-file requirements/dev.txt
	@$(LOCK) --group build --extra ray --constraint requirements/run.txt pyproject.toml --output-file requirements/ray.txt

run-ready:
	@$(PYTHON) scripts/bootstrap.py run

dev-ready:
	@$(PYTHON) scripts/bootstrap.py dev
