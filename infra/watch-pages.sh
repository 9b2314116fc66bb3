#!/usr/bin/env bash
# Compares the pages that voters get with the list of hashes the bureau holds, once or every minute.
#
#   infra/watch-pages.sh https://vote.example.fr hashes.txt           once
#   infra/watch-pages.sh https://vote.example.fr hashes.txt --watch   until a difference
#
# Exit code: 0 all the same, 1 a difference (its files on standard output), 2 the portal could not be asked.
set -euo pipefail
origin=${1:?the portal\'s origin}; hashes=${2:?the list of hashes}; watch=${3:-}
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT

# A page is asked for by the address that voters use: index.html is /, connexion.html is /connexion.
address() {
  case $1 in
    index.html) echo / ;;
    *.html) echo "/${1%.html}" ;;
    *) echo "/$1" ;;
  esac
}

compare() {
  local different=0 hash file status
  while read -r hash file; do
    # The error pages answer with their own status.
    status=$(curl --silent --max-time 20 --output "$folder/answer" --write-out '%{http_code}' "$origin$(address "$file")") || return 2
    if [ "$status" != 200 ] && [ "$file" != 404.html ]; then
      echo "$file: HTTP $status"; different=1
    elif ! echo "$hash  $folder/answer" | sha256sum --check --status; then
      echo "$file: other bytes than those published"; different=1
    fi
  done < "$hashes"
  return $different
}

while true; do
  compare || exit $?
  [ "$watch" = --watch ] || exit 0
  sleep 60
done
