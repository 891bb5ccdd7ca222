# One entry point for people and machines. `make help` lists what there is.
.DEFAULT_GOAL := help
SHELL := /bin/bash

PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
SITE_VAR ?= $(CURDIR)/var
export SITE_VAR
export PYTHONUNBUFFERED := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONPATH := $(CURDIR)/site:$(CURDIR)

# What `make run` needs beyond the defaults of production: this machine only, without TLS.
LOCAL := DJANGO_SETTINGS_MODULE=config.settings.production PLAIN_HTTP=1 SECRET_KEY_FILE=$(SITE_VAR)/secret-key \
	ALLOWED_HOSTS=localhost,127.0.0.1,[::1] BASE_URL=http://127.0.0.1:$(PORT) PORT=$(PORT)

.PHONY: help
help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; found " + sys.version) if sys.version_info < (3, 11) else None'
	@echo "Making the virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: $(BIN)/python requirements.txt
	@echo "Installing the requirements (once; a minute or two)"
	@$(BIN)/pip install --quiet --requirement requirements.txt
	@touch $@

$(VENV)/.development: $(BIN)/python requirements.txt site/requirements-dev.txt
	@echo "Installing what developers need (once; a minute or two)"
	@$(BIN)/pip install --quiet --requirement site/requirements-dev.txt
	@touch $@ $(VENV)/.runtime

$(SITE_VAR)/secret-key: | $(VENV)/.runtime
	@mkdir -p $(SITE_VAR)
	@umask 077; $(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))' > $@

.PHONY: run
run: $(VENV)/.runtime $(SITE_VAR)/secret-key ## start the site on this machine (PORT=8000), preparing it the first time
	@$(LOCAL) $(BIN)/python manage.py bootstrap
	@$(LOCAL) exec $(BIN)/gunicorn -c site/gunicorn.conf.py

.PHONY: dev
dev: $(VENV)/.development ## start the reloading developers' server
	@$(BIN)/python manage.py bootstrap --no-static
	@$(BIN)/python manage.py build_publications --if-due & $(BIN)/python manage.py runserver 127.0.0.1:$(PORT)

# Workers with a database each, one per core; the few tests that TESTS names end sooner than workers are ready.
WORKERS ?= $(if $(TESTS),0,auto)
.PHONY: test
test: $(VENV)/.development ## run every test on all cores (TESTS=path to choose some, run on one; WORKERS=2 to say how many)
	@$(BIN)/pytest --numprocesses $(WORKERS) $(TESTS)

.PHONY: lint
lint: $(VENV)/.development ## check style, types, models and migrations
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy site/common site/config home standards benchmark guide search
	@$(BIN)/python manage.py check --fail-level WARNING
	@$(BIN)/python manage.py makemigrations --check --dry-run

.PHONY: format
format: $(VENV)/.development ## rewrite the code in the house style
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format .

.PHONY: messages
messages: $(VENV)/.development ## collect the interface texts to translate and compile them (needs gettext)
	@$(BIN)/python manage.py makemessages --all --no-obsolete --no-wrap --ignore '.venv' --ignore 'var' --ignore 'tests'
	@$(BIN)/python manage.py compilemessages --ignore '.venv'

.PHONY: content-load
content-load: $(VENV)/.runtime ## load content files that are not on the site yet (developers' database)
	@$(BIN)/python manage.py load_content

.PHONY: content-export
content-export: $(VENV)/.runtime ## write the published content back to the content files
	@$(BIN)/python manage.py export_content

.PHONY: lock
lock: $(VENV)/.development ## choose new exact versions within the ranges of pyproject.toml
	@$(BIN)/pip-compile --quiet --upgrade --strip-extras --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file requirements.txt pyproject.toml
	@$(BIN)/pip-compile --quiet --upgrade --strip-extras --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --constraint requirements.txt --extra dev --output-file site/requirements-dev.txt pyproject.toml

.PHONY: clean
clean: ## remove the virtual environment (the site's data in var/ stays)
	@rm -rf $(VENV)
