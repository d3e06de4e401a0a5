#!/usr/bin/env bash
# What action.yml runs. Inputs come as POSTLINT_…; the bash of macOS is as old as version 3.2.
set -euo pipefail

fail() {
  echo "::error title=postlint::$1"
  exit 2
}

case "$POSTLINT_FAIL_ON" in
  error | warning | never) ;;
  *) fail 'Input “fail-on” is neither “error” nor “warning” nor “never”' ;;
esac
for switch in "$POSTLINT_ANNOTATIONS" "$POSTLINT_SUMMARY"; do
  [ "$switch" = true ] || [ "$switch" = false ] || fail 'Inputs “annotations” and “summary” are “true” or “false”'
done
cd -- "$POSTLINT_WORKING_DIRECTORY" 2> /dev/null || fail 'Input “working-directory” is not a folder of the checkout'

reports=$(mktemp -d "${RUNNER_TEMP:-/tmp}/postlint-XXXXXX")
words=(--format pretty --format "json:$reports/report.json")
[ "$POSTLINT_ANNOTATIONS" = false ] || words+=(--format "github:$reports/annotations.txt")
[ "$POSTLINT_SUMMARY" = false ] || words+=(--format "markdown:$reports/summary.md")
[ -z "$POSTLINT_SARIF_FILE" ] || words+=(--format "sarif:$POSTLINT_SARIF_FILE")
[ -z "$POSTLINT_SINCE" ] || words+=("--since=$POSTLINT_SINCE")
[ "$POSTLINT_FAIL_ON" != warning ] || words+=(--max-warnings 0)
while IFS= read -r word; do
  word=${word%$'\r'}
  [ -z "$word" ] || words+=("$word")
done <<< "$POSTLINT_ARGS"
words+=(--)
while IFS= read -r word; do
  word=${word%$'\r'}
  [ -z "$word" ] || words+=("$word")
done <<< "$POSTLINT_PATHS"

if [ -n "$POSTLINT_VERSION" ]; then
  command=(npx --yes --package "postlint@$POSTLINT_VERSION" -- postlint)
elif npx --no-install postlint --version > /dev/null 2>&1; then
  command=(npx --no-install -- postlint)
else
  own=$(node -p 'require(process.argv[1]).version' "$GITHUB_ACTION_PATH/package.json")
  command=(npx --yes --package "postlint@$own" -- postlint)
fi

# The report quotes posts: nothing in it is a command for the runner, until the token is said again.
token=$(node -p 'crypto.randomUUID()')
echo "::stop-commands::$token"
code=0
FORCE_COLOR=1 "${command[@]}" "${words[@]}" || code=$?
echo "::$token::"

[ ! -f "$reports/annotations.txt" ] || cat "$reports/annotations.txt"
[ ! -f "$reports/summary.md" ] || cat "$reports/summary.md" >> "$GITHUB_STEP_SUMMARY"
if [ -f "$reports/report.json" ]; then
  node -e '
    const { readFileSync } = require("node:fs");
    const [file] = process.argv.slice(1);
    const { errors, warnings } = JSON.parse(readFileSync(file, "utf8")).summary;
    console.log(`errors=${errors}\nwarnings=${warnings}\nreport=${file}`);
  ' "$reports/report.json" >> "$GITHUB_OUTPUT"
fi
[ "$POSTLINT_FAIL_ON" != never ] || [ "$code" -ne 1 ] || code=0
exit "$code"
