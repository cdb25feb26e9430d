#!/usr/bin/env bash
# Judges, annotates, writes the summary of the job, and ends with the kit's exit code. Its inputs are variables, see action.yml.
set -euo pipefail

fail() {
  echo "::error::$1"
  exit 2
}

lines() {
  # Without empty ones, and without the blanks around.
  sed -e 's/^[[:space:]]*//' -e 's/[[:space:]]*$//' -e '/^$/d' <<<"${1:-}"
}

subjects=()
while IFS= read -r line; do subjects+=("$line"); done < <(lines "${TCK_SUBJECT:-}")
options=()
while IFS= read -r line; do options+=("$line"); done < <(lines "${TCK_OPTIONS:-}")

ways=0
for way in "${TCK_SUBJECT:-}" "${TCK_URL:-}" "${TCK_ADAPTER:-}"; do
  [ -z "$way" ] || ways=$((ways + 1))
done
[ "$ways" -eq 1 ] || fail "name one of the inputs subject, url and adapter; $ways are there"
if [ -z "${TCK_SUBJECT:-}" ]; then
  [ -n "${TCK_PROTOCOLS:-}" ] || fail "the input protocols is missing, such as graphql-transport-ws"
fi
[ -z "${TCK_COMMAND:-}" ] || [ -n "${TCK_URL:-}" ] || fail "the input command starts a server; name its url, too"

out=${TCK_OUT:-graphql-tck-results}
arguments=(--fail-on "${TCK_FAIL_ON:-must}" --out "$out" --report "html,junit,markdown,badge" --annotations github)
[ -z "${TCK_PROTOCOLS:-}" ] || arguments+=(--protocol "$TCK_PROTOCOLS")
[ -z "${TCK_BASELINE:-}" ] || arguments+=(--baseline "$TCK_BASELINE")
arguments+=(${options[@]+"${options[@]}"})

if [ -n "${TCK_SUBJECT:-}" ]; then
  command=(run "${subjects[@]}" "${arguments[@]}")
elif [ -n "${TCK_URL:-}" ]; then
  command=(test-server --url "$TCK_URL" "${arguments[@]}")
  [ -z "${TCK_COMMAND:-}" ] || command+=(-- bash -c "$TCK_COMMAND")
else
  command=(test-client "${arguments[@]}" -- bash -c "$TCK_ADAPTER")
fi

code=0
graphql-tck "${command[@]}" || code=$?
echo "exit-code=$code" >>"$GITHUB_OUTPUT"
if [ -f "$out/results.json" ]; then
  echo "results=$out" >>"$GITHUB_OUTPUT"
fi
if [ -f "$out/summary.md" ]; then
  cat "$out/summary.md" >>"$GITHUB_STEP_SUMMARY"
fi
exit "$code"
