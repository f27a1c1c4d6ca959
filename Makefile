# nenrin: `make help` lists what can be made. Needs python3 (3.11 or newer), python3-venv and make; the rest is set up here.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

PYTHON ?= python3
CLIENT ?= config/online-retail/client.yaml
OUTPUT ?= output
JOBS   ?= 2
BIN    := .venv/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
PYTEST := $(BIN)/python -m pytest -p no:cacheprovider -n $(JOBS) --dist loadfile

# A checkout that was moved or copied, or whose Python is gone, sets itself up again: it never runs another one's code.
HERE     := $(BIN)/python -c 'import sys; sys.exit(open(".venv/run.stamp").read().strip() != sys.argv[1])' '$(CURDIR)'
_        := $(shell $(HERE) 2>/dev/null || rm -f .venv/*.stamp)

GET_VENV := apt-get install -y python3-venv
AS_ROOT  := $$(if [ "$$(id -u)" = 0 ]; then echo "$(GET_VENV)"; elif command -v sudo >/dev/null; then echo "sudo $(GET_VENV)"; else echo "su -c '$(GET_VENV)'"; fi)

.PHONY: help report test check lint types house tests docs goldens look bench lock clean

help: ## List the targets
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

report: .venv/run.stamp ## Make the sample client's report; CLIENT=… for another, MONTH=YYYY-MM, OUTPUT=…
	@$(BIN)/nenrin doctor --mend --quiet --output $(OUTPUT)
	@$(BIN)/nenrin run $(CLIENT) $(if $(MONTH),--month $(MONTH)) --output $(OUTPUT)

# Of every law a fifth of the examples; a worker that is done takes tests from the other.
test: .venv/dev.stamp ## Prove it: every test that needs nothing but Python
	@$(BIN)/nenrin doctor --mend --quiet --output $(OUTPUT)
	$(PYTEST) --dist worksteal -m "not slow" --hypothesis-profile=hurried

check: lint types tests ## What CI runs: lint, types, house, all tests (LibreOffice and Chromium too), docs

lint: .venv/dev.stamp ## Style (ruff)
	$(BIN)/ruff check --no-cache .

types: .venv/dev.stamp ## Types (mypy, strict)
	$(BIN)/mypy

house: .venv/dev.stamp ## The laws of the house: floors, sizes, names
	$(PYTEST) tests/test_house_*.py

tests: .venv/dev.stamp ## Every test, the slow ones too; the house and the docs are among them
	$(PYTEST)

docs: .venv/dev.stamp ## Run what README.md and docs/ say
	$(PYTEST) tests/test_house_docs.py

goldens: .venv/dev.stamp ## Rewrite the golden files from what the program does now; read the diff before you believe it
	GOLDENS=rewrite $(PYTEST) tests/test_goldens.py

look: .venv/run.stamp ## Turn every page and sheet of the last report into a picture under look/ (LibreOffice, poppler)
	@.ci/look $(OUTPUT) look

bench: .venv/run.stamp ## Time the stages of a run, and measure the judgement on public series where they are at hand
	@$(BIN)/python -m bench.stages $(CLIENT)
	@$(BIN)/python -m bench.judgement
	@$(BIN)/python -m bench.workbooks

lock: ## Resolve and hash the requirements anew; UPGRADE=--upgrade for newer versions
	@.ci/lock $(PYTHON) $(UPGRADE)

clean: ## Remove everything made here but the deliverables in output/
	rm -rf .venv build dist look src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/run.stamp: requirements.lock pyproject.toml setup.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "nenrin needs Python 3.11 or newer; this is $$($(PYTHON) --version). Try: make report PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python cannot make virtual environments here. Type: $(AS_ROOT)" >&2; exit 1; }
	@echo "setting up .venv from requirements.lock …"
	@$(BIN)/python -c '' 2>/dev/null || rm -rf .venv
	@$(PYTHON) -m venv .venv
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@echo '$(CURDIR)' > $@

.venv/dev.stamp: .venv/run.stamp tests/requirements.lock
	@echo "adding what the tests need from tests/requirements.lock …"
	@$(PIP) install --require-hashes -r requirements.lock -r tests/requirements.lock
	@touch $@
