#!/usr/bin/env bash
# Every check and every test; the last line is "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/.venv/bin:$PATH"
unset PYTHONDONTWRITEBYTECODE
passed=0 failed=0
step() {  # name, command...: one check that passes or fails as a whole
  echo "== $1"
  if "${@:2}"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $1"; fi
}
told() {  # process, its output: waits for a check that was begun aside, and shows what it said
  wait "$1"
  local code=$?
  cat "$2"
  rm -f "$2"
  return "$code"
}
counted() {  # name, pytest arguments...: adds pytest's own counts
  echo "== $1"
  local log; log=$(mktemp)
  python -m pytest --durations=15 "${@:2}" 2>&1 | tee "$log"
  local p f
  p=$(grep -oE '[0-9]+ passed' "$log" | tail -1 | grep -oE '[0-9]+'); passed=$((passed + ${p:-0}))
  f=$(grep -oE '[0-9]+ (failed|error)' "$log" | grep -oE '[0-9]+' | awk '{n += $1} END {print n + 0}')
  failed=$((failed + ${f:-0}))
  if [ -z "$p" ] && [ "${f:-0}" = 0 ]; then failed=$((failed + 1)); fi
  rm -f "$log"
}
if ! command -v chromium >/dev/null && ! command -v google-chrome >/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium for the browser tests ..."
    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null
  else
    echo "The browser tests need Chromium. On Debian or Ubuntu type: sudo apt-get install chromium"
    exit 1
  fi
fi
if ! command -v fusermount3 >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing fuse3 for the power cuts ..."
  apt-get install -y -qq --no-install-recommends fuse3 >/dev/null || echo "no fuse3: the power cuts are skipped"
fi
# the front end is checked beside the four checks of Python: each takes one core for a minute
said_aside=$(mktemp)
(cd frontend && exec npm run -s check) >"$said_aside" 2>&1 &
aside=$!
trap 'kill "$aside" 2>/dev/null; rm -f "$said_aside"' EXIT
step "format" ruff format --check -q .
step "lint" ruff check -q .
step "types" mypy
step "imports" lint-imports
step "front end" told "$aside" "$said_aside"
trap - EXIT
# worksteal: each process takes the files in turn, so what a file sets up is set up once
counted "tests" -n 2 --dist worksteal -m "not browser"
counted "browser tests" -n 2 --dist loadfile -m browser
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
