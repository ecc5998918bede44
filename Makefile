# Shortcuts; each line is a command that one can type. `make help` lists them.

PYTHON ?= python3
.DEFAULT_GOAL := help

.PHONY: help run test icons wheel sdist bundle archive deb packaging-test benchmarks constraints clean

help:     ## this list
	@sed -n 's/^\([a-z -]*\):.*## /\1: /p' $(MAKEFILE_LIST)

run:      ## open the window
	$(PYTHON) run.py

test:     ## run every check
	$(PYTHON) run.py test

icons wheel sdist bundle archive deb:  ## packages, into dist/
	$(PYTHON) packaging/build.py $@

packaging-test: wheel sdist bundle deb  ## install each package in a clean Debian root and use it (root, some minutes)
	$(PYTHON) run.py test -m packaging

benchmarks:  ## time the start, into docs/benchmarks/startup.md
	.venv/bin/python benchmarks/startup.py --write

constraints:  ## resolve pyproject.toml anew into constraints.txt (needs uv)
	printf 'hatchling>=1.27\n' > build-tools.tmp
	printf '%s\n' "# The exact version of every package that running, testing and building this project uses." \
	  "# Made by \`make constraints\`; docs/install.md says when." > constraints.tmp
	uv pip compile --quiet --universal --python-version 3.11 --extra dev --no-annotate --no-header \
	  --no-emit-index-url --no-emit-find-links --upgrade pyproject.toml build-tools.tmp >> constraints.tmp
	mv constraints.tmp constraints.txt
	rm build-tools.tmp

clean:    ## remove what was built
	rm -rf build dist
