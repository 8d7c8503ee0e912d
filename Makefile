# Every command prepares what it needs first; what is up to date is skipped (see ops/setup.py).
.DEFAULT_GOAL := help
.PHONY: help setup run serve chat interactive test stories stories-diff figures bench mutants lint packages lock clean bootstrap
MAKEFLAGS += --no-print-directory

PYTHON := .venv/bin/python

help:  ## list the commands
	@sed -n 's/^\([a-z-]*\):.*  ## /\1	/p' $(MAKEFILE_LIST) | expand -t 14

setup: bootstrap  ## prepare environments, embedding model, index and trained dialogue
	@$(PYTHON) -m ops setup

run: bootstrap  ## set up, start the assistant and chat with it here
	@$(PYTHON) -m ops run

serve: bootstrap  ## set up and start the assistant, without a chat; Ctrl-C stops it
	@$(PYTHON) -m ops serve

chat: bootstrap  ## chat with an assistant that `make serve` runs; RECORD=name keeps it as a story
	@$(PYTHON) -m ops chat --record "$(RECORD)"

interactive: bootstrap  ## set up, then talk to the dialogue engine step by step (rasa interactive)
	@$(PYTHON) -m ops interactive

test: bootstrap  ## run every check and test
	@$(PYTHON) -m ops test

stories: bootstrap  ## hold the live conversations; FILTER="words", URL=…, FILES=…, KEEP=1 (see docs/viet-hoi-thoai.md)
	@$(PYTHON) -m tests.stories

stories-diff: bootstrap  ## what changed in the replies between the kept runs A=FOLDER and B=FOLDER
	@$(PYTHON) -m tests.story_keep $(A) $(B)

figures: bootstrap  ## take what the gates of the last `make test` measured into docs/measured.json
	@$(PYTHON) -m ops.bounds

bench: setup  ## measure the search, its growth (PASSAGES="10000 1000000"), the assistant, ingestion, stores
	@$(PYTHON) -m tests.benchmarks.eval_retrieval
	@$(PYTHON) -m tests.benchmarks.bench_model_forms --emulate
	@$(PYTHON) -m tests.benchmarks.processors
	@$(PYTHON) -m tests.benchmarks.margins
	@$(PYTHON) -m tests.benchmarks.fuzz_messages --seconds 120
	@$(PYTHON) -m tests.benchmarks.fuzz_documents --seconds 120
	@$(PYTHON) tests/benchmarks/bench_assistant.py
	@$(PYTHON) -m tests.benchmarks.bench_conversation
	@$(PYTHON) -m tests.benchmarks.bench_faults
	@$(PYTHON) -m tests.benchmarks.eval_intents
	@$(PYTHON) -m tests.benchmarks.eval_policies
	@$(PYTHON) -m tests.benchmarks.bench_ingestion speed
	@$(PYTHON) -m tests.benchmarks.bench_ingestion memory
	@$(PYTHON) -m tests.benchmarks.bench_store_size
	@$(PYTHON) -m tests.benchmarks.bench_search_growth var $(or $(PASSAGES),10000 100000)

mutants: setup  ## break the code on purpose and see that tests notice; MODULES="actions/turn.py …" with cosmic-ray
	@$(PYTHON) -m tests.mutants $(MODULES)

lint: bootstrap  ## format the code and check style and types
	@$(PYTHON) -m ruff check --fix
	@$(PYTHON) -m ruff format
	@$(PYTHON) -m mypy

packages: bootstrap  ## install the Debian packages that reading .doc and scans, and some tests, need; as root
	@$(PYTHON) -m ops packages

lock: bootstrap  ## resolve requirements/*.in anew into the pinned sets
	@$(PYTHON) -m ops lock

clean:  ## remove all that was built here; the cache folder stays
	rm -rf .venv .venv-rasa var .rasa .mypy_cache .ruff_cache .pytest_cache .hypothesis

bootstrap:
	@ops/bootstrap 3.11 .venv
