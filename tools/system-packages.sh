#!/bin/sh
# Install the system packages that running or testing needs, when this machine lets us.
# What cannot be installed is not fatal for running: the feature is off and `kakaki doctor` says so.
set -eu
run="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation fonts-noto-core tesseract-ocr tesseract-ocr-fra gcc libc6-dev python3-venv"
test="$run chromium nginx-light"
case "${1:-run}" in
    test) wanted=$test ;;
    *) wanted=$run ;;
esac
missing=""
for package in $wanted; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1; then as_root="sudo"; else
        echo "Paquets absents :$missing. Installez-les pour avoir toutes les fonctions." >&2
        [ "${1:-run}" = run ] && exit 0 || exit 1
    fi
fi
echo "Installation de :$missing" >&2
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
if ! { $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null; }; then
    echo "Ces paquets n’ont pas pu être installés :$missing" >&2
    [ "${1:-run}" = run ] || exit 1
fi
