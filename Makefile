# Two commands are enough: `make run` starts the program, `make test` tests it.
# Both make their own virtual environment in .venv first.

VENV := .venv
BIN := $(VENV)/bin
CONSTRAINTS := packaging/constraints.txt
# Several processes take the tests, each the next when it is free.
SHARED_OUT := -n auto --maxprocesses=4 --dist worksteal
CATALOGUES := $(wildcard resources/translations/*.ts)
export PYTHONPATH :=
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check translations bench crashtest fix lowest clean help

help:
	@echo "make run     start the program"
	@echo "make test    run all tests"
	@echo "make check   style, types, layers"
	@echo "make bench   print the speed figures"
	@echo "make crashtest  kill the program 200 times and count what the services saw"
	@echo "make lowest  run the tests with the oldest supported libraries"
	@echo "make fix     format the code"
	@echo "make translations   look for new words to translate"

run: $(VENV)/.run
	$(BIN)/python -m faceswap_desktop $(ARGS)

test: $(VENV)/.test
	QT_QPA_PLATFORM=offscreen $(BIN)/coverage run -m pytest $(SHARED_OUT) $(ARGS)
	@$(BIN)/coverage combine -q && $(BIN)/coverage report --format=total | sed 's/^/branch coverage, per cent: /'

check: $(VENV)/.check
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

translations: $(VENV)/.run
	$(BIN)/python packaging/translations.py

fix: $(VENV)/.check
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.test
	$(BIN)/python -m tests.benchmarks

crashtest: $(VENV)/.test
	$(BIN)/python -m tests.crash $(ARGS)

lowest:
	$(MAKE) VENV=.venv-lowest CONSTRAINTS=packaging/constraints-lowest.txt test

# The interpreter itself is a link to an old file, so what was made is marked by files of ours.
$(VENV)/.made: packaging/bootstrap.sh
	sh packaging/bootstrap.sh $(VENV)
	@touch $@

# PySide6 comes first, as the build compiles the translations with it.
$(VENV)/.run: $(VENV)/.made pyproject.toml $(CONSTRAINTS) packaging/hatch_build.py $(CATALOGUES)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c $(CONSTRAINTS) PySide6-Essentials
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c $(CONSTRAINTS) -e .
	@touch $@

$(VENV)/.test: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c $(CONSTRAINTS) --group test
	@touch $@

$(VENV)/.check: $(VENV)/.test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c $(CONSTRAINTS) --group check
	@touch $@

clean:
	rm -rf .venv .venv-lowest dist .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache
