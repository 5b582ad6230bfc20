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
told() {  # process, its output: waits for what was begun aside, and shows what it said
  wait "$1"
  local code=$?
  cat "$2"
  return "$code"
}
counted() {  # pytest's output: adds pytest's own counts
  local p f
  p=$(grep -oE '[0-9]+ passed' "$1" | tail -1 | grep -oE '[0-9]+'); passed=$((passed + ${p:-0}))
  f=$(grep -oE '[0-9]+ (failed|error)' "$1" | grep -oE '[0-9]+' | awk '{n += $1} END {print n + 0}')
  failed=$((failed + ${f:-0}))
  if [ -z "$p" ] && [ "${f:-0}" = 0 ]; then failed=$((failed + 1)); fi
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
said=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$said"' EXIT
# two things at a time, one a core: the front end is built beside the checks of Python ...
make -s web >"$said/build" 2>&1 &
building=$!
step "format" ruff format --check -q .
step "lint" ruff check -q .
step "types" mypy
step "imports" lint-imports
step "front end's build" told "$building" "$said/build"
# ... then it is checked and looked at beside the tests, which are nice: they take what is left
(cd frontend && exec npm run -s check) >"$said/check" 2>&1 &
checking=$!
python -m pytest --durations=15 -n 2 --dist loadfile tests/e2e >"$said/browser" 2>&1 &
looking=$!
echo "== tests"
# worksteal: each process takes the files in turn, so what a file sets up is set up once
nice -n 5 python -m pytest --durations=15 -n 2 --dist worksteal --ignore=tests/e2e 2>&1 | tee "$said/tests"
counted "$said/tests"
step "front end" told "$checking" "$said/check"
echo "== browser tests"
told "$looking" "$said/browser"
counted "$said/browser"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
