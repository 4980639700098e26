PORT ?= 8550
ONLY ?=

PYTHON := .venv/bin/python
CRAMPAPP := .venv/bin/crampapp

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run build test test-engines test-long bench lint clean

help:
	@echo "make run        serve the app at http://127.0.0.1:8550 (PORT=8551 for another port)"
	@echo "make build      build the web app into build/web"
	@echo "make test       every test but the long ones, in a browser too"
	@echo "make test-engines  the main job in Chromium, Firefox and WebKit"
	@echo "make test-long  the tests with large counts"
	@echo "make bench      measure, one figure a line (ONLY=web for those that begin so)"
	@echo "make lint       style and types"
	@echo "make clean      remove what was built and cached"

run: build
	$(CRAMPAPP) serve --port $(PORT)

build: .venv/.installed-web
	$(CRAMPAPP) build

# Two runs: Playwright's plain interface and tests with an event loop do not share a process.
# Each in two processes, a module in one of them: browsers are started once a module.
test: lint chromium poppler build
	$(PYTHON) -m pytest -n 2 --dist loadfile -m "not long" --ignore tests/browser --ignore tests/engines
	$(PYTHON) -m pytest -n 2 --dist loadfile -m "not long" tests/browser

test-engines: chromium build .venv/.installed-engines
	$(PYTHON) -m tests.engines.install
	$(PYTHON) -m pytest tests/engines

test-long: chromium poppler build
	$(PYTHON) -m pytest -m long --ignore tests/browser --ignore tests/engines
	$(PYTHON) -m pytest -m long tests/browser

bench: chromium build
	$(PYTHON) -m tests.bench $(ONLY)

lint: .venv/.installed-test
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy

.PHONY: chromium
chromium: .venv/.installed-test
	$(PYTHON) -m tests.browser.chromium

.PHONY: poppler
poppler: .venv/.installed-test
	$(PYTHON) -m tests.report.pdftools

clean:
	find build -mindepth 1 ! -name .gitkeep -delete
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/.installed-web: pyproject.toml $(PYTHON)
	$(PYTHON) -m pip install --quiet -e '.[web,relay]'
	@touch $@

.venv/.installed-test: pyproject.toml $(PYTHON)
	$(PYTHON) -m pip install --quiet -e '.[test]'
	@touch $@ .venv/.installed-web

.venv/.installed-engines: pyproject.toml $(PYTHON)
	$(PYTHON) -m pip install --quiet -e '.[engines]'
	@touch $@ .venv/.installed-test .venv/.installed-web

$(PYTHON):
	@recent=; for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	  $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	  recent=$$name; \
	  $$name -c 'import ensurepip' 2>/dev/null || continue; \
	  echo "Making .venv with $$name"; \
	  rm -rf .venv; \
	  $$name -m venv .venv && exit 0; \
	  rm -rf .venv; exit 1; \
	done; \
	if [ -n "$$recent" ]; then \
	  echo "$$recent cannot make virtual environments here. Debian: apt-get install python3-venv" >&2; \
	else \
	  echo "crampapp needs Python 3.11 or newer: https://www.python.org/downloads/" >&2; \
	fi; \
	exit 1
