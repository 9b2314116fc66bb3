#!/usr/bin/env bash
# Unpacks Debian 13's belenios-tool beside this machine's own system, into the folder given (default target/belenios-tool),
# and writes there an executable `belenios-tool`. Nothing is installed. The mirror is the one this machine's apt already uses.
set -euo pipefail
folder=$(mkdir -p "${1:-target/belenios-tool}" && cd "${1:-target/belenios-tool}" && pwd)
[ -x "$folder/belenios-tool" ] && "$folder/belenios-tool" --version >"$folder/version" 2>/dev/null && exit 0

mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | grep -E '/debian/?$' | sort -u | head -n 1 || true)
if [ -z "$mirror" ]; then
  mirror=$(grep -rhoE '(https?|file)://[^ ]+/debian/?( |$)' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null | head -n 1 | tr -d ' ' || true)
fi
[ -n "$mirror" ] || { echo "No Debian mirror in this machine's apt sources: belenios-tool cannot be fetched." >&2; exit 1; }

mkdir -p "$folder/state/lists/partial" "$folder/cache/archives/partial" "$folder/root" "$folder/packages"
: >"$folder/state/status"
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" >"$folder/sources.list"
apt_beside() {
  apt-get -qq -o "Dir::Etc::SourceList=$folder/sources.list" -o Dir::Etc::SourceParts=/dev/null -o "Dir::State=$folder/state" \
    -o "Dir::State::status=$folder/state/status" -o "Dir::Cache=$folder/cache" -o APT::Architecture=amd64 \
    -o APT::Sandbox::User=root "$@"
}
apt_beside update
(cd "$folder/packages" && apt_beside download belenios-tool libc6 libev4t64 libgmp10 libsodium23 libssl3t64 zlib1g libzstd1)
for package in "$folder"/packages/*.deb; do dpkg-deb -x "$package" "$folder/root"; done

library=$folder/root/usr/lib/x86_64-linux-gnu
cat >"$folder/belenios-tool" <<TOOL
#!/usr/bin/env bash
# LWT_ASYNC_METHOD=none: otherwise 3.x drops the result of its check of each ballot.
export LWT_ASYNC_METHOD=none
exec "$library/ld-linux-x86-64.so.2" --library-path "$library" "$folder/root/usr/bin/belenios-tool" "\$@"
TOOL
chmod +x "$folder/belenios-tool"
"$folder/belenios-tool" --version >"$folder/version"
rm -rf "$folder/packages" "$folder/state" "$folder/cache"
