# Run `make` alone to see what there is.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP_INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation
LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header

# npm and its programs use the Node.js of the tests' environment, not the machine's.
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm --loglevel=error

# Material prints an advertisement for its successor on every build.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: site
site: $(VENV)/site ## Set up what is missing and build the site into site/
	$(BIN)/gongkai build

.PHONY: serve
serve: $(VENV)/site ## Show the site on this machine and reload on every change
	$(BIN)/gongkai serve

.PHONY: check
check: $(VENV)/site ## Check the records without building
	$(BIN)/gongkai check
	$(BIN)/gongkai fmt --check

.PHONY: gate
gate: $(VENV)/site ## Run the checks that a change of records must pass (BASE=origin/main compares with it)
	$(BIN)/gongkai check
	$(BIN)/gongkai fmt --check
	$(BIN)/gongkai schema --check
	$(if $(BASE),$(BIN)/gongkai changes "$$BASE")
	$(BIN)/gongkai build

.PHONY: quick
quick: $(VENV)/test node_modules ## Run lint, types and unit tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -m "not browser and not whole" --fuzz 100

.PHONY: coverage
coverage: $(VENV)/test node_modules ## Measure what the unit tests cover; fail below the minimum
	$(BIN)/pytest -m "not browser and not whole" --cov=generator

.PHONY: test
test: $(VENV)/test node_modules browser ## Set up what is missing and run every test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

.PHONY: fuzz
fuzz: $(VENV)/test ## Try 10,000 mutated records
	$(BIN)/pytest tests/test_fuzz.py --fuzz 10000

.PHONY: browser
browser: ## Install Chromium and Chinese fonts if they are missing
	@sh tests/install_browser.sh

.PHONY: schema
schema: $(VENV)/site ## Update the schemas with new units, tasks and keys for editors' programs
	$(BIN)/gongkai schema

.PHONY: format
format: $(VENV)/test node_modules ## Format the code and the records
	$(BIN)/gongkai fmt
	$(NPM) run format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: accept
accept: $(VENV)/test ## Accept the current build of the example site as the expected one
	$(BIN)/pytest tests/test_example.py --accept

.PHONY: rules
rules: $(VENV)/site ## Write the pages of rules in docs/
	$(BIN)/gongkai rules --format markdown > docs/rules.md
	$(BIN)/gongkai rules --format markdown --lang en > docs/rules.en.md

.PHONY: bench-search
bench-search: browser $(VENV)/bench ## Measure search, compared with stock Material and Zensical
	$(BIN)/python -m tests.bench_search

.PHONY: bench-pages
bench-pages: browser $(VENV)/test ## Measure when a slow phone shows a page
	$(BIN)/python -m tests.bench_pages

.PHONY: bench-check
bench-check: $(VENV)/test ## Measure how the time of a check grows with a record
	$(BIN)/python -m tests.bench_check

.PHONY: bench-contacts
bench-contacts: $(VENV)/test ## Measure what the finder of private details finds, and its time on adverse text
	$(BIN)/python -m tests.bench_contacts

.PHONY: office
office: $(VENV)/test ## Compare what drafts read of Word and Excel files with what LibreOffice shows
	$(BIN)/python -m tests.compare_office

.PHONY: picture
picture: browser $(VENV)/test ## Make the pictures for the README and messengers
	@mkdir -p docs
	$(BIN)/python -m tests.take_picture

.PHONY: wheel
wheel: $(VENV)/site ## Build the wheel that other cities install, into dist/
	$(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .

.PHONY: lock
lock: $(VENV)/test ## Lock the newest allowed version of every dependency
	$(LOCK) --group build -o requirements/build.txt
	$(LOCK) pyproject.toml --extra draft -o requirements/site.txt
	$(LOCK) --group bench-build -o requirements/bench-build.txt
	$(LOCK) pyproject.toml --extra draft --group bench -o requirements/bench.txt
	$(LOCK) pyproject.toml --extra draft --group test -o requirements/test.txt

.PHONY: scripts
scripts: node_modules ## Bundle the site's scripts from scripts/
	$(NPM) run bundle

.PHONY: clean
clean: ## Remove all files that make targets create
	rm -rf $(VENV) node_modules site dist .site.* .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage

$(VENV)/build: requirements/build.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP_INSTALL) --require-hashes -r $<
	@touch $@

$(VENV)/site: requirements/site.txt pyproject.toml | $(VENV)/build
	$(PIP_INSTALL) --require-hashes -r $<
	$(PIP_INSTALL) --no-deps --editable .
	@touch $@

$(VENV)/test: requirements/test.txt | $(VENV)/site
	$(PIP_INSTALL) --require-hashes -r $<
	@touch $@

node_modules: package-lock.json .npmrc | $(VENV)/test
	$(NPM) ci
	@touch $@

$(VENV)/bench: requirements/bench-build.txt requirements/bench.txt | $(VENV)/test
	$(PIP_INSTALL) --require-hashes -r requirements/bench-build.txt
	$(PIP_INSTALL) --require-hashes -r requirements/bench.txt
	@touch $@
