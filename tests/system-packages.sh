#!/usr/bin/env bash
# Installs the Debian packages the tests use, where they are missing; `browsers` adds those of `make browsers`.
set -euo pipefail
declare -A package_of=(
  [pdftotext]=poppler-utils [qpdf]=qpdf [cc]=gcc [xz]=xz-utils [curl]=curl [git]=git
  [chromium]=chromium [fc-match]=fontconfig
)
if [ "${1:-}" = browsers ]; then
  package_of+=(
    [firefox-esr]=firefox-esr [WebKitWebDriver]=webkit2gtk-driver [Xvfb]=xvfb [openssl]=openssl
    [WPEWebDriver]=wpewebkit-driver [cog]=cog [weston]=weston
  )
fi
missing=()
for program in "${!package_of[@]}"; do
  command -v "$program" >/dev/null || missing+=("${package_of[$program]}")
done
# Widths of text are judged with this font: with another one, a browser test could see what a voter doesn't.
fc-match "Liberation Sans" 2>/dev/null | grep -q Liberation || missing+=(fonts-liberation)
[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$(id -u)" != 0 ]; then
  echo "Missing Debian packages: ${missing[*]}. Install them: sudo apt-get install ${missing[*]}" >&2
  exit 1
fi
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
