# Two commands do all the set-up on a fresh machine: `make run` and `make test`.
SHELL := bash
.DEFAULT_GOAL := help
TOOLS := target/tools
VENV := $(TOOLS)/venv
BELENIOS := $(TOOLS)/belenios-tool/belenios-tool
VOTERS ?= 200
BROWSER ?=
PORT ?= 3000
RUN_ARGS ?=
export BELENIOS_TOOL := $(CURDIR)/$(BELENIOS)
export ISOLOIR_VENV := $(CURDIR)/$(VENV)
# The journeys run the program that cargo has just built.
export PORTAL_LOCAL := $(or $(CARGO_TARGET_DIR),$(CURDIR)/target)/debug/portal-local
# There are no examples: named, they have cargo take the features that the tests take, and so what was compiled for them.
AS_TESTED := --locked --quiet --workspace --examples

.PHONY: help run web pages browsers lighthouse speed test format lint unit doc deny bench even-times rehearsal deploy-rehearsal openapi booth-vectors booth-ballots system

help: ## what one can do
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 20

run: web/dist/index.html ## the whole portal on 127.0.0.1:3000 (PORT=…, RUN_ARGS="--data DIR")
	cargo run --locked --quiet -p portal-local --bin portal-local -- --port $(PORT) $(RUN_ARGS)

test: format lint unit pages doc ## everything CI checks

web: web/dist/index.html ## the pages, into web/dist (ISOLOIR_THEME=…)

web/node_modules/ready: web/package-lock.json
	cd web && npm ci --no-audit --no-fund --silent
	@touch $@

web/dist/index.html: web/node_modules/ready $(shell find web/src web/build web/texts web/themes web/public -type f -not -name '*.d.ftl.ts' 2>/dev/null)
	cd web && npm run --silent build
	@touch $@

pages: web/dist/index.html system ## types, catalogue, weight, hashes, and every screen and journey in a browser
	cd web && npm run --silent check && npm run --silent test
	cargo build $(AS_TESTED) --bin portal-local
	cd web && npm run --silent browser

browsers: web/dist/index.html $(TOOLS)/chromium-87/ready ## the journey and every screen in Firefox, WebKit and Chromium 87 (docs/BROWSERS.md; BROWSER=firefox for one)
	tests/system-packages.sh browsers
	cargo build $(AS_TESTED) --bin portal-local
	cd web && npm run --silent browsers -- $(addprefix --project=,$(BROWSER))

lighthouse: web/dist/index.html system ## scores of five screens, into docs/PERFORMANCE.md
	cargo build $(AS_TESTED) --bin portal-local
	cd web && npm run --silent lighthouse

speed: web/dist/index.html system ## what a voter waits from JE VOTE to the receipt, into docs/PERFORMANCE.md
	cargo build $(AS_TESTED) --bin portal-local
	cd web && npm run --silent speed

# Chromium 87 and the puppeteer of its time: packages that nothing else uses.
$(TOOLS)/chromium-87/ready: web/tests/browsers/chromium-87/package-lock.json
	@mkdir -p $(@D)
	cp web/tests/browsers/chromium-87/package*.json $(@D)
	cd $(@D) && npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

format:
	cargo fmt --all --check

lint:
	cargo clippy --locked --workspace --all-targets --quiet -- -D warnings

unit: $(BELENIOS) $(VENV)/ready web/node_modules/ready system
	cargo test --locked --workspace --lib --bins --tests

doc:
	RUSTDOCFLAGS="-D warnings" cargo doc $(AS_TESTED) --lib --no-deps

bench: ## speeds, by criterion (docs/PERFORMANCE.md)
	cargo bench --locked -p belenios

even-times: ## whether the time of an answer tells accounts or factors apart (docs/PERFORMANCE.md)
	cargo run --locked --quiet -p tests --bin even_times

rehearsal: $(BELENIOS) ## a whole election over HTTP (VOTERS=200)
	cargo run --locked --quiet -p tests --bin rehearsal -- --voters $(VOTERS) --judge tests/interop/verify-with-belenios-tool.sh

deploy-rehearsal: ## a real deployment onto a local emulator of AWS, and an election with one voter through it
	tests/deploy/rehearse.sh

openapi: ## docs/openapi.json and docs/PROBLEMS.md, from the code
	@mkdir -p target
	cargo run --locked --quiet -p tests --bin openapi > target/openapi.json && mv target/openapi.json docs/openapi.json
	cargo run --locked --quiet -p tests --bin openapi -- problems > target/PROBLEMS.md && mv target/PROBLEMS.md docs/PROBLEMS.md

booth-vectors: ## tests/vectors/booth.json, which the browser's booth reproduces, from the code
	@mkdir -p target
	cargo run --locked --quiet -p tests --bin booth_vectors > target/booth.json && mv target/booth.json tests/vectors/booth.json

booth-ballots: $(BELENIOS) web/node_modules/ready ## a thousand ballots of the browser's booth, each judged by belenios-tool
	ISOLOIR_EVERY_BALLOT=1 cargo test --locked -p belenios --test belenios_tool browser_ballots

deny: ## licences, sources, bans and advisories of the dependencies
	@cargo deny --version >/dev/null 2>&1 || cargo install --locked cargo-deny
	cargo deny check

$(BELENIOS): tests/interop/fetch-belenios-tool.sh
	tests/interop/fetch-belenios-tool.sh $(@D)
	@touch $@

# What the tests of documents and templates need from Debian; without root, the tests that need it say so.
system:
	@tests/system-packages.sh

$(VENV)/ready: tests/template/requirements.txt
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --no-compile --disable-pip-version-check -r $<
	@touch $@
