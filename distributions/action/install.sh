#!/usr/bin/env bash
# Makes the command graphql-tck available to the steps that follow.
#   TCK_VERSION  which version of the npm package
#   TCK_JAR      a jar instead
set -euo pipefail

bin=$RUNNER_TEMP/graphql-tck/bin
mkdir -p "$bin"

if [ -n "${TCK_JAR:-}" ]; then
  [ -f "$TCK_JAR" ] || {
    echo "::error::the input jar names $TCK_JAR, which is no file"
    exit 2
  }
  # The launcher of the container does the same for any jar.
  jar=$(cd "$(dirname "$TCK_JAR")" && pwd)/$(basename "$TCK_JAR")
  launcher=$(cd "$(dirname "${BASH_SOURCE[0]}")/../container" && pwd)/graphql-tck
  printf '#!/bin/sh\nGRAPHQL_TCK_JAR=%q exec %q "$@"\n' "$jar" "$launcher" >"$bin/graphql-tck"
  chmod +x "$bin/graphql-tck"
else
  # From the cache, it is there already.
  [ -x "$RUNNER_TEMP/graphql-tck/node_modules/.bin/graphql-tck" ] ||
    npm install --silent --ignore-scripts --no-audit --no-fund --prefix "$RUNNER_TEMP/graphql-tck" "graphql-tck@${TCK_VERSION:-latest}"
  ln -sf ../node_modules/.bin/graphql-tck "$bin/graphql-tck"
fi
echo "$bin" >>"$GITHUB_PATH"
"$bin/graphql-tck" --version
