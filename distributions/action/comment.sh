#!/usr/bin/env bash
# Writes the summary of the results as a comment on a pull request, one comment for all runs.
#   comment.sh FOLDER NUMBER      FOLDER: the results, NUMBER: that of the pull request; needs gh and GH_TOKEN
set -euo pipefail

summary=$1/summary.md
number=$2
[ -f "$summary" ] || {
  echo "::error::there is no $summary; the results are not there"
  exit 2
}
case $number in
  '' | *[!0-9]*)
    echo "::error::\`$number\` is no number of a pull request"
    exit 2
    ;;
esac
# The last comment of the token's owner is replaced, so that a pull request with many pushes has one.
gh pr comment "$number" --edit-last --body-file "$summary" 2>/dev/null || gh pr comment "$number" --body-file "$summary"
