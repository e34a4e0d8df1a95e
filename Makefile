# Everything that CI and people run. `make` alone lists the targets.
PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
  BIN := $(VENV)/Scripts
else
  BIN := $(VENV)/bin
endif
READY := $(VENV)/.ready
DAY := 2022-05-23
# Else the tests, and each of the processes they start, compile every module anew
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help

# The list of targets
.PHONY: help
help:
	@awk '/^# /{said=substr($$0,3)} /^[a-z-]+:/{split($$0,name,":"); if (said) printf "  make %-15s %s\n", name[1], said; said=""}' Makefile

# One command from a fresh clone: West Mercia's position, with its HTA brief and its pages
.PHONY: demo
demo: $(READY)
	@$(BIN)/peeltrack status --on $(DAY) --format table
	@$(BIN)/peeltrack brief --meeting HTA --on $(DAY) -o brief-hta.html
	@$(BIN)/peeltrack brief --meeting HTA --on $(DAY) -o brief-hta.md
	@$(BIN)/peeltrack site --on $(DAY) -o site

# The environment that everything else needs
.PHONY: dev
dev: $(READY)

$(READY): pyproject.toml requirements-dev.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes --compile-bytecode requirements-dev.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q src/peeltrack
	@touch $(READY)

# Set-up, every check and every test: what CI runs
.PHONY: test
test: check
	$(BIN)/python -m pytest -n auto --dist worksteal

# Format, lint and types, nothing changed
.PHONY: check
check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

# Format the code and mend what the linter can
.PHONY: format
format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Write the generated pages of docs/ anew
.PHONY: docs
docs: $(READY)
	$(BIN)/python docs/generate.py

# Write the expected documents of the tests anew; look at the difference before you commit it
.PHONY: golden
golden: $(READY)
	$(BIN)/python -m pytest tests/documents --golden

# The big trials of which the suite runs a share
.PHONY: soak
soak: $(READY)
	$(BIN)/python -m pytest tests --soak

# Timings as ratios against a floor measured in the same run
.PHONY: bench
bench: $(READY)
	$(BIN)/python -m benchmarks

# Time and memory of every export format, and of a long history
.PHONY: bench-exports
bench-exports: $(READY)
	$(BIN)/python -m benchmarks.exports

# What a brief of 1,000 items takes in each format
.PHONY: bench-documents
bench-documents: $(READY)
	$(BIN)/python -m benchmarks.documents

# What the tracker of 1,000 items takes beside the export of the same
.PHONY: bench-tracker
bench-tracker: $(READY)
	$(BIN)/python -m benchmarks.tracker

# What a site of 1,000 and of 10,000 items takes, and a filter in Chromium
.PHONY: bench-site
bench-site: $(READY)
	$(BIN)/python -m benchmarks.site

# How exactly an import reads each paper, against a careful human reading
.PHONY: accuracy
accuracy: $(READY)
	$(BIN)/python -m tests.import_accuracy

# How many questions of the real meeting challenge foresees, question by question
.PHONY: challenge-accuracy
challenge-accuracy: $(READY)
	$(BIN)/python -m tests.challenge_accuracy

# Resolve the development environment anew
.PHONY: lock
lock: $(READY)
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --all-extras --group dev pyproject.toml --output-file requirements-dev.txt
