# One door for developers: `make help` lists what is behind it.
.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench peers gains core vectors fuzz lock clean

# Compiled files make the command line start twice as fast.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
STAMP := .venv/.halqa-setup
PEERS := .venv/.halqa-peers
REV ?= HEAD

help: ## list these targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1|\2/' | column -t -s '|' 2>/dev/null \
		|| grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST)

$(STAMP): requirements.lock pyproject.toml .ci/setup
	.ci/setup requirements.lock
	@touch $@

setup: $(STAMP) ## make .venv with the locked packages (done once; PYTHON=... names another interpreter)

demo: $(STAMP) ## set everything up and run the main job on the sample articles
	$(BIN)/halqa demo

check: $(STAMP) ## the static checks: ruff, mypy --strict, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test: check ## the static checks, then every test and doctest, in random order on all cores, with coverage
	$(BIN)/pytest -n auto --cov --cov-report=term

peers: $(PEERS) ## add the peers that bench measures beside us (about 330 MB)

$(PEERS): $(STAMP) bench/requirements.lock
	.ci/setup bench/requirements.lock
	@touch $@

bench: $(STAMP) ## measure speed beside the peers that are installed (make peers), into bench/results.json
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m bench.run

gains: $(STAMP) ## claims gained and lost on labelled documents against a revision (REV=HEAD)
	$(BIN)/python -m bench.gains $(REV)

core: $(STAMP) ## the relation of marked pairs, cross-validated on CORE, and what is found in FIRE (some minutes)
	$(BIN)/python -m bench.core

# FILE is in the format of the worked examples beside the project.
FILE ?= ../shared/vectors/vectors.json
vectors: $(STAMP) ## worked examples of the literature: id, expected and found value (FILE=...)
	$(BIN)/python -m bench.vectors $(FILE)

# atheris has wheels for Linux alone, and for some versions of Python: without it hypothesis draws the inputs.
FUZZ_SECONDS ?= 600
fuzz: $(STAMP) ## ten minutes of bad input (FUZZ_SECONDS=600); with atheris where it is: .venv/bin/pip install -e '.[fuzz]'
	nice $(BIN)/python -m bench.fuzz $(FUZZ_SECONDS)

# --no-config: what a machine's own settings name must not come into the lock files.
lock: ## write the lock files anew from pyproject.toml (needs uv)
	uv pip compile --no-config --universal --generate-hashes --no-header --no-annotate --quiet --upgrade \
		--extra test --group build --output-file requirements.lock pyproject.toml
	uv pip compile --no-config --universal --generate-hashes --no-header --no-annotate --quiet --upgrade \
		--extra bench --constraint requirements.lock --output-file bench/requirements.lock pyproject.toml
	@! grep -n '://' requirements.lock bench/requirements.lock

clean: ## remove .venv and what the checks left behind
	rm -rf .venv .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache build dist
