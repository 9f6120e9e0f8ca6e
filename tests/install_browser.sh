#!/bin/sh
# Install Chromium and a Chinese font from the system's packages where they are absent.
set -eu

missing=" chromium"
if [ -n "${GONGKAI_CHROMIUM:-}" ]; then
  missing=
fi
for browser in chromium chromium-browser google-chrome; do # `command -v` asks for one alone
  if command -v "$browser" >/dev/null; then
    missing=
  fi
done
if [ "$(uname)" != Darwin ] && ! fc-list :lang=zh-cn 2>/dev/null | grep -q .; then
  missing="$missing fontconfig fonts-noto-cjk"
fi
if [ -z "$missing" ]; then
  exit 0
fi

say_how() {
  echo "The browser tests need Chromium and a Chinese font, and this machine lacks:$missing" >&2
  echo "$1" >&2
  exit 1
}

command -v apt-get >/dev/null || say_how "Please install them; GONGKAI_CHROMIUM may name a browser's path."
as_root=
if [ "$(id -u)" -ne 0 ]; then
  as_root=sudo
  sudo -n true 2>/dev/null || say_how "Please run: sudo apt-get update && sudo apt-get install -y$missing"
fi
echo "Installing for the browser tests:$missing"
log=$(mktemp)
# shellcheck disable=SC2086  # a list of packages
if ! { $as_root apt-get update -qq && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } >"$log" 2>&1; then
  cat "$log" >&2
  exit 1
fi
