#!/usr/bin/env bash
# Has archives judged by belenios-tool, a program none of us wrote, and says one line per archive.
#
#   tests/interop/verify-with-belenios-tool.sh ARCHIVE.bel…
#
# Three steps per archive:
#   1. `election verify` of the whole, with LWT_ASYNC_METHOD=none (3.x drops the result of its check of ballots otherwise);
#   2. `election verify-ballot` of every ballot against the archive cut after Setup (it refuses a ballot already in the box);
#   3. the archived encrypted tally is the one `election compute-encrypted-tally` finds (3.0 does not compare them).
# Only this machine's tar, grep, sed and xargs handle the archive: none of our programs is trusted here.
#
# Step 2 decodes the whole list of credentials again for each ballot: about 20 ms of one core, and 60 µs per credential. A
# box of 200 ballots takes 6 s of one core, one of 1,000 (two questions) 100 s.
#
# BELENIOS_TOOL: the program (default target/tools/belenios-tool/belenios-tool). JOBS: processes at once (default: all cores).
# Exit: 0 all accepted; 1 an archive refused (the first one stops everything); 2 wrong use or no belenios-tool.
set -euo pipefail
export LWT_ASYNC_METHOD=none LC_ALL=C
root=$(cd "$(dirname "$0")/../.." && pwd)
export BELENIOS_TOOL=${BELENIOS_TOOL:-$root/target/tools/belenios-tool/belenios-tool}
JOBS=${JOBS:-$(nproc)}

[ $# -gt 0 ] || { echo "usage: $0 ARCHIVE.bel…" >&2; exit 2; }
[ -x "$BELENIOS_TOOL" ] || { echo "no belenios-tool at $BELENIOS_TOOL: run make test, which fetches belenios-tool" >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The tool's last word may be a line of progress: its reason is the line that begins with its name.
reason() { # LOG
  { grep -m 1 '^belenios-tool: ' "$1" || tail -n 1 "$1"; } | sed 's/^belenios-tool: //'
}

refuse() { # ARCHIVE WHAT LOG
  echo "$1: REFUSED by belenios-tool: $2: $(reason "$3")"
  exit 1
}

# Hashes of the payloads of the events of one type, in no order.
payloads() { # TYPE
  find "$work/records" -name '*.event.json' -print0 | xargs -0 grep -hE "\"type\":\"$1\"" |
    sed -E 's/.*"payload":"([0-9a-f]{64})".*/\1/' || true
}

one_ballot() { # FILE
  "$BELENIOS_TOOL" election verify-ballot --dir "$BOARD" --ballot "$1" >"$1.log" 2>&1 ||
    { echo "$(basename "$1" .data.json): $(reason "$1.log")" >>"$BOARD.refused"; exit 255; }
}
export -f one_ballot reason

judge() { # ARCHIVE
  local archive=$1 uuid count
  rm -rf "$work"/*
  mkdir "$work/whole" "$work/setup" "$work/records"
  [ -r "$archive" ] || { echo "$archive: no such archive" >&2; exit 2; }
  tar -xf "$archive" -C "$work/records" 2>"$work/log" || refuse "$archive" "not an archive" "$work/log"
  uuid=$(find "$work/records" -name '*.data.json' -exec grep -lE '^\{"version":1,"description":' {} + | sed -n 1p |
    xargs -r sed -nE 's/.*"uuid":"([0-9A-Za-z]+)".*/\1/p')
  [ -n "$uuid" ] || { echo "it holds no election" >"$work/log"; refuse "$archive" "not an archive" "$work/log"; }

  ln -s "$(realpath "$archive")" "$work/whole/$uuid.bel"
  "$BELENIOS_TOOL" election verify --dir "$work/whole" >"$work/log" 2>&1 || refuse "$archive" "verify" "$work/log"

  # The record after the first event begins where Setup ends; without one, the archive is Setup alone. (awk reads to the
  # end: a reader that stops early kills tar, and this script with it.)
  local blocks
  blocks=$(tar -tRf "$archive" 2>/dev/null | awk '/event\.json$/ { after = 1; next } after && !said { sub(":", "", $2); print $2; said = 1 }')
  if [ -n "$blocks" ]; then head -c $((blocks * 512)) "$archive"; else cat "$archive"; fi >"$work/setup/$uuid.bel"
  payloads Ballot | sed "s|.*|$work/records/&.data.json|" >"$work/ballots"
  count=$(wc -l <"$work/ballots")
  BOARD=$work/setup xargs -r -P "$JOBS" -n 20 bash -c 'for ballot; do one_ballot "$ballot"; done' judge <"$work/ballots" 2>/dev/null ||
    refuse "$archive" "verify-ballot" "$work/setup.refused"

  local sized tally="no tally yet"
  sized=$(payloads EncryptedTally)
  if [ -n "$sized" ]; then
    "$BELENIOS_TOOL" election compute-encrypted-tally --dir "$work/whole" >"$work/tally" 2>"$work/log" ||
      refuse "$archive" "compute-encrypted-tally" "$work/log"
    [ "$(tail -n 1 "$work/tally" | tr -d '\n' | sha256sum | cut -c1-64)" = "$sized" ] ||
      { echo "the archived encrypted tally is not that of the ballots" >"$work/log"; refuse "$archive" "compute-encrypted-tally" "$work/log"; }
    tally="tally equal"
  fi
  local result
  result=$(payloads Result)
  [ -z "$result" ] || tally="$tally, result $(sed -E 's/^\{"result":(.*)\}$/\1/' "$work/records/$result.data.json")"
  echo "$archive: accepted by belenios-tool $("$BELENIOS_TOOL" --version | cut -d' ' -f1): $count ballots, $tally"
}

for archive in "$@"; do judge "$archive"; done
