# make demo   build the example graph and say what to open
# make test   everything that CI runs: format, lint, types, tests
# make lock   write requirements.lock again from pyproject.toml
# make eval   score the annotated articles, with the errors by kind (only where ../shared is): SPLIT=dev|train|both ERRORS=3
# make bench  words per second against the bare spaCy pipeline

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
READY := $(VENV)/.ready
DEV := ../shared/gold/dev.jsonl
SCORE := ../shared/eval/score.py

.PHONY: demo test lock eval bench setup clean

demo: $(READY)
	$(BIN)/kg build examples/aggregator.txt examples/article.html examples/records.jsonl --out outputs/demo
	@echo
	@echo "The picture:  open outputs/demo/graph.html in a browser"
	@echo "The graph:    outputs/demo/graph.ttl (Turtle), graph.graphml (Gephi)"
	@echo "A question:   $(BIN)/kg query outputs/demo -f examples/who_acquired_whom.rq"

test: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	OMP_NUM_THREADS=1 $(BIN)/pytest -rs

setup: $(READY)

# Done again only when the dependencies or the packaging change.
$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(READY)

# --no-config and no index in the output: the lock must not know which machine wrote it.
lock:
	test -x $(BIN)/uv || { test -x $(BIN)/python || $(PYTHON) -m venv $(VENV); $(BIN)/python -m pip install --quiet uv; }
	$(BIN)/uv pip compile pyproject.toml --extra dev --no-config --universal --python-version 3.11 \
		--generate-hashes --custom-compile-command "make lock" --output-file requirements.lock --quiet

eval: $(READY)
	@test -f $(DEV) -a -f $(SCORE) || { echo "make eval needs ../shared (annotated articles and their judge)"; exit 1; }
	$(BIN)/python -m benchmarks.eval $(or $(SPLIT),dev) --errors $(or $(ERRORS),3)

bench: $(READY)
	$(BIN)/python benchmarks/speed.py

clean:
	rm -rf build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +
	rm -rf outputs/demo outputs/dev outputs/train
