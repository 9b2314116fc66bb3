#!/usr/bin/env bash
# Lays the rehearsal's tools under target/tools, builds the programs of the bureau, and rehearses a deployment.
set -euo pipefail
cd "$(dirname "$0")/../.."

lay() { # folder, requirements
	[[ $1/ready -nt $2 ]] && return
	python3 -m venv "$1"
	"$1/bin/pip" install --quiet --disable-pip-version-check -r "$2"
	touch "$1/ready"
}
lay target/tools/emulator tests/deploy/requirements-emulator.txt
lay target/tools/deploy tests/deploy/requirements-tools.txt

cargo build --locked --quiet --workspace --bin isoloir --bin isoloir-ceremony --bin browser
exec target/tools/deploy/bin/python tests/deploy/rehearse.py \
	--emulator target/tools/emulator/bin/ministack \
	--tools target/tools/deploy \
	--programs "${CARGO_TARGET_DIR:-target}/debug" "$@"
